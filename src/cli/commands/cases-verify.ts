import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

/** The ledger does not have what the paper says it had. */
const INTEGRITY = 7;

export function verifyCasesCommand(context: CommandContext): Command {
  return newAction("verify", "核对台账：每一行连不连得上，印在清单上的校验码在不在里面")
    .argument("<项目文件夹>", "兜底项目")
    .argument("[校验码]", "印在清单封面上的台账校验码")
    .action((folder: string, head: string | undefined) =>
      withProject(context, folder, "cases verify", async (project) => {
        const { readLedger } = await import("../../ledger/cases/read-ledger.ts");
        const { readDecisions } = await import("../../ledger/decisions.ts");
        const { ledgerHead } = await import("../../ledger/cases/round-ledger.ts");
        const { batches: cases, answers } = readLedger(project);
        const lines = { cases: cases.length, answers: answers.length };
        const decisions = readDecisions(project).length;
        const found = head === undefined ? null : findHead(head, cases, answers);
        if (found === false) context.finish(INTEGRITY);
        const result = { head: ledgerHead(project), lines: { ...lines, decisions }, found };
        if (context.out.isJson) {
          context.out.json({ schema: "cases-verify/1", ...result });
          return;
        }
        const heads = {
          null: "",
          true: `\n清单上的校验码 ${head} 在台账里：那以后没有删改。`,
          false: `\n清单上的校验码 ${head} 不在台账里：台账被换过或删减过，请与“备份”核对。`,
        };
        context.out.result(
          `台账完整：整改台账 ${lines.cases} 笔，核查结果 ${lines.answers} 批，人工认定 ${decisions} 批。现在的校验码 ${result.head}${heads[`${found}`]}`,
        );
      }),
    );
}

type Lines = readonly { hash: string }[];

/** Both halves must be the end of a line, or the beginning of a file. */
function findHead(head: string, cases: Lines, answers: Lines): boolean {
  const halves = /^([0-9a-f]{12})-([0-9a-f]{12})$/.exec(head.trim().toLowerCase());
  if (!halves) {
    throw new UserError("E2001", "校验码应是两组 12 位，中间一个短横。", {
      hint: "照清单封面上的“台账校验码”抄写。",
      state: "没有改动任何文件。",
    });
  }
  const isIn = (lines: Lines, half = "") =>
    half === "0".repeat(12) || lines.some(({ hash }) => hash.startsWith(half));
  return isIn(cases, halves[1]) && isIn(answers, halves[2]);
}
