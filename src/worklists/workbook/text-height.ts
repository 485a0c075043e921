/** Points a line of 11-point text takes, and what a row has above and below. */
const LINE = 15;
const MARGIN = 5;
/** Excel refuses taller rows. */
const TALLEST = 400;

/** Columns that a Chinese character of 11-point text takes. */
const WIDEST = 2.1;

/** Columns of 11-point text: a Chinese character takes a little more than two digits. */
function displayWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    width += text.charCodeAt(index) >= 0x1100 ? 2.1 : 1.05;
  }
  return width;
}

/**
 * Lines a text takes in a column that wraps, in lines of 11-point text; `width` as the column has it, `size` the text's
 * size beside 11 points.
 */
export function linesIn(text: string, width: number, size = 1): number {
  const room = Math.max(2.1, (width - 0.8) / size);
  // Most cells: short however wide their characters are.
  if (text.length * WIDEST < room && !text.includes("\n")) return size;
  // Characters are not split: up to one of them is lost at the end of each line.
  const perLine = Math.max(1, Math.floor(room / 2.1)) * 2.1;
  let lines = 0;
  for (const line of text.split("\n")) {
    const long = displayWidth(line);
    lines += long <= room ? 1 : Math.ceil(long / perLine);
  }
  return lines * size;
}

/** `linesIn` of one column whose texts are few and come again and again. */
export function knownLines(width: number, size: number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const lines = linesIn(text, width, size);
    known.set(text, lines);
    return lines;
  };
}

/** Height in points of a row whose tallest cell has this many lines. */
export function heightOf(lines: number, least: number): number {
  return Math.min(TALLEST, Math.max(least, Math.ceil(lines * LINE + MARGIN)));
}
