import { looksLikeId } from "../columns/id-look.ts";
import { looksLikeName } from "../columns/value-fit.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { SaidColumn } from "./repeated.ts";
import { type CellsOf, ID, NAME, RELATION } from "./whose-cells.ts";

/** Somebody who has columns of his own. */
export interface Person {
  kind: CellsOf["kind"];
  label: string;
  relation: string | null;
  /** What -> column. */
  columns: Map<string, SheetColumn>;
}

/** The least share of a person's numbers that look like numbers, and the most of his names that look like none. */
const MOSTLY = 0.5;
/** 低保证号 that stand on several rows: each row is one person. */
const NUMBERED = /证号|户号|编号|编码/;
const LEAST_REPEATED = 0.15;
const MOSTLY_HEADS = 0.9;

/** Those who have a name or a number of their own, in the order of their columns; numbered ones in that of their numbers. */
export function personsOf(said: readonly SaidColumn[]): Person[] {
  const persons = new Map<string, Person>();
  for (const { column, says } of said) {
    if (says.person === null) continue;
    const { kind, label, relation } = says;
    const person = persons.get(says.person) ?? { kind, label, relation, columns: new Map() };
    if (!person.columns.has(says.what)) person.columns.set(says.what, column);
    persons.set(says.person, person);
  }
  const named = [...persons.values()].filter(({ columns }) => columns.has(NAME) || columns.has(ID));
  const figure = ({ kind, label }: Person) =>
    kind === "member" ? Number(/\d+$/.exec(label)?.[0]) : Number.NaN;
  return named.sort((a, b) => figure(a) - figure(b) || 0);
}

/** 姓名 and 身份证号 that are nobody's in particular beside those of members: those of whom the row is about. */
export function ownPerson(said: readonly SaidColumn[]): Person | null {
  const columns = new Map<string, SheetColumn>();
  for (const { column, says } of said)
    if (says.person === null && [NAME, ID, RELATION].includes(says.what) && !columns.has(says.what))
      columns.set(says.what, column);
  if (!columns.has(NAME) && !columns.has(ID)) return null;
  return { kind: null, label: "本人", relation: null, columns };
}

/** 身份证号 before 户主姓名 is the head's, who has no other. */
export function leaders(
  head: Person | undefined,
  own: Person | null,
): { head: Person | null; own: Person | null } {
  if (!head || !own) return { head: head ?? null, own };
  const isOne = [NAME, ID].every((what) => head.columns.has(what) !== own.columns.has(what));
  if (!isOne) return { head, own };
  return { head: { ...head, columns: new Map([...own.columns, ...head.columns]) }, own: null };
}

/** Whoever heads the row is a person of it where he has a number there, or a name that no member has. */
export function isOfFamily(head: Person, others: readonly Person[]): boolean {
  if (head.columns.has(ID)) return true;
  const members = new Set(others.flatMap(({ columns }) => columns.get(NAME)?.sample ?? []));
  const names = head.columns.get(NAME)?.sample ?? [];
  return names.length > 0 && names.filter((name) => members.has(name)).length * 2 < names.length;
}

/** A list of single persons that names the spouse of each. */
export function isOnePersonARow(said: readonly SaidColumn[], own: Person | null): boolean {
  const relations = own?.columns.get(RELATION)?.sample ?? [];
  const heads = relations.filter((text) => /户主|本人|申请人/.test(text));
  if (relations.length > 0 && heads.length < relations.length * MOSTLY_HEADS) return true;
  const used = new Set(own?.columns.values());
  return said.some(({ column, says }) => {
    const isOfAll =
      says.person === "head" || (says.person === null && NUMBERED.test(column.header));
    if (!isOfAll || used.has(column)) return false;
    const { size } = new Set(column.sample);
    return column.sample.length - size > column.sample.length * LEAST_REPEATED;
  });
}

/** Fewer cells than these may be shifted ones: the other persons tell how the sheet is laid out. */
const ENOUGH = 5;

/** Numbers stand where numbers should stand, and names where names should: with each who has enough cells, and with all together. */
export function holdPersons(persons: readonly Person[]): boolean {
  const cells = (of: readonly Person[], what: string) =>
    of.flatMap(({ columns }) => (columns.get(what)?.sample ?? []).filter(isFilled));
  const isSound = (of: readonly Person[], least: number) => {
    const [ids, names] = [cells(of, ID), cells(of, NAME)];
    const numbers = ids.filter((text) => looksLikeId(text) || /\d{6}/.test(text));
    const nameless = names.filter((text) => looksLikeId(text) || !looksLikeName(text));
    return (
      (ids.length < least || numbers.length >= ids.length * MOSTLY) &&
      (names.length < least || nameless.length <= names.length * MOSTLY)
    );
  };
  return (
    isSound(
      persons.filter(({ kind }) => kind !== "head"),
      1,
    ) && persons.every((person) => isSound([person], ENOUGH))
  );
}

function isFilled(text: string): boolean {
  return !/^[\s/\\—\-–－_0无空#]*$/u.test(text);
}
