import { nearestName } from "../../project/nearest-name.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Roll } from "../../rolls/roll.ts";
import { monthNumber } from "../../rules/run-context.ts";
import type { Question } from "../../sources/recognition/recognition.ts";
import type { CommandContext } from "../context.ts";
import type { AskAbout } from "./recognise-files.ts";

type Out = CommandContext["out"];
type Ask = (question: string) => Promise<string>;

/** Asks on the terminal what recognition could not tell: the roll, the month, and which column is which. */
export function askOnTerminal({ out }: CommandContext, ask: Ask): AskAbout {
  return async (file, sheet, question) => {
    const where = sheet === "" ? file : `${file} 工作表“${sheet}”`;
    const { about, field, choices = [] } = question;
    if (about === "roll") return askRoll(where, question, ask, out);
    const period = about === "period" ? await askPeriod(where, question, ask, out) : undefined;
    if (period !== undefined) return { period };
    if (field === undefined || choices.length === 0) return undefined;
    const column = await askColumn(where, question, ask, out);
    return column === undefined ? undefined : { columns: { [field]: column } };
  };
}

/** Which roll the sheet is; undefined leaves the guess, where there is one. */
async function askRoll(where: string, { text, taken }: Question, ask: Ask, out: Out) {
  const rolls = await loadRolls();
  const otherwise = taken ? `直接回车用 ${taken}` : "直接回车跳过这个工作表";
  for (;;) {
    const answer = await ask(`${where}：${text}。\n  填名册编号（?列出全部），${otherwise}：`);
    if (answer === "") return taken ? undefined : { skip: true };
    if (rolls.has(answer)) return { roll: answer };
    out.note(answer === "?" ? listOf(rolls) : noSuchRoll(answer, rolls));
  }
}

function listOf(rolls: ReadonlyMap<string, Roll>): string {
  return [...rolls.values()].map(({ id, label }) => `${id} ${label}`).join("、");
}

function noSuchRoll(answer: string, rolls: ReadonlyMap<string, Roll>): string {
  const near = nearestName(answer, [...rolls.keys()]);
  return `没有 ${answer} 这种名册${near ? `，是不是 ${near}？` : "。"}`;
}

/** Of which month the sheet is, as `year*12 + month - 1`; undefined leaves it open. */
async function askPeriod(where: string, { text }: Question, ask: Ask, out: Out) {
  for (;;) {
    const answer = await ask(`${where}：${text}。\n  填月份，例如 2019-10，直接回车留空：`);
    if (answer === "") return undefined;
    const period = monthNumber(answer);
    if (period !== undefined) return period;
    out.note("月份应写成 2019-10 的样子。");
  }
}

/** One of the columns in question, by number; undefined leaves the guess, or the field without a column. */
async function askColumn(
  where: string,
  { text, choices = [], taken }: Question,
  ask: Ask,
  out: Out,
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
