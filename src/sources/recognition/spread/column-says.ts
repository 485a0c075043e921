import { CODE_LISTS, type CodeListName } from "../../../rolls/code-lists.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import { valuesNamed } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { isRemarkHeader } from "../columns/remark-column.ts";
import { likenessOf } from "../header/header-likeness.ts";
import { headersByField } from "../header/roll-headers.ts";
import { partsOf, type SheetColumn } from "../header/sheet-column.ts";
import { figures, type MonthSaid, monthSaid } from "./month-said.ts";

/** What the header of one of several columns side by side says. */
export interface ColumnSaying {
  column: SheetColumn;
  month: Omit<MonthSaid, "rest"> | null;
  /** Value of the code list that tells the columns apart. */
  item: string | null;
  /**
   * What stands in its cells: `value` the money (or a mark), `total` a sum of others, `extra` money paid on top, the name of a field that each
   * such column may have beside it, or null where the header says something else.
   */
  role: "value" | "total" | "extra" | null | string;
}

const TOTAL = /合计|小计|总计|累计|共计|总额|全年|年度/;
const EXTRA = /补发|补差|补付|补缴/;
const NO_MONEY = /人数|户数|人口|停发|停保|扣|备注|说明/;
const VALUE =
  /^(是否|有无)?(本|当|每)?月?(实际|实|已)?(发放|享受|领取|打卡|到账|支付|代发|补助|补贴|救助|保障|待遇|缴费|缴纳|参保|缴|发)?(金额|资金|金|款|额度|额|费用|费|数额|标准|补助|补贴|钱)?(情况|状态|标志|标识)?(小写)?$/;
/** The least likeness of what is left of a header to a field of its own. */
const OWN = 0.85;

/** The code list by which the columns of a roll may stand side by side, and the field it belongs to. */
export function itemOf(roll: Roll): { field: string; list: string } | undefined {
  for (const field of roll.spread?.by ?? []) {
    const list = kindOf(roll.kind).fields[field]?.list;
    if (list !== undefined) return { field, list };
  }
  return undefined;
}

/** Read the header of one column, its groups included. Null where it names neither month nor item. */
export function columnSays(roll: Roll, column: SheetColumn): ColumnSaying | null {
  const parts = partsOf(column.headerCells).map(figures);
  const leaf = parts.at(-1) ?? "";
  const groups = parts.slice(0, -1).reverse();
  const inLeaf = partSays(roll, leaf);
  const inGroups = groups.map((group) => partSays(roll, group));
  const all = [inLeaf, ...inGroups];
  const month = all.find((part) => part.month)?.month ?? null;
  const year = month?.year ?? yearIn(groups);
  const item = all.find((part) => part.item !== null)?.item ?? null;
  const own = remarkOf(roll, inLeaf.rest) ?? roleOf(roll, inLeaf.rest);
  const above = groups.length > 0 && inLeaf.rest === "" ? groupRole(roll, inGroups) : "value";
  return {
    column,
    month: month && { year: year ?? null, month: month.month, count: month.count },
    item,
    role: own === "value" ? above : own,
  };
}

function partSays(roll: Roll, text: string) {
  const month = hasMonths(roll) ? monthSaid(text) : null;
  const own = (month?.rest ?? text).replace(/(?<!\d)(20)?\d{2}年度?/g, "");
  const list = itemOf(roll);
  const named = list ? valuesNamed(list.list, own) : [];
  const allowed = list && roll.values?.[list.field];
  const item = named.length === 1 && (allowed?.includes(named[0] ?? "") ?? true) ? named[0] : null;
  return {
    month,
    item: item ?? null,
    rest: plain(item && list ? withoutItem(list.list, item, own) : own),
  };
}

function hasMonths(roll: Roll): boolean {
  const { fields } = kindOf(roll.kind);
  return roll.spread?.by.some((field) => fields[field]?.type === "month") ?? false;
}

function yearIn(groups: readonly string[]): number | undefined {
  const years = new Set(groups.flatMap((group) => group.match(/(?<!\d)20\d{2}(?=年|$)/g) ?? []));
  return years.size === 1 ? Number([...years][0]) : undefined;
}

/** The header without the spelling that names the item: 金额 of 护理补贴金额. */
function withoutItem(list: string, item: string, text: string): string {
  const { values, patterns = [] } = CODE_LISTS[list as CodeListName] as {
    values: Readonly<Record<string, readonly string[]>>;
    patterns?: readonly (readonly [RegExp, string])[];
  };
  const spelling = [...(values[item] ?? [])]
    .sort((a, b) => b.length - a.length)
    .find((each) => text.includes(each));
  if (spelling !== undefined) return text.replace(spelling, "");
  const pattern = patterns.find(([expression, value]) => value === item && expression.test(text));
  return pattern ? text.replace(pattern[0], "") : text;
}

/** Without units and punctuation. */
function plain(text: string): string {
  return text
    .replace(/\((元|单位|万元|人民币).*?\)|元\/(人|户)?\/?月|元$/g, "")
    .replace(/[()[\]【】:、,*_\-—/。.]/g, "");
}

/** 备注 under 1月 beside its 金额, on rolls where a remark says what became of it. */
function remarkOf(roll: Roll, rest: string): string | undefined {
  return isRemarkHeader(rest)
    ? roll.oftenSilent?.find((field) => roll.spread?.own.includes(field))
    : undefined;
}

function roleOf(roll: Roll, rest: string): ColumnSaying["role"] {
  if (NO_MONEY.test(rest)) return null;
  if (TOTAL.test(rest)) return "total";
  if (EXTRA.test(rest)) return "extra";
  return ownField(roll, rest) ?? (VALUE.test(rest) ? "value" : null);
}

function ownField(roll: Roll, rest: string): string | undefined {
  const { fields } = kindOf(roll.kind);
  const own = roll.spread?.own ?? [];
  if (rest === "") return undefined;
  if (/^应/.test(rest)) return own.find((field) => fields[field]?.type === "yuan");
  const like = own.find((field) => {
    const headers = headersByField(roll).get(field) ?? [];
    return likenessOf(headerText(rest), headers, fields[field]?.type ?? "text") >= OWN;
  });
  if (like !== undefined) return like;
  if (/(日期|时间|年月|月份)$/.test(rest) && !/[止停终退]/.test(rest))
    return own.find((field) => /^(day|month)$/.test(fields[field]?.type ?? ""));
  return undefined;
}

/** What a group says of the bare months below it: 应发金额 over 1月 2月 3月. */
function groupRole(roll: Roll, groups: readonly { rest: string }[]): ColumnSaying["role"] {
  for (const { rest } of groups) {
    if (rest === "") continue;
    if (NO_MONEY.test(rest)) return null;
    if (/合计|小计|总计/.test(rest)) return "total";
    if (EXTRA.test(rest)) return "extra";
    const own = ownField(roll, rest);
    if (own !== undefined) return own;
  }
  return "value";
}
