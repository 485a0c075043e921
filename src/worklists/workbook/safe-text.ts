const LONGEST = 32_767;
/** What XML cannot hold: controls but tab and line ends, halves of a surrogate pair, two non-characters. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu;
/** Characters that turn a text into a formula once somebody edits its cell or saves it as CSV. */
const TRIGGER = /^[\s]*[=+\-@\t\r＝＋－＠]/;

/** A text as a cell can hold it: nothing XML cannot write, no half characters, at most 32,767 units. */
export function cellText(text: string): string {
  const written = text.replace(UNWRITABLE, "");
  if (written.length <= LONGEST) return written;
  const cut = written.slice(0, LONGEST - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Whether a spreadsheet program might take this text for a formula; such cells are marked with quotePrefix. */
export function looksLikeFormula(text: string): boolean {
  return TRIGGER.test(text);
}
