import { namesParents, ofParent } from "../../../rolls/cell/of-parent.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const STATES = ["father_state", "mother_state"] as const;
const OF_KIND = /^(困境|困难)?(儿童)?(类型|类别|情形|原因)$|^致困(原因|因素)$/;
const SURVEY = /摸底|排查|摸排|调查/;
/** The roll of children who get money says what kind of orphan each is, too. */
const OF_ROLL = /保障|发放|生活费|补[贴助]|津贴|(?<!摸底|排查|摸排|调查)花?名册/;
const OF_MONEY = /金额|标准|账号|卡号|生活费|补[贴助]|发放/;
const MOST = 0.6;
const LIKELY = 0.9;

/**
 * The one column of a survey that says how both parents are, where none is about father or mother: 困境类型 of which most cells say 父母双亡 or 父亡母失联.
 * Only of what is called a survey and tells of no money: everybody on a roll taken for one would count as not enrolled.
 */
export function parentsByKind(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
  titles: readonly string[],
): Assignment[] {
  const isTold = assignments.some(({ field }) => STATES.some((state) => state === field));
  if (isTold || STATES.some((field) => !roll.columns[field])) return [];
  const names = titles.map((title) => title.replace(/^.*\//, ""));
  const headers = columns.flatMap((column) => column.names);
  if (!names.some((name) => SURVEY.test(name)) || names.some((name) => OF_ROLL.test(name)))
    return [];
  if (headers.some((header) => OF_MONEY.test(header) || /[父母]/.test(header))) return [];
  const column = columns.find(
    (each) => each.names.some((name) => OF_KIND.test(name)) && tellsOfBoth(each),
  );
  return column ? STATES.map((field) => ({ field, column, score: LIKELY })) : [];
}

function tellsOfBoth({ sample }: SheetColumn): boolean {
  const filled = sample.filter((cell) => cell.trim() !== "");
  const telling = filled.filter(
    (cell) => namesParents(cell) && (["父", "母"] as const).every((each) => ofParent(cell, each)),
  );
  return filled.length > 0 && telling.length > filled.length * MOST;
}
