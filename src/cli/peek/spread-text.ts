import { CODE_LISTS, type CodeListName } from "../../rolls/code-lists.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { monthText } from "../../rules/run-context.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { monthOfPart } from "../../sources/recognition/spread/spread.ts";

/** `按月展开：2019-01至2019-12共12列，一格有金额算一行；“合计”不算`; null for a sheet that writes rows. */
export function spreadText({ roll, spread }: Pick<Recognition, "roll" | "spread">): string | null {
  if (!spread || !roll) return null;
  const { fields } = kindOf(roll.kind);
  const placed = spread.parts.filter(({ says }) => says.size > 0);
  const months = placed.map(monthOfPart).filter((month) => month !== null);
  const list = roll.spread?.by.find((field) => fields[field]?.list !== undefined) ?? "";
  const items = [...new Set(placed.flatMap(({ says }) => says.get(list) ?? []))].map((value) =>
    labelOf(fields[list]?.list, String(value)),
  );
  const by = [months.length > 0 ? "月" : "", items.length > 0 ? "项目" : ""].filter(Boolean);
  const what = [...(months.length > 0 ? [spanOf(months)] : []), ...items].join("、");
  const unplaced = spread.parts.filter((part) => months.length > 0 && monthOfPart(part) === null);
  return [
    `按${by.join("和")}展开：${what}共${spread.parts.length - unplaced.length}列，一格有${roll.spread?.marks ? "金额或打√" : "金额"}算一行`,
    ...(spread.totals.length > 0 ? [`${quoted(spread.totals)}不算`] : []),
    ...(unplaced.length > 0
      ? [
          `${quoted(unplaced.map(({ header }) => header))}看不出是哪个月的，这一格有金额的人不查发放（在 doudi.yaml 里写明 for_month 就能查）`,
        ]
      : []),
  ].join("；");
}

function spanOf(months: readonly number[]): string {
  const [first, last] = [Math.min(...months), Math.max(...months)];
  return first === last ? monthText(first) : `${monthText(first)}至${monthText(last)}`;
}

function labelOf(list: string | undefined, value: string): string {
  const values: Readonly<Record<string, readonly string[]>> =
    list === undefined ? {} : CODE_LISTS[list as CodeListName].values;
  return values[value]?.[0] ?? value;
}

function quoted(headers: readonly string[]): string {
  return headers.map((header) => `“${header}”`).join("");
}
