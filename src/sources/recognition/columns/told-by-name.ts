import { headerText } from "../../../rolls/headers/header-text.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { saidByTitles } from "../lines/said-by-titles.ts";
import type { Assignment } from "./match-columns.ts";
import { valuesOf } from "./value-fit.ts";

/** Whether what a list calls itself says better what a column was taken for. */
export function isToldByName(
  roll: Roll,
  assignment: Assignment,
  titles: readonly string[],
): boolean {
  return (
    tellsRearing(assignment, titles) ||
    tellsWhere(roll, assignment, titles) ||
    saysNothingItself(roll, assignment, titles)
  );
}

/** Where a child grows up. */
const REARING =
  /^(社会|分散|家庭|亲属|机构|集中|福利院?|福利机构|儿童福利院)?(散居|养育|供养|抚养|寄养|集中养育)(儿童)?$/;
const NAMED = /无人抚养|孤/;

/**
 * 社会散居 under 养育状况 says of a child where it grows up, as those of 事实无人抚养儿童 do too. Which of the two a list is of its name tells better; where
 * that says neither, the word is of an orphan.
 */
function tellsRearing({ field, column }: Assignment, titles: readonly string[]): boolean {
  if (field !== "programme" || !titles.some((title) => NAMED.test(title))) return false;
  const { values, count } = valuesOf(column.sample);
  return count > 0 && values.every(([text]) => REARING.test(plainText(text)));
}

/** On a sheet called 分散供养 a column 供养机构/照料人 says who looks after somebody, and not that he lives in a home. */
function tellsWhere(roll: Roll, assignment: Assignment, titles: readonly string[]): boolean {
  return assignment.field === "supply" && isOnlyAlike(roll, assignment, titles);
}

/** 残疾类别 with nothing below it is like 补贴类型 by its words alone; a list called 护理补贴 says of all its rows which subsidy it is. */
function saysNothingItself(roll: Roll, assignment: Assignment, titles: readonly string[]): boolean {
  return valuesOf(assignment.column.sample).count === 0 && isOnlyAlike(roll, assignment, titles);
}

/** Whether no header of the field is the column's, and the list's name says what the field is. */
function isOnlyAlike(
  roll: Roll,
  { field, column: { names } }: Assignment,
  titles: readonly string[],
): boolean {
  const spec = roll.columns[field];
  if (!spec) return false;
  const headers = ("headers" in spec ? spec.headers : spec).map(headerText);
  return !names.some((name) => headers.includes(name)) && saidByTitles(roll, titles).has(field);
}
