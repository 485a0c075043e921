/**
 * Characters of a row code: no B I L O S U Z, which handwriting and bad copies turn into 8 1 1 0 5 V 2. There are 29 of
 * them, a prime, so that the check character finds every wrong character and every two that changed places.
 */
const ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY";
const BASE = ALPHABET.length;
const DIGITS = 9;
/** Hex digits of the key that the code is made from: more than it can hold, and exact as a number. */
const KEY_DIGITS = 12;

/**
 * The short code of a finding, ten characters with the check character last: `7KQ4M-2XW9C`.
 *
 * It follows from the finding's key alone, so it stays the same from round to round and needs no list to be made.
 */
export function rowCode(findingKey: string): string {
  let rest = Number.parseInt(findingKey.slice(0, KEY_DIGITS), 16);
  let digits = "";
  for (let place = 0; place < DIGITS; place += 1) {
    digits += ALPHABET.charAt(rest % BASE);
    rest = Math.floor(rest / BASE);
  }
  const code = digits + checkCharacter(digits);
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** 任务编号: rule, screening month and row code, such as `LB06-201910-7KQ4M-2XW9C`. */
export function taskCode(rule: string, month: string, findingKey: string): string {
  return `${rule}-${month.replace("-", "")}-${rowCode(findingKey)}`;
}

/** Whether a row code, typed from paper in any spelling, has the check character it should have. */
export function isRowCode(typed: string): boolean {
  const code = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  if (code.length !== DIGITS + 1) return false;
  if ([...code].some((character) => !ALPHABET.includes(character))) return false;
  return code.at(-1) === checkCharacter(code.slice(0, DIGITS));
}

/**
 * The row code in a cell that holds a 任务编号 or a row code alone, in any spelling, without its dash; and what stands before it.
 * Undefined where the check character does not fit.
 */
export function codeInText(text: string): { code: string; before: string } | undefined {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐‑–—−_]/g, "");
  const code = plain.slice(-DIGITS - 1);
  return isRowCode(code) ? { code, before: plain.slice(0, -DIGITS - 1) } : undefined;
}

/** The tenth character c that makes 1·d1 + 2·d2 + … + 9·d9 + 10·c a multiple of 29; 10·3 leaves 1. */
function checkCharacter(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    sum += (place + 1) * ALPHABET.indexOf(digits.charAt(place));
  }
  return ALPHABET.charAt(((BASE - (sum % BASE)) * 3) % BASE);
}
