import { headerText, SHARED_HEADERS } from "../../rolls/headers.ts";
import type { TextRow } from "./sheet-head.ts";
import { looksLikeId } from "./value-fit.ts";

const ID_HEADERS = new Set(SHARED_HEADERS.id.map(headerText));
const PERSON_HEADERS = new Set([...ID_HEADERS, ...SHARED_HEADERS.name.map(headerText)]);

/** An ID, or a header that a list of people has. */
export function holdsPeople(rows: readonly TextRow[]): boolean {
  return rows.some(({ cells }) =>
    cells.some((cell) => looksLikeId(cell) || PERSON_HEADERS.has(headerText(cell))),
  );
}

/** A cell that is the header of a column of IDs: the row is no record. A 成员 or 保障对象 may be. */
export function callsIds({ cells }: TextRow): boolean {
  return cells.some((cell) => ID_HEADERS.has(headerText(cell)));
}
