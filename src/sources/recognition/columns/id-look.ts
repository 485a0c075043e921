import { plainText } from "../../../rolls/plain-text.ts";

const ID_LIKE = /^[1-9]\d{5}[\dOoIlB]{8,12}[\dXx×*]?$|^\d(\.\d+)?E\+1[4-9]$/i;
/** What stands before the number: 身份证：999999…. */
const ID_LABEL = /^(公民|居民)?(身份证件?|身份|证件?)(号码|号)?:?(?=\d)/;
/** 全国学籍号: G (L until the number was checked) and the resident ID. */
const OF_PUPIL = /^[GL](?=\d{17}[\dX]$)/i;
/** Written in its parts: 999999-19640106-4471. */
const ID_PARTED = /^\d{6}[-_./·](\d{6}|\d{8})[-_./·]?\d{3}[-_./·]?[\dXx×*]?$/;
/** A number with stars, as lists that were made to be put up have it. */
const ID_MASKED = /^(?=.*\*)(?=(?:\**\d){3})[\d*]{14,17}[\dX*]{1,3}$/i;
/** The number of a 残疾证: the resident ID, category and grade. */
const CARD_LIKE = /^[1-9]\d{16}[\dXx×][1-7][1-4]([0-9A-Z]{1,3})?$/i;

/** ="999999…", which keeps a spreadsheet from making a number of it; from a text that was pasted it stands in the cell as it is. */
const QUOTED = /^[='"]+|["']+$/g;

/** Looks like a resident ID, broken or not, or like the number of a 残疾证, which begins with one. */
export function looksLikeId(text: string): boolean {
  const plain = plainText(text)
    .replace(QUOTED, "")
    .replace(/[((].*$/, "")
    .replace(ID_LABEL, "")
    .replace(OF_PUPIL, "");
  return (
    ID_LIKE.test(plain) || CARD_LIKE.test(plain) || ID_PARTED.test(plain) || ID_MASKED.test(plain)
  );
}

/** A number some of whose figures are stars. */
export function isMaskedId(text: string): boolean {
  return ID_MASKED.test(plainText(text));
}
