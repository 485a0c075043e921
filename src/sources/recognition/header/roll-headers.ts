import { headerText } from "../../../rolls/headers/header-text.ts";
import { SHARED_HEADERS } from "../../../rolls/headers/headers.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Column, Roll } from "../../../rolls/roll.ts";

const cache = new WeakMap<Roll, ReadonlyMap<string, readonly string[]>>();

/** Every field the roll may have, with its comparable header texts, the roll's own before the shared ones. */
export function headersByField(roll: Roll): ReadonlyMap<string, readonly string[]> {
  const known = cache.get(roll);
  if (known) return known;
  const kind = kindOf(roll.kind);
  const fields = new Map<string, readonly string[]>();
  const shared = SHARED_HEADERS as Readonly<Record<string, readonly string[]>>;
  for (const [field, column] of Object.entries(roll.columns)) {
    fields.set(field, comparable([...headersOf(column), ...(shared[field] ?? [])]));
  }
  for (const [field, headers] of Object.entries(shared)) {
    const belongs =
      field in kind.fields || !["relation", "householder_name", "account"].includes(field);
    if (!fields.has(field) && belongs) fields.set(field, comparable(headers));
  }
  cache.set(roll, fields);
  return fields;
}

const lists = new Map<string, readonly string[]>();

/** The texts that headers are compared by; lists that say the same are one list, so that what a header is like is worked out once for all rolls. */
function comparable(headers: readonly string[]): readonly string[] {
  const texts = headers.map(headerText);
  const key = texts.join("\n");
  const list = lists.get(key) ?? texts;
  lists.set(key, list);
  return list;
}

export function headersOf(column: Column): readonly string[] {
  return "headers" in column ? [...column.headers, ...(column.lesser ?? [])] : column;
}
