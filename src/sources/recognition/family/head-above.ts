import type { SheetColumn } from "../header/sheet-column.ts";
import { type Household, householdsOf } from "./households-of-sample.ts";
import type { Person } from "./persons.ts";
import type { SaidColumn } from "./repeated.ts";
import { ID, isPersonal, NAME, RELATION } from "./whose-cells.ts";

/** The most of the heads who stand among their members as well: a list of all members names each of its heads twice. */
const MOST_LISTED = 0.1;
/** The most heads named again: who stands beside each of his family tells whose household they are of. */
const MOST_AGAIN = 0.1;
/** The least members without a head beside them of whom it is said whose they are: on a list of single persons they are heads themselves. */
const LEAST_RELATED = 0.8;
/** The same where some heads stand in a row without anybody: no list of single persons has such rows. */
const LEAST_BESIDE_ALONE = 0.5;
/** A column of the household's numbers, and how many more of them than heads there may be. */
const NUMBER = /(低保|救助|保障)证|户(主|籍)?(编|序)?号|家庭编[号码]/;
const MOST_NUMBERS = 1.1;
/** The least share of rows that lack the head or a member: where each row has both, it is of one person and tells whose household he is of. */
const LEAST_APART = 0.1;
/** How many households have some of one person among them. */
const MANY = 12;
/** A column that counts who of the household is on the roll. */
const COUNTED = /(保障|享受|低保|施保|救助|供养|在保)(人数|人口)/;

/**
 * The other members of a sheet that has a row each for them and the head in columns of his own, once, beside the first of them or alone:
 * 户主（姓名、身份证号） | 共同生活家庭成员（姓名、身份证号、与户主关系）. He is on no other row of it but where he is all of his household.
 *
 * Returns: whose columns these are, with what the header says of them besides, and whether rows or counts tell that the head is of the list
 * himself; null where the head's columns only tell whose household a
 * person is of.
 */
export function membersBelow(
  head: Person | null,
  own: Person | null,
  said: readonly SaidColumn[],
): { members: Person; isTold: boolean } | null {
  if (!head || !own || ![NAME, ID].every((what) => head.columns.has(what))) return null;
  if (![NAME, ID, RELATION].every((what) => own.columns.has(what))) return null;
  const below = isBelow(householdsOf(head, own), said);
  if (below === null) return null;
  const columns = withPersonal(own, said);
  const members = { kind: "member" as const, label: "成员", relation: null, columns };
  return { members, isTold: below === "told" };
}

function isBelow(
  households: readonly Household[],
  said: readonly SaidColumn[],
): "told" | "likely" | null {
  const headed = households.filter(({ head }) => head !== null);
  // Who is all of his household may be written as its member: 本人.
  const families = headed.filter(({ isHeadAlone }) => !isHeadAlone);
  const withMembers = families.filter(({ members }) => members.length > 0);
  // Nobody stands in the members' columns: all of them live alone.
  if (households.every(({ members, isListed }) => members.length === 0 && !isListed))
    return headed.some(({ isNumbered }) => isNumbered) ? "told" : null;
  if (withMembers.length === 0) return null;
  const distinct = new Set(headed.map(({ head }) => head));
  if (headed.length - distinct.size > headed.length * MOST_AGAIN) return null;
  const listed = withMembers.filter(({ isListed }) => isListed);
  if (listed.length > withMembers.length * MOST_LISTED) return null;
  const below = households.flatMap(({ members }) => members.filter(({ isBeside }) => !isBeside));
  const related = below.filter(({ isRelated }) => isRelated);
  const alone = families.filter((each) => each.isNumbered && each.members.length === 0).length;
  const least = alone > 0 ? LEAST_BESIDE_ALONE : LEAST_RELATED;
  if (related.length < below.length * least) return null;
  const rows = headed.length + below.length;
  if (alone + below.length <= rows * LEAST_APART) return null;
  const agreed = countedWithHead(families, said);
  if (agreed !== null) return agreed ? "told" : null;
  if (alone > 0 && below.length > 0) return "told";
  if (numbersOf(said) > distinct.size * MOST_NUMBERS) return null;
  if (alone > 0 || headed.length > families.length) return "told";
  return headed.length < MANY ? "likely" : null;
}

/** Whether the list counts the head with his family; null where it does not count them, or as it comes. */
function countedWithHead(
  families: readonly Household[],
  said: readonly SaidColumn[],
): boolean | null {
  // The last one may go on below the sample.
  const whole = families.slice(0, -1);
  for (const { column, says } of said) {
    if (says.person !== null || !column.names.some((name) => COUNTED.test(name))) continue;
    const told = whole.flatMap(({ row, members }) => {
      const count = Number.parseInt(column.cells?.[row] ?? "", 10);
      return count > 0 ? [count - members.length] : [];
    });
    const share = (more: number) => told.filter((each) => each === more).length / told.length;
    if (told.length === 0) continue;
    if (share(1) > 0.5) return true;
    if (share(0) > 0.5) return false;
  }
  return null;
}

/** How many households a column numbers; 0 where none does. */
function numbersOf(said: readonly SaidColumn[]): number {
  const counts = said
    .filter(
      ({ column, says }) => says.person === null && column.names.some((name) => NUMBER.test(name)),
    )
    .map(({ column }) => new Set(column.sample.map((text) => text.trim())).size);
  return Math.max(0, ...counts);
}

/** What is told of a person under the members' group is theirs; without groups, what follows their name and the head has as well. */
function withPersonal(own: Person, said: readonly SaidColumn[]): Map<string, SheetColumn> {
  const columns = new Map(own.columns);
  const name = own.columns.get(NAME);
  const group = name ? groupOf(name) : "";
  for (const { column, says } of said) {
    if (says.person !== null || columns.has(says.what) || !isPersonal(says.what)) continue;
    if (group !== "" && groupOf(column) === group) columns.set(says.what, column);
  }
  return columns;
}

function groupOf({ headerCells }: SheetColumn): string {
  const leaf = headerCells.at(-1);
  return headerCells
    .slice(0, -1)
    .filter((text) => text !== leaf)
    .join("/");
}
