import type { Note } from "../book.ts";
import { finishSheet, plainFacts, type ReadContext, type ReadResult } from "../read-context.ts";
import { assertCells } from "../spool/spool-writer.ts";
import { BlankRunLines, detectBlankRuns } from "./blank-runs.ts";
import { CsvScanner } from "./csv-scanner.ts";
import { decodeText } from "./decode-text.ts";
import { detectLayout, type Layout } from "./delimiter.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { detectFixedWidth, FixedWidthLines } from "./fixed-width.ts";
import type { PrintedLines } from "./printed-lines.ts";

const SAMPLE = 256 * 1024;
const TAB = 0x09;

/**
 * Read delimited text. A cell is delivered as it stands, without the quotes around it and without `="…"`.
 *
 * Throws: E3002 at a NUL, E3005 past the budgets of lines and fields, E3006 where the encoding fails.
 */
export async function readText(context: ReadContext): Promise<ReadResult> {
  const { source, limits } = context;
  const text = detectEncoding(source);
  const spool = context.openSpool(0);
  let rest: Buffer = Buffer.alloc(0);
  let scanner: CsvScanner | null = null;
  let layout = detectLayout(rest);
  let printed: PrintedLines | null = null;
  let lines: Buffer = Buffer.alloc(0);
  const scan = (isLast: boolean) => {
    if (!scanner) {
      ({ layout, printed } = layoutOf(rest.subarray(0, SAMPLE)));
      scanner = new CsvScanner(spool, layout, limits);
    }
    if (printed) {
      const taken = printed.take(rest, isLast);
      lines = Buffer.concat([lines, taken.lines]);
      lines = lines.subarray(scanner.scan(lines, isLast));
      rest = rest.subarray(taken.bytes);
    } else rest = rest.subarray(scanner.scan(rest, isLast));
    assertCells(spool.cells, limits.cells);
    context.tick();
    return scanner;
  };
  for (const piece of decodeText(source, text)) {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    if (rest.length >= SAMPLE) scan(false);
  }
  const { strayQuotes, strayQuoteLines } = scan(true);
  const notes: Note[] = [];
  if (strayQuoteLines > 0) notes.push(strayQuoteNote(strayQuotes, strayQuoteLines));
  const taken = printed as PrintedLines | null;
  if (taken && taken.outOfLineCount > 0) notes.push(outOfLineNote(taken));
  if (layout.fields === 1 && spool.filledRows > 1) {
    notes.push({ code: "one_column", text: "没有找到分隔符，整行当作一列。" });
  }
  const sheet = finishSheet(spool, { ...plainFacts("", 0), notes });
  const isTabbed = layout.fields > 1 && layout.delimiter[0] === TAB;
  const format = isTabbed || context.extension === "txt" ? "txt" : "csv";
  return { format, encoding: text.encoding, sheets: [sheet], notes: [] };
}

/** A list without separators that neither is in line nor has as many cells in each line stays one column. */
function layoutOf(sample: Buffer): { layout: Layout; printed: PrintedLines | null } {
  const layout = detectLayout(sample);
  // 1,200.00 in each line is no list of two fields.
  if (layout.fields > 2) return { layout, printed: null };
  const tabbed = (fields: number) => ({ delimiter: Buffer.from([TAB]), fields });
  const columns = detectFixedWidth(sample);
  if (columns)
    return { layout: tabbed(columns.starts.length), printed: new FixedWidthLines(columns) };
  const runs = detectBlankRuns(sample);
  if (runs) return { layout: tabbed(runs.columns), printed: new BlankRunLines(runs) };
  return { layout, printed: null };
}

function outOfLineNote({ says: [how, wrong], outOfLine, outOfLineCount }: PrintedLines): Note {
  const more = outOfLineCount > outOfLine.length ? " 等" : "";
  return {
    code: "out_of_line",
    text: `${how}，有 ${outOfLineCount} 行${wrong}（第 ${outOfLine.join("、")} 行${more}），这些行分不出列，没有用。`,
  };
}

function strayQuoteNote(lines: readonly number[], count: number): Note {
  const more = count > lines.length ? " 等" : "";
  return {
    code: "unbalanced_quotes",
    text: `有 ${count} 行的引号不成对（第 ${lines.join("、")} 行${more}），按一行一条记录读入，引号照原样保留。`,
  };
}
