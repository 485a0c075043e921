import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import { asTyped } from "../as-typed.ts";
import { withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { actedOption } from "../today.ts";

interface Options {
  town?: string;
  on?: string;
}

export function issueCasesCommand(context: CommandContext): Command {
  return newAction("issue", "登记清单是哪天下发的：核查时限从那天起算")
    .argument("<项目文件夹>", "兜底项目")
    .argument("<轮次>", "例如 2019-10-1")
    .option("--town <乡镇>", "只登记这个乡镇；不写时全部")
    .option("--on <日期>", "下发日期；不写时用今天")
    .action((folder: string, round: string, options: Options) =>
      withLedger(context, folder, "cases issue", async ({ project, cases, append }) => {
        const { readManifest } = await import("../../screening/round.ts");
        const { countsFrom, waitingCases } = await import("../../ledger/cases/apply-act.ts");
        readManifest(project, round);
        const on = actedOption(options.on);
        const town = options.town ?? null;
        const waiting = waitingCases(cases.values(), { round, town });
        const counted = waiting.filter((each) => countsFrom(each, on)).length;
        if (waiting.length === 0) throw nothingWaits(round, town);
        if (counted === 0) throw tooEarly(on);
        await append({ kind: "issue", round, town }, on);
        const done = { round, town, on, cases: counted, unchanged: waiting.length - counted };
        if (context.out.isJson)
          context.out.json({ schema: "cases-receipt/1", act: "issue", ...done });
        else context.out.result(`${issueText(done)}\n下一步：doudi status ${asTyped(folder)}`);
      }),
    );
}

function issueText(done: {
  round: string;
  town: string | null;
  on: string;
  cases: number;
  unchanged: number;
}): string {
  const { round, town, on, cases, unchanged } = done;
  const rest = unchanged === 0 ? "" : `；另 ${unchanged} 条已延期或从更晚的日子算起，时限不变`;
  return `轮次 ${round} ${town ?? ""}的清单 ${on} 下发，${cases} 条的核查时限从这天起算${rest}。`;
}

function nothingWaits(round: string, town: string | null): UserError {
  return new UserError("E2007", `轮次 ${round}${town ?? ""}没有等着核查的疑点。`, {
    hint: "轮次和乡镇照 doudi status 的写法；已经答复的不用再登记。",
    state: "没有改动任何文件。",
  });
}

function tooEarly(on: string): UserError {
  return new UserError("E2007", `这些疑点的核查时限从 ${on} 以后算起，或已经延期，改不成这天。`, {
    hint: "核对 --on：清单不会在排查以前下发；排查时的日子用 doudi screen --on 写明。",
    state: "没有改动任何文件。",
  });
}
