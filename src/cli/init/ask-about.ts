import { nearestName } from "../../project/nearest-name.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthNumber } from "../../rules/run-context.ts";
import type { Question } from "../../sources/recognition/recognition.ts";
import type { CommandContext } from "../context.ts";
import type { AskAbout } from "./recognise-files.ts";

/** Asks on the terminal what recognition could not tell: the roll, the month, and which column is which. */
export function askOnTerminal(
  { out }: CommandContext,
  ask: (question: string) => Promise<string>,
): AskAbout {
  return async (file, sheet, question) => {
    const where = sheet === "" ? file : `${file} 工作表“${sheet}”`;
    if (question.about === "roll") {
      const rolls = await loadRolls();
      const list = [...rolls.values()].map(({ id, label }) => `${id} ${label}`).join("、");
      for (;;) {
        const taken = question.taken ? `直接回车用 ${question.taken}` : "直接回车跳过这个工作表";
        const answer = await ask(
          `${where}：${question.text}。\n  填名册编号（?列出全部），${taken}：`,
        );
        if (answer === "") return question.taken ? undefined : { skip: true };
        if (rolls.has(answer)) return { roll: answer };
        const near = nearestName(answer, [...rolls.keys()]);
        out.note(
          answer === "?" ? list : `没有 ${answer} 这种名册${near ? `，是不是 ${near}？` : "。"}`,
        );
      }
    }
    if (question.about === "period") {
      for (;;) {
        const answer = await ask(
          `${where}：${question.text}。\n  填月份，例如 2019-10，直接回车留空：`,
        );
        if (answer === "") return undefined;
        const period = monthNumber(answer);
        if (period !== undefined) return { period };
        out.note("月份应写成 2019-10 的样子。");
      }
    }
    if (question.field !== undefined && question.choices?.length) {
      const column = await askColumn(where, question, ask, out);
      if (column !== undefined) return { columns: { [question.field]: column } };
    }
    return undefined;
  };
}

/** One of the columns in question, by number; undefined leaves the guess, or the field without a column. */
async function askColumn(
  where: string,
  { text, choices = [], taken }: Question,
  ask: (question: string) => Promise<string>,
  out: CommandContext["out"],
): Promise<string | undefined> {
  const list = choices.map((choice, index) => `    ${index + 1} ${choice}`).join("\n");
  const otherwise = taken ? `直接回车用“${taken}”` : "直接回车表示没有这一列";
  for (;;) {
    const answer = await ask(
      `${where}：${text}。是哪一列？\n${list}\n  填前面的数字，${otherwise}：`,
    );
    if (answer === "") return undefined;
    const choice = choices[Number(answer) - 1];
    if (choice !== undefined) return choice;
    out.note(`请填 1 到 ${choices.length} 之间的数字。`);
  }
}

/** `--yes`, and terminals where nobody answers: the best guess stands. */
export const askNobody: AskAbout = async () => undefined;
