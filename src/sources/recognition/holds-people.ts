import { headerText } from "../../rolls/headers/header-text.ts";
import { SHARED_HEADERS } from "../../rolls/headers/headers.ts";
import { looksLikeId } from "./columns/id-look.ts";
import type { TextRow } from "./header/sheet-head.ts";
import { isSerial } from "./score-roll.ts";

const ID_HEADERS = new Set(SHARED_HEADERS.id.map(headerText));
const KIND_OF_DOCUMENT = headerText("身份证");
const PERSON_HEADERS = new Set([...ID_HEADERS, ...SHARED_HEADERS.name.map(headerText)]);

/** An ID, or a header that a list of people has. */
export function holdsPeople(rows: readonly TextRow[]): boolean {
  return rows.some(({ cells }) =>
    cells.some((cell) => looksLikeId(cell) || PERSON_HEADERS.has(headerText(cell))),
  );
}

/** A cell that is the header of a column of IDs: the row is no record. 身份证 alone is the kind of somebody's document where nothing else is a header. */
export function callsIds({ cells }: TextRow): boolean {
  const texts = cells.map(headerText);
  const isSure = texts.some((text) => text.includes("姓名") || isSerial(text));
  return texts.some((text) => ID_HEADERS.has(text) && (isSure || text !== KIND_OF_DOCUMENT));
}
