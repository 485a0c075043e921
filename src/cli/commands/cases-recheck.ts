import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import type { CaseAct } from "../../ledger/cases/case-batches.ts";
import type { RecheckedCase } from "../../ledger/cases/read-rechecks.ts";
import type { RefusedCell } from "../../ledger/refused-cell.ts";
import { asTyped } from "../as-typed.ts";
import { casesFor, type OpenLedger, withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { refusedLines } from "../refused-lines.ts";
import { actedOption } from "../today.ts";

interface Options {
  agree?: boolean;
  disagree?: boolean;
  note?: string;
  take?: string;
  on?: string;
}

/** Done, but some rows of the sheet could not be taken. */
const SET_ASIDE = 4;

type RecheckAct = Extract<CaseAct, { kind: "recheck" }>;

/** One result, for the tasks it was given to. */
interface Result {
  tasks: string[];
  agrees: boolean;
  note: string;
}

export function recheckCasesCommand(context: CommandContext): Command {
  return newAction("recheck", "登记抽中复核的结果：不一致的退回乡镇重新核查")
    .argument("<项目文件夹>", "兜底项目")
    .argument("[任务编号...]", "不交复核表时写明")
    .option("--take <文件>", "填好的复核表（.xlsx）")
    .option("--agree", "复核与原核查结果一致")
    .option("--disagree", "复核与原核查结果不一致")
    .option("--note <说明>", "复核看到什么")
    .option("--on <日期>", "复核日期；不写时用今天")
    .addHelpText("after", "\n例：\n  doudi cases recheck 我的项目 --take 复核抽取-2019-12-05.xlsx")
    .action((folder: string, tasks: string[], options: Options) =>
      withLedger(context, folder, "cases recheck", async (ledger) => {
        const on = actedOption(options.on);
        const { results, known, refused, file } =
          options.take === undefined
            ? { results: [oneResult(tasks, options)], known: 0, refused: [], file: "" }
            : await resultsOf(ledger, options.take, context.signal);
        const acts: CaseAct[] = [];
        for (const { tasks: told, agrees, note } of results) {
          const make = (keys: string[]): RecheckAct => ({ kind: "recheck", keys, agrees, note });
          acts.push(await casesFor(ledger, told, make));
        }
        // All are looked at before the first is written.
        for (const act of acts) await ledger.append(act, on);
        const count = (agrees: boolean) =>
          results.filter((each) => each.agrees === agrees).flatMap((each) => each.tasks).length;
        const done = { on, agreed: count(true), disagreed: count(false), known };
        if (refused.length > 0) context.finish(SET_ASIDE);
        const { out } = context;
        if (out.isJson) out.json({ schema: "cases-recheck/1", ...done, refused });
        else {
          const lines = [
            `登记复核结果：一致 ${done.agreed} 条，不一致 ${done.disagreed} 条（已退回乡镇重新核查）。`,
            ...(known > 0 ? [`以前已经这样登记过的 ${known} 条，没有再记。`] : []),
            ...refusedLines(refused, file, out),
            `下一步：doudi status ${asTyped(folder)}`,
          ];
          out.result(lines.join("\n"));
        }
      }),
    );
}

function oneResult(tasks: string[], { agree, disagree, note }: Options): Result {
  if (tasks.length === 0) throw needs("写明任务编号，或用 --take 交复核表");
  if (agree === disagree) throw needs("写明 --agree 或 --disagree 中的一个");
  return { tasks, agrees: agree === true, note: note?.trim() ?? "" };
}

/** The rows of a sheet that were filled in; one act a note, so that each case keeps its own. */
async function resultsOf(
  { project, cases }: OpenLedger,
  path: string,
  signal: AbortSignal,
): Promise<{ results: Result[]; known: number; refused: RefusedCell[]; file: string }> {
  const { readRechecks } = await import("../../ledger/cases/read-rechecks.ts");
  const { rows, known, refused, file } = await readRechecks(path, await recheckedCases(cases), {
    spoolFolder: project.temporaryFolder,
    signal,
  });
  if (rows.length + known + refused.length === 0) throw needs("复核表里还没有填“复核结果”");
  const groups = new Map<string, Result>();
  for (const { key: task, agrees, note } of rows) {
    const key = `${agrees} ${note}`;
    const group = groups.get(key) ?? { tasks: [], agrees, note };
    group.tasks.push(task);
    groups.set(key, group);
  }
  return { results: [...groups.values()], known, refused, file };
}

async function recheckedCases(cases: OpenLedger["cases"]): Promise<RecheckedCase> {
  const { caseFinder } = await import("../../ledger/cases/find-case.ts");
  const { canApply } = await import("../../ledger/cases/apply-act.ts");
  const { STAGE_LABELS } = await import("../../ledger/cases/stages.ts");
  const find = caseFinder(cases);
  return (task, agrees) => {
    try {
      const found = find(task);
      const act = { kind: "recheck" as const, keys: [found.key], agrees, note: "" };
      if (canApply(found, act)) return { key: found.key };
      if (found.drawnOn !== null && found.recheckAgrees === agrees) return { isKnown: true };
      return { reason: `现在是“${STAGE_LABELS[found.stage]}”，不是抽中待复核的` };
    } catch (error) {
      if (error instanceof UserError) return { reason: error.message };
      throw error;
    }
  };
}

function needs(what: string): UserError {
  return new UserError("E2001", `${what}。`, {
    hint: "用 doudi cases recheck --help 查看用法。",
    state: "没有改动任何文件。",
  });
}
