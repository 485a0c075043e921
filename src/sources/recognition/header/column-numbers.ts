/** What a form prints before the numbers of its columns: 栏次 | 1 | 2 …, 甲 | 乙 | 1 | 2 …. */
const BEFORE_NUMBERS = [
  ..."甲乙丙丁戊己庚辛ABCDE—-",
  "栏次",
  "栏目",
  "栏号",
  "列次",
  "列号",
  "行次",
  "序号",
  "编号",
  "项目",
  "代码",
];
/** So many columns may have no number, and so many numbers make a line of them. */
const MOST_BEFORE = 4;
const LEAST_NUMBERS = 3;
/** The same where columns without a header stand before them: a person may have a few figures beside blanks. */
const LEAST_BEHIND_BLANKS = 4;
/** Numbers that are looked at. */
const LOOKED_AT = 6;

/** The line 1 2 3 4 … that forms print under their header, 6=4+5 among them, which is no record. */
export function areColumnNumbers(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.normalize("NFKC").replace(/[\s()]|=.*/g, ""));
  const before = texts.indexOf("1");
  if (before < 0 || before > MOST_BEFORE) return false;
  const labels = texts.slice(0, before);
  if (!labels.every((text) => text === "" || BEFORE_NUMBERS.includes(text))) return false;
  // Columns behind the last one of the form have no number.
  const last = texts.findLastIndex((text) => text !== "");
  const numbers = texts.slice(before, Math.min(before + LOOKED_AT, last + 1));
  const isRow = before > 0 && labels.every((text) => text === "");
  const least = isRow ? LEAST_BEHIND_BLANKS : LEAST_NUMBERS;
  return numbers.length >= least && numbers.every((text, n) => text === `${n + 1}`);
}
