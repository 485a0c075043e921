const LONGEST = 32_767;
/** What XML cannot hold: controls but tab and line ends, halves of a surrogate pair, two non-characters. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu;
/** Found much faster, and in hardly any text; whole surrogate pairs among them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for.
const TRACE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/;
/** Characters that turn a text into a formula once somebody edits its cell or saves it as CSV. */
const TRIGGER = /^[\s]*[=+\-@\t\r＝＋－＠]/;

/** A text as a cell can hold it: nothing XML cannot write, no half characters, at most 32,767 units. */
export function cellText(text: string): string {
  const written = TRACE.test(text) ? text.replace(UNWRITABLE, "") : text;
  if (written.length <= LONGEST) return written;
  const cut = written.slice(0, LONGEST - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Whether a spreadsheet program might take this text for a formula; such cells are marked with quotePrefix. */
export function looksLikeFormula(text: string): boolean {
  return TRIGGER.test(text);
}
