import { checkCharacter, isBirthDate, personKey } from "./check-digit.ts";
import { type InPlaceOfNumber, inPlaceOfNumber } from "./in-place-of-number.ts";

export { checkCharacter, idOfKey, personKey } from "./check-digit.ts";

/** What was wrong with the cell; the first six still give a valid number. */
export type IdDamage =
  | "ok"
  | "cosmetic"
  | "note"
  | "letters"
  | "card20"
  | "id15"
  | "trunc000"
  | "scientific"
  | "checksum"
  | "birth"
  | "short"
  | "long"
  | "masked"
  | "chars"
  | "two_ids"
  | "document"
  | InPlaceOfNumber
  | "empty";

/** How a cell that should hold a 身份证号 was read. */
export interface ResidentId {
  status: "valid" | "damaged" | "missing" | "other";
  damage: IdDamage;
  /** The 18 characters, only when they are certain. */
  id18: string | null;
  /** The same as an integer (see `personKey`). */
  key: bigint | null;
  /** What the cell is compared by: digits, X and `*`; of two IDs both, with `/` between; of another document its text. */
  core: string;
  /** What stood in the cell beside the number. */
  note: string;
}

/** Full-width forms and look-alikes that offices type; the SQL form in `queries/identity` has the same list. */
const FOLDED: Readonly<Record<string, string>> = Object.fromEntries([
  ...Array.from("０１２３４５６７８９", (c, i) => [c, String(i)]),
  ...Array.from("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ", (c, i) => [c, letter(i)]),
  ...Array.from("ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ", (c, i) => [c, letter(i)]),
  ...Array.from("ХхΧχ×✕✖╳Ⅹⅹ", (c) => [c, "X"]),
  ...Array.from("ОоΟο〇○", (c) => [c, "0"]),
  ...Array.from("＊?？□■●", (c) => [c, "*"]),
  ...Array.from("（）．＋－／", (c, i) => [c, "().+-/".charAt(i)]),
]);

/** Letters that scanners and typists put for digits; believed only where the check character agrees. */
const MISREAD: Readonly<Record<string, string>> = {
  O: "0",
  I: "1",
  L: "1",
  "|": "1",
  S: "5",
  Z: "2",
  B: "8",
};

const HIDDEN = /[\p{Z}\p{Cc}\p{Cf}'"=`’‘“”＇＂＝]/gu;
const SEPARATED = /^[-0-9X.,，、/\\|:：;；_()]+$/;
const STARRED = /^(?=.*\*)[-0-9X*.]+$/;
const OTHER_DOCUMENT = /^([A-Z]{3}[0-9]{12}|[HM][0-9]{10}|[A-Z]{1,2}[0-9]{7,9}|[0-9]{17}[0-9X]99)$/;

/**
 * Read a 身份证号 cell as typed: full-width digits, spaces, hidden characters, apostrophes, a lower-case or look-alike x,
 * remarks, the 15-digit form, the number of a 残疾证, O and l for 0 and 1.
 *
 * Never guesses: a wrong check character is reported, not mended, and `…000` (Excel keeps 15 digits)
 * is not believed even where its checksum passes, as one in eleven does by chance. A number of
 * another document with the same 18-digit form (港澳台居民居住证, 外国人永久居留身份证) counts as valid.
 */
export function normaliseResidentId(text: string | null): ResidentId {
  const cell = foldCell(text ?? "");
  if (cell === "") return missing("");
  const instead = inPlaceOfNumber(cell);
  if (instead) return { ...missing(cell), damage: instead };
  const exact = readNumber(cell, cell === text ? "ok" : "cosmetic");
  if (exact) return exact;
  const scientific = /^([0-9])(?:\.([0-9]+))?E\+?1[5-9]$/.exec(cell);
  if (scientific) return damaged("scientific", `${scientific[1]}${scientific[2] ?? ""}`);
  if (/^[0-9]{17}\*$/.test(cell) && checkCharacter(cell) === "X") {
    return readNumber(`${cell.slice(0, 17)}X`, "cosmetic") ?? missing(cell);
  }
  // Ten, as some programs write the X.
  if (/^[0-9]{17}10$/.test(cell) && checkCharacter(cell) === "X") {
    return readNumber(`${cell.slice(0, 17)}X`, "cosmetic") ?? missing(cell);
  }
  if (OTHER_DOCUMENT.test(cell)) {
    return { ...missing(""), status: "other", damage: "document", core: cell };
  }
  const card = /^([0-9]{17}[0-9X])[1-7][1-4][0-9A-Z]{0,3}$/.exec(cell);
  if (card) return readNumber(card[1] as string, "card20") ?? missing(cell);
  const mended = cell.replace(/[OILSZB|]/g, (letter) => MISREAD[letter] ?? letter);
  return (mended === cell ? null : readNumber(mended, "letters")) ?? readPieces(cell, mended);
}

/** Upper case, look-alikes folded, everything that does not show or only quotes the cell removed. */
function foldCell(text: string): string {
  return Array.from(text.replace(HIDDEN, ""), (character) => FOLDED[character] ?? character)
    .join("")
    .toUpperCase()
    .replace(/\.0+$/, "");
}

/** A text that is nothing but a number of 18 or 15 characters. */
function readNumber(text: string, damage: IdDamage): ResidentId | null {
  if (/^([0-9])\1*$/.test(text)) return missing(text);
  if (/^[0-9]{15}$/.test(text)) return readOldNumber(text, damage);
  if (!/^[0-9]{17}[0-9X]$/.test(text)) return null;
  if (text.endsWith("000")) return damaged("trunc000", text);
  if (checkCharacter(text) !== text[17]) return damaged("checksum", text);
  if (!isBirthDate(text.slice(6, 14))) return damaged("birth", text);
  return valid(text, damage);
}

/** The 15-digit form; sequence numbers from 996 mark people born in the 1800s. */
function readOldNumber(text: string, damage: IdDamage): ResidentId {
  const century = text.slice(12) >= "996" ? "18" : "19";
  const body = `${text.slice(0, 6)}${century}${text.slice(6)}`;
  if (!isBirthDate(body.slice(6, 14))) return damaged("short", text);
  return valid(body + checkCharacter(body), damage === "ok" ? "id15" : damage);
}

/** A number among other characters: a remark, two numbers, separators, stars, or too few or too many digits. */
function readPieces(cell: string, mended: string): ResidentId {
  const pieces = cell.split(/[^0-9X]+/);
  const numbers = [...new Set(pieces.filter((p) => /^([0-9]{15}|[0-9]{17}[0-9X])$/.test(p)))];
  const [first, second] = numbers;
  if (first !== undefined && second !== undefined) return damaged("two_ids", `${first}/${second}`);
  if (first !== undefined) {
    return { ...(readNumber(first, "note") ?? missing(cell)), note: cell.replaceAll(first, "") };
  }
  const digits = cell.replace(/[^0-9X]/g, "");
  // A star beside all eighteen hides nothing.
  const isStarred = STARRED.test(cell) && /^[0-9]{17}[0-9X]$/.test(digits);
  if (isStarred || SEPARATED.test(cell)) {
    const joined = readNumber(digits, "cosmetic");
    if (joined) return joined;
    const couple = /^([0-9]{17}[0-9X])([0-9]{17}[0-9X])$/.exec(digits);
    if (couple) return damaged("two_ids", `${couple[1]}/${couple[2]}`);
  }
  if (
    !isStarred &&
    /\*/.test(cell) &&
    /^[0-9*]{14,17}[0-9X*]{1,3}$/.test(cell) &&
    digits.length >= 3
  ) {
    return damaged("masked", cell);
  }
  return readRemains(cell, mended, digits);
}

function readRemains(cell: string, mended: string, digits: string): ResidentId {
  const core = /^[0-9X]{15,20}$/.test(mended) ? mended : digits;
  if (core.length < 6 || /^(.)\1*$/.test(core)) return missing(cell);
  const damage = core.length < 18 ? "short" : core.length > 18 ? "long" : "chars";
  return { ...damaged(damage, core), note: cell.replace(/[0-9X]/g, "") };
}

function valid(id18: string, damage: IdDamage): ResidentId {
  return { status: "valid", damage, id18, key: personKey(id18), core: id18, note: "" };
}

function damaged(damage: IdDamage, core: string): ResidentId {
  return { status: "damaged", damage, id18: null, key: null, core, note: "" };
}

function missing(note: string): ResidentId {
  return { status: "missing", damage: "empty", id18: null, key: null, core: "", note };
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}
