import { DIFF_CLASSES, type DiffClass } from "../../reports/diff/compare-rounds.ts";
import type { RoundDiff } from "../../screening/diff-rounds.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";

const COLUMNS: readonly (DiffClass | "before" | "now")[] = [
  "before",
  "still",
  "accepted",
  "cleared_by_data",
  "cleared_by_visit",
  "not_checked",
  "new",
  "reopened",
  "not_checked_before",
  "now",
];

/** Rule × class, and the two sums that must come out. */
export function diffText(
  diff: RoundDiff,
  { folder, out }: { folder: string; out: Pick<Output, "paint"> },
): string {
  const { from, to, before, now, totals, rules, narrowed, kept, file } = diff;
  const titles: Readonly<Record<string, string>> = { ...DIFF_CLASSES, before: from, now: to };
  const sums: Readonly<Record<string, number>> = { ...totals, before, now };
  const sum = (classes: readonly DiffClass[]) =>
    classes.map((each) => `${DIFF_CLASSES[each]} ${totals[each]}`).join(" ＋ ");
  return [
    out.paint("bold", `轮次 ${from} → ${to}`),
    table([
      ["规则", ...COLUMNS.map((name) => titles[name] ?? "")],
      ...rules.map((row) => [String(row.rule), ...COLUMNS.map((name) => Number(row[name] ?? 0))]),
      ["合计", ...COLUMNS.map((name) => sums[name] ?? 0)],
    ]),
    "",
    `${from} 的 ${before} 条 ＝ ${sum(["still", "accepted", "cleared_by_data", "cleared_by_visit", "not_checked"])}`,
    `${to} 的 ${now} 条 ＝ ${sum(["still", "accepted", "new", "reopened", "not_checked_before"])}`,
    ...Object.entries(narrowed).map(
      ([rule, caveats]) => `${rule} 这次查得比上次少，不再出现的算未检查：${caveats.join("；")}`,
    ),
    ...(kept > 0
      ? [
          `未检查里有 ${kept} 条：人早已不在这次比对的上期名册上，没有查到下落，仍在台账里等核查、整改`,
        ]
      : []),
    ...(file === null
      ? [`下一步：逐条明细 doudi diff ${asTyped(folder)} ${from} ${to} --excel`]
      : [`明细：${file}`]),
  ].join("\n");
}

/** For other programs: who it is stands in the export of findings, by the same key. */
export function diffJson(diff: RoundDiff): Record<string, unknown> {
  return {
    schema: "diff/1",
    ...diff,
    rows: diff.rows.map(({ name: _, message: __, class_label: ___, ...row }) => row),
  };
}
