import type { Person } from "./persons.ts";
import { ID, NAME, RELATION } from "./whose-cells.ts";

/** Somebody of a household of the sample. */
export interface Member {
  /** Whether the head stands in the same row. */
  isBeside: boolean;
  /** Whether it is said how he is related to somebody who is not himself. */
  isRelated: boolean;
}

/** A head's row of the sample and the rows below it that name no head. */
export interface Household {
  /** The row of the sample that it begins in. */
  row: number;
  /** His number, or his name where he has none; null for those above the first head. */
  head: string | null;
  /** Whether he has a number there: a signature below the list has none. */
  isNumbered: boolean;
  /** Those of its rows who are not the head once more. */
  members: Member[];
  /** Whether he stands among others of his household as well. */
  isListed: boolean;
  /** Whether he stands among its members, and nobody else. */
  isHeadAlone: boolean;
}

/** Nobody is called the head of others in it: 本人, 户主. */
const SELF = /户主|本人|申请人|持证人/;

/** The households of the sample, as they stand below each other, were the head written once a household. */
export function householdsOf(head: Person, own: Person): Household[] {
  const cells = (person: Person, what: string) => person.columns.get(what)?.cells ?? [];
  const [heads, headIds] = [cells(head, NAME), cells(head, ID)];
  const [names, ids, relations] = [cells(own, NAME), cells(own, ID), cells(own, RELATION)];
  // The header printed again on the next page.
  const isHeader = (row: number) =>
    [head, own].some(({ columns }) =>
      [...columns.values()].some(({ cells, headerCells }) => {
        const cell = named(cells?.[row]);
        return cell !== "" && cell === named(headerCells.at(-1));
      }),
    );
  const households: Household[] = [];
  for (let row = 0; row < Math.max(headIds.length, ids.length, heads.length); row += 1) {
    const [headName, headId] = [named(heads[row]), named(headIds[row])];
    const [name, id] = [named(names[row]), named(ids[row])];
    const isHead = headName !== "" || headId !== "";
    const isMember = name !== "" || id !== "";
    if ((!isHead && !isMember) || isHeader(row)) continue;
    if (isHead || households.length === 0)
      households.push({
        row,
        head: isHead ? headId || headName : null,
        isNumbered: /\d/.test(headId),
        members: [],
        isListed: false,
        isHeadAlone: false,
      });
    const household = households.at(-1);
    if (!household || !isMember) continue;
    const relation = named(relations[row]);
    const isSelf = SELF.test(relation) || isSame(household, heads, headIds, name, id);
    if (isSelf && household.head !== null) household.isListed = true;
    else
      household.members.push({
        isBeside: isHead,
        isRelated: /\p{Script=Han}/u.test(relation) && !isSelf,
      });
  }
  for (const household of households) {
    household.isHeadAlone = household.isListed && household.members.length === 0;
  }
  return households;
}

/** Whether a member is his household's head: by number where both have one, else by name. */
function isSame(
  { row, head }: Household,
  heads: readonly string[],
  headIds: readonly string[],
  name: string,
  id: string,
): boolean {
  if (head === null) return false;
  const [headName, headId] = [named(heads[row]), named(headIds[row])];
  return id !== "" && headId !== "" ? id === headId : name !== "" && name === headName;
}

/** What a cell says of somebody, in one spelling; empty for /, —, 无. */
function named(text = ""): string {
  const plain = text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();
  return /^[无0空]*$/u.test(plain) ? "" : plain;
}
