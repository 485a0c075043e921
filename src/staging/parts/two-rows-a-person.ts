import { headerText } from "../../rolls/headers/header-text.ts";
import { headOfSpool, recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import { looksLikeName } from "../../sources/recognition/columns/value-fit.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { SpoolWriter } from "../../sources/spool/spool-writer.ts";
import type { Opened } from "../made/rewrite-spool.ts";

/** A column of names and, in the row below each, the number; its header takes two rows as well, or names both in one cell. */
interface Pairs {
  /** Counted from 0. */
  column: number;
  /** First row of the header. */
  header: number;
  /** What the header says of the lower rows; nothing where that is its next row. */
  below?: string;
}

const NAME = /姓名$/;
const NUMBER = /^(公民)?(身份证件?|证件|公民身份)(号码?)?$/;
/** 姓名/身份证号 over both. */
const BOTH = /^(.*姓名)[/／\n\r、（(]+((?:公民)?(?:身份证件?|证件|公民身份)(?:号码?)?)[)）]?$/;
/** What stands for a number where somebody has none. */
const NONE = /^(暂?无(证|身份证|号码)?|没有|未办(理|证)?|不详|待办|黑户|[-—/]+)$/;
const LEAST_PAIRS = 2;
const MOST = 0.8;

/**
 * The sheets of a book with the two rows beside each other in which a form writes each person: the name above, the number below it in the same column. Read as it
 * stands every number was a table of its own, and nobody had one.
 *
 * Writes: a spool beside that of each such sheet.
 */
export async function withRowsJoined<Of extends Opened>(sheets: readonly Of[]): Promise<Of[]> {
  return Promise.all(
    sheets.map(async (sheet) => {
      const pairs = pairsIn(sheet.rows);
      if (!pairs) return sheet;
      const spool = await writeJoined(sheet.spool, pairs);
      return { ...sheet, spool, rows: await headOfSpool(spool.spool, sheet.rows.length) };
    }),
  );
}

function pairsIn(rows: readonly TextRow[]): Pairs | undefined {
  const first = rows.findIndex(({ cells }) => cells.some(looksLikeId));
  for (const [at, { row, cells }] of rows.slice(0, Math.max(0, first)).entries()) {
    for (const [column, cell] of cells.entries()) {
      const text = headerText(cell);
      const both = BOTH.exec(cell.trim());
      const next = rows[at + 1];
      const isTwoRows =
        NAME.test(text) &&
        next?.row === row + 1 &&
        NUMBER.test(headerText(next.cells[column] ?? ""));
      if (!both && !isTwoRows) continue;
      const pairs = { column, header: row, ...(both ? { below: both[2] ?? "" } : {}) };
      if (areInPairs(rows.slice(at + (both ? 1 : 2)), column)) return pairs;
    }
  }
  return undefined;
}

/** Nearly all that stands in the column, but for the header that is printed again, is a name with a number right below it. */
function areInPairs(rows: readonly TextRow[], column: number): boolean {
  const isHeader = (text: string) => NAME.test(text) || NUMBER.test(text);
  const filled = rows.filter(({ cells }) => {
    const text = (cells[column] ?? "").trim();
    return text !== "" && !BOTH.test(text) && !isHeader(headerText(text));
  });
  const pairs = filled.filter((upper, at) => isPair(upper, filled[at + 1], column)).length;
  return pairs >= LEAST_PAIRS && pairs * 2 >= filled.length * MOST;
}

function isPair(upper: TextRow, lower: TextRow | undefined, column: number): boolean {
  const [name, number] = [upper.cells[column] ?? "", lower?.cells[column] ?? ""];
  const isNumber = looksLikeId(number) || NONE.test(number.trim());
  return lower?.row === upper.row + 1 && looksLikeName(name) && !NONE.test(name) && isNumber;
}

async function writeJoined(sheet: SheetSpool, pairs: Pairs): Promise<SheetSpool> {
  const { width } = sheet;
  const writer = new SpoolWriter(`${sheet.spool}.joined`);
  let written = 0;
  const write = ({ row, cells }: TextRow, beside: readonly string[] = []) => {
    const own = Array.from({ length: width }, (_, index) => cells[index] ?? "");
    writer.writeRow(row, [...own, ...beside]);
    written += 1;
  };
  try {
    let upper: TextRow | undefined;
    for await (const records of recordsOfSpool(sheet.spool))
      for (const { row, cells } of records) {
        const lower = { row, cells };
        if (upper && belongs(upper, lower, pairs)) {
          write(upper, cells);
          upper = undefined;
          continue;
        }
        if (upper) write(...alone(upper, pairs));
        upper = lower;
      }
    if (upper) write(...alone(upper, pairs));
    writer.finish();
  } finally {
    writer.close();
  }
  const joined = { spool: writer.path, width: width * 2, filledRows: written };
  return { ...sheet, ...joined, looks: writer.looks };
}

/** Two rows of one person, or of the header, which may be printed again on each page. */
function belongs(upper: TextRow, lower: TextRow, pairs: Pairs): boolean {
  if (isPair(upper, lower, pairs.column)) return true;
  const [name, number] = [upper, lower].map(({ cells }) => headerText(cells[pairs.column] ?? ""));
  const isNext = pairs.below === undefined && lower.row === upper.row + 1;
  return isNext && NAME.test(name ?? "") && NUMBER.test(number ?? "");
}

/** A header in one row says of either row what it is; any other row stays as it is. */
function alone(upper: TextRow, { column, below }: Pairs): [TextRow, string[]?] {
  const both = BOTH.exec((upper.cells[column] ?? "").trim());
  if (below === undefined || !both) return [upper];
  const cells = upper.cells.map((cell, index) => (index === column ? (both[1] ?? "") : cell));
  return [{ ...upper, cells }, [...Array.from({ length: column }, () => ""), below]];
}
