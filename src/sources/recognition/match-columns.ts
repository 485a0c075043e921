import { headerText, SHARED_HEADERS } from "../../rolls/headers.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Column, Roll } from "../../rolls/roll.ts";
import { valueFit } from "./value-fit.ts";

/** One column of a sheet: what its header says and a sample of its values. */
export interface SheetColumn {
  index: number;
  /** The header as written, with the group above it before a slash. */
  header: string;
  /** Every text the header may be compared by: the leaf first, then the joined groups. */
  names: readonly string[];
  sample: readonly string[];
}

export interface Assignment {
  field: string;
  column: SheetColumn;
  /** 0 to 1: how well header and values speak for the field. */
  score: number;
  /** Another column that speaks for the field just as well. */
  rival?: SheetColumn;
}

/** Persons other than the one the row is about; a header that names one is no likeness for 姓名 or 证号. */
const OTHER_PERSON =
  /监护|父|母|联系人|经办|代办|代领|照料|配偶|填表|负责|审核|户主|法定|村干部|包保|帮扶|责任人|网格|主任/;

/** The least that a likeness of headers must reach to count. */
const LEAST_LIKENESS = 0.45;
/** The least share of values that must read as the field, where values can tell. */
const LEAST_FIT = 0.3;

/** Which column is which field of a roll: each field at most once, each column at most once. */
export function matchColumns(roll: Roll, columns: readonly SheetColumn[]): Assignment[] {
  const candidates = columns.flatMap((column) => candidatesOf(roll, column));
  candidates.sort(
    (a, b) => b.score - a.score || a.column.index - b.column.index || (a.field < b.field ? -1 : 1),
  );
  const taken = new Map<string, Assignment>();
  const used = new Set<number>();
  for (const candidate of candidates) {
    const holder = taken.get(candidate.field);
    if (holder) {
      if (
        !holder.rival &&
        !used.has(candidate.column.index) &&
        holder.score - candidate.score < 0.02
      ) {
        holder.rival = candidate.column;
      }
      continue;
    }
    if (used.has(candidate.column.index)) continue;
    taken.set(candidate.field, candidate);
    used.add(candidate.column.index);
  }
  return promoteHouseholder(roll, [...taken.values()], columns);
}

/** A list of households only: 户主姓名 and 户主身份证号 are the person where no other column is. */
function promoteHouseholder(
  roll: Roll,
  assignments: Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const has = (field: string) => assignments.some((assignment) => assignment.field === field);
  const used = new Set(assignments.map(({ column }) => column.index));
  if (!has("id")) {
    const column = columns.find(
      ({ index, names }) => !used.has(index) && /户主.*(身份证|证件|公民身份)/.test(names[0] ?? ""),
    );
    if (column) assignments.push({ field: "id", column, score: 0.6 });
  }
  if (!has("name") && has("householder_name") && roll.columns.name) {
    const holder = assignments.find(({ field }) => field === "householder_name");
    if (holder) assignments.push({ ...holder, field: "name", score: 0.6 });
  }
  return assignments;
}

function candidatesOf(roll: Roll, column: SheetColumn): Assignment[] {
  const kind = kindOf(roll.kind);
  const found: Assignment[] = [];
  for (const [field, headers] of headersByField(roll)) {
    const likeness = Math.max(...column.names.map((name) => likenessOf(field, name, headers)));
    if (likeness < LEAST_LIKENESS) continue;
    const fit = valueFit(field, kind, column.sample);
    if (fit < LEAST_FIT && likeness < 1) continue;
    if (fit < 0.05 && column.sample.some(Boolean) && isTelling(field)) continue;
    found.push({ field, column, score: likeness * 0.8 + fit * 0.2 });
  }
  return found;
}

/** Fields whose values alone refute a header: an ID column without one ID-like value is none. */
function isTelling(field: string): boolean {
  return field === "id" || field.endsWith("_id") || field === "name";
}

const cache = new WeakMap<Roll, ReadonlyMap<string, readonly string[]>>();

/** Every field the roll may have, with its comparable header texts, the roll's own before the shared ones. */
export function headersByField(roll: Roll): ReadonlyMap<string, readonly string[]> {
  const known = cache.get(roll);
  if (known) return known;
  const kind = kindOf(roll.kind);
  const fields = new Map<string, readonly string[]>();
  const shared = SHARED_HEADERS as Readonly<Record<string, readonly string[]>>;
  for (const [field, column] of Object.entries(roll.columns)) {
    fields.set(field, [...headersOf(column), ...(shared[field] ?? [])].map(headerText));
  }
  for (const [field, headers] of Object.entries(shared)) {
    const belongs =
      field in kind.fields || !["relation", "householder_name", "account"].includes(field);
    if (!fields.has(field) && belongs) fields.set(field, headers.map(headerText));
  }
  cache.set(roll, fields);
  return fields;
}

export function headersOf(column: Column): readonly string[] {
  return "headers" in column ? column.headers : column;
}

/** 1 for a header on the list, a little less the later it stands; below 1 for one that is only like it. */
function likenessOf(field: string, name: string, headers: readonly string[]): number {
  if (name === "") return 0;
  const position = headers.indexOf(name);
  if (position >= 0) return 1 - Math.min(position, 40) * 0.002;
  if ((field === "name" || field === "id") && OTHER_PERSON.test(name)) return 0;
  return Math.max(0, ...headers.map((header) => resemblance(name, header))) * 0.85;
}

function resemblance(name: string, header: string): number {
  if (header.length >= 2 && name.includes(header)) return 0.6 + 0.4 * (header.length / name.length);
  if (name.length >= 2 && header.includes(name)) return 0.5 + 0.4 * (name.length / header.length);
  // 所在村, 户籍镇: one character says what the column is when it stands last in a short header.
  if (header.length === 1 && name.length <= 4 && name.endsWith(header)) return 0.6;
  return dice(name, header);
}

/** Share of neighbouring character pairs that two texts have in common. */
function dice(a: string, b: string): number {
  const pairs = (text: string) =>
    [...text].slice(1).map((char, index) => `${[...text][index]}${char}`);
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const common = left.filter((pair) => right.includes(pair)).length;
  return (2 * common) / (left.length + right.length);
}
