import type { SheetColumn } from "../sheet-column.ts";
import type { Person } from "./persons.ts";
import type { SaidColumn } from "./repeated.ts";
import { ID, isPersonal, NAME, RELATION } from "./whose-cells.ts";

/** Fewer heads may differ from the few members of the sample by chance. */
const LEAST_HEADS = 5;
/** The most of the heads who stand among the members as well: a list of all members names each of its heads twice. */
const MOST_LISTED = 0.1;
const MOST_NAMESAKES = 0.3;
/** The most members who are called the head. */
const MOST_CALLED = 0.02;
/** The least members of whom it is said whose they are: on a list of single persons who is a head himself has neither head nor relation. */
const LEAST_RELATED = 0.95;
/** A column of the household's numbers, and how many more of them than heads there may be. */
const NUMBER = /(低保|救助|保障)证|户(主|籍)?(编|序)?号|家庭编[号码]/;
const MOST_NUMBERS = 1.1;
/** The least share of rows that lack the head or a member: where each row has both, it is of one person and tells whose household he is of. */
const LEAST_APART = 0.1;

/**
 * The other members of a sheet that has a row each for them and the head in columns of his own, once, beside the first of them or alone:
 * 户主（姓名、身份证号） | 共同生活家庭成员（姓名、身份证号、与户主关系）. He is on no other row of it.
 *
 * Returns: whose columns these are, with what the header says of them besides; null where the head's columns only tell whose household a
 * person is of.
 */
export function membersBelow(
  head: Person | null,
  own: Person | null,
  said: readonly SaidColumn[],
): Person | null {
  if (!head || !own || ![NAME, ID].every((what) => head.columns.has(what))) return null;
  if (![NAME, ID, RELATION].every((what) => own.columns.has(what))) return null;
  const cells = (person: Person, what: string) => (person.columns.get(what)?.sample ?? []).map(key);
  const heads = new Set(cells(head, ID));
  if (heads.size < LEAST_HEADS) return null;
  if (shareIn(heads, cells(own, ID)) > MOST_LISTED) return null;
  if (shareIn(new Set(cells(head, NAME)), cells(own, NAME)) > MOST_NAMESAKES) return null;
  const relations = cells(own, RELATION);
  const called = relations.filter((text) => /户主|^本人$|申请人/.test(text));
  if (called.length > relations.length * MOST_CALLED) return null;
  if (relations.length < cells(own, ID).length * LEAST_RELATED) return null;
  if (numbersOf(said) > heads.size * MOST_NUMBERS) return null;
  if (!standApart(head.columns.get(ID), own.columns.get(ID))) return null;
  return { kind: "member", label: "成员", relation: null, columns: withPersonal(own, said) };
}

const key = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();

function shareIn(texts: ReadonlySet<string>, others: readonly string[]): number {
  const known = new Set(others);
  return [...texts].filter((text) => known.has(text)).length / Math.max(1, texts.size);
}

/** How many households a column numbers; 0 where none does. */
function numbersOf(said: readonly SaidColumn[]): number {
  const counts = said
    .filter(
      ({ column, says }) => says.person === null && column.names.some((name) => NUMBER.test(name)),
    )
    .map(({ column }) => new Set(column.sample.map(key)).size);
  return Math.max(0, ...counts);
}

function standApart(head: SheetColumn | undefined, member: SheetColumn | undefined): boolean {
  const [heads, members] = [head?.sample.length ?? 0, member?.sample.length ?? 0];
  const rows = Math.max(head?.rows ?? 0, member?.rows ?? 0, heads, members);
  return rows - Math.min(heads, members) > rows * LEAST_APART;
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
