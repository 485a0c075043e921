import { basename, join, resolve, sep } from "node:path";

/** Longest file name in UTF-8 bytes, suffix included; leaves room for what a program adds on saving. */
const LONGEST_NAME = 180;
/** Longest sheet name in UTF-16 units, a limit of the file format. */
const LONGEST_SHEET = 31;

const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?=[ .]|$)/i;
/** Controls, marks that turn the writing direction, zero-width characters, halves of a surrogate pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * A file name that Windows, Linux and zip programs take, and that nobody can mistake for another.
 *
 * `text` is what people wrote (a township, a round); `suffix` is ours, such as `-2019-10-1.xlsx`. `taken` holds the
 * names already given in this folder, folded for comparison; a name that would collide gets `(2)`, `(3)` … .
 */
export function fileName(text: string, suffix: string, taken: Set<string> = new Set()): string {
  const plain = text
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[<>:"/\\|?*]/g, "_");
  const trimmed = plain.replace(/^[\s.]+|[\s.]+$/g, "") || "未命名";
  const safe = DEVICE.test(trimmed) ? `_${trimmed}` : trimmed;
  return distinct(taken, (mark) => {
    const room = LONGEST_NAME - Buffer.byteLength(mark + suffix);
    return `${cutBytes(safe, room)}${mark}${suffix}`;
  });
}

/** A sheet name that Excel, WPS and LibreOffice take. `taken` as for `fileName`. */
export function sheetName(text: string, taken: Set<string> = new Set()): string {
  const plain = text
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[:\\/?*[\]]/g, "_");
  const trimmed = plain.replace(/^['\s]+|['\s]+$/g, "") || "工作表";
  const safe = /^history$/i.test(trimmed) ? `_${trimmed}` : trimmed;
  return distinct(taken, (mark) => {
    const room = LONGEST_SHEET - mark.length;
    return `${cutUnits(safe, room).replace(/['\s]+$/, "")}${mark}`;
  });
}

/** Full path of a file of ours in a folder; a name that would lead out of it is a bug. */
export function pathInside(folder: string, name: string): string {
  const path = resolve(join(folder, name));
  if (basename(name) !== name || !path.startsWith(resolve(folder) + sep))
    throw new RangeError("a file name leads out of its folder");
  return path;
}

function distinct(taken: Set<string>, make: (mark: string) => string): string {
  for (let number = 1; ; number += 1) {
    const name = make(number === 1 ? "" : `(${number})`);
    const folded = fold(name);
    if (taken.has(folded)) continue;
    taken.add(folded);
    return name;
  }
}

/** Equal for names that a file system or Excel takes for the same. */
function fold(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase();
}

function cutBytes(text: string, bytes: number): string {
  let used = 0;
  let out = "";
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    out += character;
  }
  return out.replace(/[\s.]+$/, "");
}

function cutUnits(text: string, units: number): string {
  let out = "";
  for (const character of text) {
    if (out.length + character.length > units) break;
    out += character;
  }
  return out;
}
