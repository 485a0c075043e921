import { kindOf } from "../../../rolls/kinds.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import { OTHER_PERSON } from "../columns/whose-column.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const MOST = 0.6;
const SCORE = 0.6;
const NUMBER = /(?<!\d)\d{17}[\dXx×*](?!\d)|(?<!\d)\d{15}(?!\d)/g;

/** 姓名/身份证号 over 王福 5325…: one column says both, where no other column says the one that is missing. */
export function nameWithId(
  roll: Roll,
  assignments: Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const of = (field: string) => assignments.find((each) => each.field === field);
  if ((of("id") && of("name")) || !roll.columns.name) return assignments;
  const own = of("id") ?? of("name");
  const used = new Set(assignments.map(({ column }) => column.index));
  const host = own
    ? [own.column].find(holdsBoth)
    : columns.find((column) => !used.has(column.index) && isOfOwn(column) && holdsBoth(column));
  if (!host) return assignments;
  const missing = ["name", "id"].filter((field) => !of(field));
  return [...assignments, ...missing.map((field) => ({ field, column: host, score: SCORE }))];
}

/** 父亲 over 王福 5325…: the same of the others whom a row names. */
export function othersWithIds(roll: Roll, assignments: readonly Assignment[]): Assignment[] {
  return Object.keys(kindOf(roll.kind).roles).flatMap((role) => {
    const fields = [`${role}_name`, `${role}_id`];
    const own = assignments.filter(({ field }) => fields.includes(field));
    const [host] = own;
    if (own.length !== 1 || !host || !holdsBoth(host.column)) return [];
    return fields
      .filter((field) => field !== host.field && roll.columns[field])
      .map((field) => ({ field, column: host.column, score: SCORE }));
  });
}

function isOfOwn({ names }: SheetColumn): boolean {
  return !names.some((name) => OTHER_PERSON.test(name.replaceAll("户主", "")));
}

/** One number and the characters of a name in most cells: two numbers are of two people. */
function holdsBoth({ sample }: SheetColumn): boolean {
  const both = sample.filter((cell) => {
    const text = plainText(cell);
    return (text.match(NUMBER) ?? []).length === 1 && /\p{Script=Han}{2}/u.test(text);
  });
  return both.length > sample.length * MOST;
}
