import type { Command } from "commander";
import { withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../text-width.ts";
import { dayOption } from "../today.ts";

interface Options {
  town?: string;
  rule?: string;
  stage?: string;
  overdue?: boolean;
  on?: string;
}

export function listCasesCommand(context: CommandContext): Command {
  return newAction("list", "列出台账里的疑点和各自的状态、时限")
    .argument("<项目文件夹>", "兜底项目")
    .option("--town <乡镇>", "只列这个乡镇")
    .option("--rule <规则>", "只列这条规则，例如 LB06")
    .option("--stage <状态>", "只列这个状态，例如 待核查、整改中、销号、本县例外")
    .option("--overdue", "只列逾期的")
    .option("--on <日期>", "截至这天；不写时用今天")
    .action((folder: string, options: Options) =>
      withLedger(context, folder, "cases list", async ({ cases, terms }) => {
        const { caseRows } = await import("../../ledger/cases/case-rows.ts");
        const on = dayOption(options.on);
        const rows = caseRows(cases.values(), on, terms).filter(
          (row) =>
            (options.town === undefined || row.town === options.town) &&
            (options.rule === undefined || row.rule === options.rule.toUpperCase()) &&
            (options.stage === undefined || row.stage_label === options.stage) &&
            (!options.overdue || row.is_overdue === 1),
        );
        if (context.out.isJson) {
          context.out.json({ schema: "cases/1", on, cases: rows.map(withoutPeople) });
          return;
        }
        const lines = rows.map((row) => [
          row.task,
          row.town,
          row.village ?? "",
          row.stage_label,
          row.outcome === null ? "" : `${row.outcome} ${row.outcome_text}`,
          row.stage === "excepted" ? `例外至 ${row.excepted_until}` : (row.due ?? ""),
          row.is_overdue === 1 ? `逾期 ${row.overdue_days} 个工作日` : "",
        ]);
        context.out.result(
          lines.length === 0
            ? "没有这样的疑点。"
            : table([["任务编号", "乡镇", "村", "状态", "核查结果", "时限", ""], ...lines]),
        );
        context.out.result(`共 ${rows.length} 条，截至 ${on}。`);
      }),
    );
}

/** Lists go through many hands: who it is stands on the worklists. */
function withoutPeople<Row extends { name: unknown; message: unknown; note: unknown }>(row: Row) {
  const { name: _, message: __, note: ___, ...rest } = row;
  return rest;
}
