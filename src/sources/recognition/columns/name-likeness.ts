import type { FieldType } from "../../../rolls/kind.ts";
import { isOfOtherSpan, likenessOf } from "../header/header-likeness.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { valuesOf } from "./value-fit.ts";
import { isOfOther, namesNobody, saysSince } from "./whose-column.ts";

/** The least that a likeness of headers must reach to count. */
export const LEAST_LIKENESS = 0.45;
/** 日期 alone is any day. */
const OF_BIRTH = /生|BIRTH|CSRQ|DOB/;

const knownLikeness = new WeakMap<readonly string[], Map<string, number>>();
const MOST_KNOWN_A_LIST = 5_000;

/** Kept by list, field and name, for all rolls have the same name and number. */
export function nameLikeness(
  field: string,
  name: string,
  headers: readonly string[],
  type: FieldType,
): number {
  const known = knownLikeness.get(headers) ?? new Map<string, number>();
  knownLikeness.set(headers, known);
  const key = `${field} ${type} ${name}`;
  const likeness = known.get(key) ?? likenessTo(field, name, headers, type);
  if (known.size < MOST_KNOWN_A_LIST) known.set(key, likeness);
  return likeness;
}

function likenessTo(
  field: string,
  name: string,
  headers: readonly string[],
  type: FieldType,
): number {
  if (!headers.includes(name) && (isOfOther(field, [name]) || saysSince(field, name))) return 0;
  if (type === "yuan" && isOfOtherSpan(name, headers)) return 0;
  if (!headers.includes(name) && namesNobody(field, name)) return 0;
  if (field === "birth_on" && !OF_BIRTH.test(name)) return 0;
  return likenessOf(name, headers, type);
}

/** 供养方式 below 救助情况 is no 救助状态 for its group's sake, where no cell says that it is. */
export function isOfGroupAlone(
  field: string,
  { names: [leaf = "", ...groups], sample }: SheetColumn,
  headers: readonly string[],
): boolean {
  if (groups.length === 0 || valuesOf(sample).count > 0) return false;
  return nameLikeness(field, leaf, headers, "choice") < LEAST_LIKENESS;
}
