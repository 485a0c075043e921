import type { Row } from "../../engine/database.ts";
import { olderListsText } from "../../ledger/cases/on-older-lists.ts";
import { ratioOf } from "../../worklists/sheets/ratio-text.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";
import type { Status } from "./read-status.ts";

const COLUMNS: readonly [title: string, from: string][] = [
  ["乡镇", "town"],
  ["疑点", "cases"],
  ["待核查", "open"],
  ["重新打开", "reopened"],
  ["已答复", "answered"],
  ["待复核", "recheck"],
  ["整改中", "rectifying"],
  ["已完成", "finished"],
  ["销号", "closed"],
  ["数据消除", "cleared"],
  ["本县例外", "excepted"],
  ["核查率", "answered_rate"],
  ["整改率", "rectified_rate"],
  ["逾期", "overdue"],
  ["下一步", "next_step"],
];

const RATIOS = new Map<string, readonly [string, string]>([
  ["answered_rate", ["visited", "to_visit"]],
  ["rectified_rate", ["rectified", "to_rectify"]],
]);

/** Township × state, with totals and what to do next. */
export function statusText(
  status: Status,
  { folder, out }: { folder: string; out: Pick<Output, "paint"> },
): string {
  const cell = (row: Row, from: string) => {
    const value = row[from];
    return typeof value === "number" ? value : String(value ?? "");
  };
  const sum = (from: string) =>
    status.towns.reduce((total, row) => total + (Number(row[from]) || 0), 0);
  const isCount = (from: string) => typeof status.towns[0]?.[from] === "number";
  const total = COLUMNS.map(([, from], index) => {
    const ratio = RATIOS.get(from);
    if (ratio) return ratioOf(status.towns, ratio);
    return index === 0 ? "合计" : isCount(from) ? sum(from) : "";
  });
  const overdue = sum("overdue");
  const older = olderListsText(status.older, status.round);
  return [
    out.paint("bold", `核查整改进度，截至 ${status.on}（轮次 ${status.round}）`),
    table([
      COLUMNS.map(([title]) => title),
      ...status.towns.map((row) => COLUMNS.map(([, from]) => cell(row, from))),
      total,
    ]),
    ...(older ? [out.paint("yellow", older)] : []),
    "",
    `台账校验码 ${status.head}`,
    ...(status.file === null ? [] : [`整改台账和汇总表：${status.file}`]),
    overdue > 0
      ? `下一步：逾期 ${overdue} 条，逐条列出 doudi cases list ${asTyped(folder)} --overdue`
      : `下一步：收回核查结果 doudi collect ${asTyped(folder)} 交回的文件夹；逐条列出 doudi cases list ${asTyped(folder)}`,
  ].join("\n");
}
