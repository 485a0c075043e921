/** Numbers of more digits than this have lost the rest in a spreadsheet program. */
const EXACT_DIGITS = 15;
const LONG = 1e15;

/** More than 15 digits before the point: an ID or account number that was kept as a number. */
export function isLongNumber(value: number): boolean {
  return Math.abs(value) >= LONG;
}

/**
 * A number as a spreadsheet program shows it in a wide cell: at most 15 significant digits, integers
 * in full, never in E notation. `70513.57000000001` is `70513.57`, `1.1010119900307888e17` is `110101199003079000`.
 */
export function numberText(value: number): string {
  if (Number.isInteger(value) && !isLongNumber(value)) return String(value === 0 ? 0 : value);
  if (!Number.isFinite(value)) return "#NUM!";
  return plainDigits(value.toPrecision(EXACT_DIGITS));
}

/**
 * A number as the file has it. Whole numbers of more than 15 digits stand as written when the text says more than
 * a double could (a program wrote them from an exact integer); otherwise their last digits are rounding noise.
 */
export function writtenNumberText(written: string): string {
  if (/^-?[1-9]\d{15,}$/.test(written) && String(Number(written)) !== written) return written;
  return numberText(Number(written));
}

/** `1.50000e-7` to `0.00000015`: no exponent, no zeros at the end. */
function plainDigits(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = digits.padEnd(point, "0");
  const left = point > 0 ? padded.slice(0, point) : "0";
  const right = point > 0 ? padded.slice(point) : "0".repeat(-point) + digits;
  const kept = right.replace(/0+$/, "");
  return `${sign}${left}${kept && "."}${kept}`;
}
