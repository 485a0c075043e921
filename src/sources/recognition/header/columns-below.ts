import { legendOfNotes } from "../lines/legend-of-notes.ts";
import { linesOf } from "../lines/names-of-sheet.ts";
import { withYears } from "../made/bare-months.ts";
import { withDays } from "../made/day-in-parts.ts";
import { withIdParts } from "../made/id-in-parts.ts";
import { withMarks } from "../made/mark-columns.ts";
import { withOneOf } from "../made/one-of-columns.ts";
import { withProgrammes } from "../made/programme-marks.ts";
import { withSums } from "../made/sum-of-parts.ts";
import { areColumnNumbers } from "./column-numbers.ts";
import { headerNames } from "./header-names.ts";
import { partsOf, type SheetColumn } from "./sheet-column.ts";
import { isMergedLeft, type SheetHead, type TextRow } from "./sheet-head.ts";
import { underPersons } from "./under-persons.ts";
import { isUnitRow } from "./unit-row.ts";

/** Rows that recognition looks at below a header. */
export const SAMPLE_ROWS = 120;

/** 下村小计 | 12人: what stands below a header there is no value of its column. */
function isTotal({ cells }: TextRow): boolean {
  const first = cells.find((cell) => cell.trim() !== "") ?? "";
  return TOTAL.test(first.replace(/\s/g, ""));
}

/** What a row says beside figures: equal for the header and the lines above it where a form prints them on each page, 第1页 or 第2页. */
function wordsIn({ cells }: TextRow): string {
  return cells
    .join("\t")
    .replace(/[\d０-９]/g, "")
    .trim();
}

/** 上村委会 alone in its row heads those below it: no value of the column that it stands in, were that the first. */
function isAlone({ cells }: TextRow, width: number): boolean {
  return width >= LEAST_WIDE && cells.filter((cell) => cell.trim() !== "").length === 1;
}

const LEAST_WIDE = 3;

const TOTAL = /^.{0,12}(小计|合计|总计|累计)[:：]?$/;

/** Numbers and units of the columns, which forms print below their headers. */
function saysOfColumns({ cells }: TextRow): boolean {
  return areColumnNumbers(cells) || isUnitRow(cells);
}

/** The columns below the rows of a header, each with its first cells, those written in parts or several columns as one. */
export function columnsOf(head: SheetHead, span: readonly TextRow[]): SheetColumn[] {
  const last = span.at(-1)?.row ?? 0;
  const width = Math.max(0, ...span.map(({ cells }) => cells.length));
  const printed = new Set(head.rows.filter(({ row }) => row <= last).map(wordsIn));
  const isNoRow = (row: TextRow) =>
    isTotal(row) ||
    saysOfColumns(row) ||
    isAlone(row, width) ||
    (wordsIn(row) !== "" && printed.has(wordsIn(row)));
  const data = head.rows.filter((row) => row.row > last && !isNoRow(row)).slice(0, SAMPLE_ROWS);
  const columns: SheetColumn[] = [];
  const persons = span.length === 1 ? underPersons(span[0]?.cells ?? []) : [];
  for (let index = 0; index < width; index += 1) {
    const headerCells = span.map(({ cells }) => (cells[index] ?? "").trim());
    const person = persons[index];
    const parts = [...(person === undefined ? [] : [person]), ...partsOf(headerCells)];
    if (parts.length === 0) continue;
    const below = data.map(({ cells }) => cells[index] ?? "");
    const sample = below.filter((text) => text !== "");
    // Of a header printed over several columns of a form the first one has its values.
    if (sample.length === 0 && isMergedLeft(head, last, index)) continue;
    const texts = head.texts?.get(index);
    const legend = legendOfNotes(parts.at(-1) ?? "", sample, head.notes ?? []);
    columns.push({
      index,
      header: parts.join("/"),
      headerCells,
      names: headerNames(parts),
      sample: legend ? sample.map((text) => legend.get(text.trim()) ?? text) : sample,
      cells: below,
      rows: data.length,
      ...(texts ? { texts } : {}),
      ...(legend ? { legend } : {}),
    });
  }
  const lines = linesOf(head, span[0]?.row ?? 0);
  const whole = withOneOf(withIdParts(columns, data), data);
  const made = withMarks(withSums(withDays(whole, data), data), data);
  return withYears(withProgrammes(made, data, lines), lines);
}
