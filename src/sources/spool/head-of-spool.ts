import { open } from "node:fs/promises";

const STEP = 256 * 1024;

/** The first `count` records of a spool; `row` is the row number as the spreadsheet counts it. */
export async function headOfSpool(
  path: string,
  count: number,
): Promise<{ row: number; cells: string[] }[]> {
  const file = await open(path, "r");
  try {
    let bytes = Buffer.alloc(0);
    for (;;) {
      const step = Buffer.allocUnsafe(Math.max(STEP, bytes.length));
      const { bytesRead } = await file.read(step, 0, step.length, bytes.length);
      bytes = Buffer.concat([bytes, step.subarray(0, bytesRead)]);
      const rows = readRecords(bytes, count);
      if (rows.length >= count || bytesRead === 0) return rows;
    }
  } finally {
    await file.close();
  }
}

/** The complete records at the start of `bytes`. LF never occurs inside a UTF-8 character, so a cut one is left out. */
function readRecords(bytes: Buffer, count: number): { row: number; cells: string[] }[] {
  const text = bytes.toString("utf8", 0, bytes.lastIndexOf(0x0a) + 1);
  const rows: { row: number; cells: string[] }[] = [];
  let at = 0;
  while (at < text.length && rows.length < count) {
    const cells: string[] = [];
    let end = -1;
    for (;;) {
      const field = readField(text, at);
      if (!field) return rows;
      cells.push(field.cell);
      end = field.end;
      at = end + 1;
      if (text[end] === "\n") break;
    }
    const [row, ...rest] = cells;
    rows.push({ row: Number(row), cells: rest });
  }
  return rows;
}

/** The field that starts at `at`, and where its TAB or LF stands; null when the text ends first. */
function readField(text: string, at: number): { cell: string; end: number } | null {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== "\t" && text[end] !== "\n") end += 1;
    return end < text.length ? { cell: text.slice(at, end), end } : null;
  }
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0 || close + 1 >= text.length) return null;
  return { cell: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}
