/** What a number format makes of a number: nothing of the kind, a day or a time of day, a duration. */
export type DateKind = typeof NO_DATE | typeof DATE | typeof DURATION;

export const NO_DATE = 0;
export const DATE = 1;
export const DURATION = 2;

/**
 * Formats that files name by number only (ECMA-376 18.8.30); 27 to 36 and 50 to 58 are days and times in Chinese,
 * Japanese and Korean editions, 71 to 81 in Thai ones.
 */
export function builtInDateKind(id: number): DateKind {
  if (id === 46 || id === 79) return DURATION;
  const isDate =
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58) ||
    (id >= 71 && id <= 81);
  return isDate ? DATE : NO_DATE;
}

/** What a written format makes of a number: `yyyy"年"m"月"` is a date, `#,##0.00` and `0.00E+00` are not. */
export function dateKindOf(format: string): DateKind {
  const bare = format
    .replace(/"[^"]*"?/g, "")
    .replace(/[\\_*]./gsu, "")
    .replace(/general|G\/通用格式/gi, "");
  if (/\[(h+|m+|s+)\]/i.test(bare)) return DURATION;
  const letters = bare.replace(/\[[^\]]*\]/g, "").replace(/E[+-]/gi, "");
  // `e` and `aaa` are the year and the weekday in Chinese editions; `b` and `g` are eras.
  return /[ymdhse]|a{3}|am\/pm|a\/p|上午\/下午/i.test(letters) ? DATE : NO_DATE;
}
