import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import { looksLikeName } from "../../sources/recognition/columns/value-fit.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { type Opened, rewriteSpool } from "../made/rewrite-spool.ts";

/** Where a sheet writes several persons into one cell; columns counted from 0. */
interface Stack {
  header: number;
  id: number;
  name: number;
  /** Every column with a line a person, in their order, and what it is called for one of them. */
  columns: readonly { index: number; called: string }[];
}

const LAST_HEADER_ROW = 10;
/** Of the rows with several numbers, so many have as many names, or relations, as numbers. */
const MOST = 0.8;
/** So many of the lines of a cell look like what they should be: a number may be missing or damaged. */
const HALF = 0.5;
/** A number as it should be: accounts look much like damaged ones. */
const NUMBER = /^[1-9]\d{5}((19|20)\d{2}(0[1-9]|1[0-2])\d{5}[\dXx]|\d{2}(0[1-9]|1[0-2])\d{5})$/;
const LINE = /\r\n|\r|\n/;
const MARK = /[、，,；;]/;
const RELATION = /关系|称谓/;
/** Both parents of a child, or somebody's guardians, are no rows of the list. */
const OF_OTHERS = /[父母]|监护|联系|经办|代[办领]|照料|帮扶|抚养|赡养/;
/** Whose own number may stand beside those of his family. */
const OF_HEAD = /户主|申请人|户代表|持证人/;

/**
 * The sheets of a book with, beside each other, the persons whom a row of a sheet writes below each other in one cell: 姓名 over three lines and 身份证号
 * over as many. Each line gets columns of its own (成员1姓名, 成员1身份证号, 成员2姓名 …), so that the sheet is read like any that has a family a row.
 *
 * Writes: a spool beside that of each such sheet.
 */
export async function withPersonsUnstacked<Of extends Opened>(
  sheets: readonly Of[],
): Promise<Of[]> {
  return Promise.all(
    sheets.map(async (sheet) => {
      const stack = stackIn(sheet.rows);
      return stack ? { ...sheet, spool: await writeUnstacked(sheet.spool, stack) } : sheet;
    }),
  );
}

/** The lines of a cell, blanks at its end left out; those of a single line by the marks between its parts. */
function partsOf(cell: string | undefined): string[] {
  const lines = (cell ?? "").trim().split(LINE);
  return (lines.length > 1 ? lines : (cell ?? "").trim().split(MARK)).map((part) => part.trim());
}

/** The same for so many persons: of one all that is written there, and of several also where the first or the last of them has an empty line. */
function partsFor(cell: string | undefined, count: number): string[] {
  if (count === 1) return [(cell ?? "").trim()];
  const lines = (cell ?? "").split(LINE).map((part) => part.trim());
  return lines.length === count ? lines : partsOf(cell);
}

function stackIn(rows: readonly TextRow[]): Stack | undefined {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  const stacked = columns.filter((index) => rows.some(({ cells }) => holdsIds(cells[index])));
  const [id, ...others] = stacked;
  if (id === undefined || others.length > 0) return undefined;
  const first = rows.find(({ cells }) => partsOf(cells[id]).some(looksLikeId));
  const header = rows.findLast(
    ({ row, cells }) => row < Math.min(first?.row ?? 0, LAST_HEADER_ROW) && cells[id]?.trim(),
  );
  if (!header) return undefined;
  const above = rows.filter(({ row }) => row <= header.row);
  const calledOf = (index: number) =>
    headerText(above.findLast(({ cells }) => cells[index]?.trim())?.cells[index] ?? "");
  if (OF_OTHERS.test(calledOf(id))) return undefined;
  const several = rows.filter(({ row, cells }) => row > header.row && holdsIds(cells[id]));
  const isSinglePerson = columns.some(
    (index) =>
      index !== id &&
      !OF_HEAD.test(calledOf(index)) &&
      several.filter(({ cells }) => NUMBER.test(plainText(cells[index] ?? ""))).length >
        several.length * HALF,
  );
  if (isSinglePerson) return undefined;
  const along = columns.filter((index) => index !== id && isAlong(several, index, id));
  const name = along.find((index) => !OF_OTHERS.test(calledOf(index)) && areNames(several, index));
  if (name === undefined) return undefined;
  return {
    header: header.row,
    id,
    name,
    columns: [id, ...along]
      .sort((a, b) => a - b)
      .map((index) => ({
        index,
        called: index === id ? "身份证号" : index === name ? "姓名" : calledFor(calledOf(index)),
      })),
  };
}

function calledFor(header: string): string {
  return RELATION.test(header) ? "与户主关系" : header;
}

/** Two numbers or more, each on a line of its own. */
function holdsIds(cell: string | undefined): boolean {
  if (!cell || cell.length < 30) return false;
  const parts = partsOf(cell);
  const numbers = parts.filter(looksLikeId);
  const isOfPeople = parts.some((part) => NUMBER.test(plainText(part)));
  return isOfPeople && numbers.length > 1 && numbers.length >= parts.length * HALF;
}

/** As many lines as there are numbers, wherever anything is written. */
function isAlong(rows: readonly TextRow[], index: number, id: number): boolean {
  const filled = rows.filter(({ cells }) => cells[index]?.trim());
  const same = filled.filter(({ cells }) => {
    const count = partsOf(cells[index]).length;
    return count > 1 && partsFor(cells[id], count).length === count;
  });
  return filled.length > 0 && same.length >= filled.length * MOST;
}

function areNames(rows: readonly TextRow[], index: number): boolean {
  const parts = rows.flatMap(({ cells }) => partsOf(cells[index]));
  return parts.filter(looksLikeName).length > parts.length * MOST;
}

async function writeUnstacked(spool: SheetSpool, stack: Stack): Promise<SheetSpool> {
  let most = 1;
  for await (const records of recordsOfSpool(spool.spool))
    for (const { row, cells } of records)
      if (row > stack.header)
        most = Math.max(most, ...[stack.id, stack.name].map((at) => partsOf(cells[at]).length));
  const headers = Array.from({ length: most }, (_, at) =>
    stack.columns.map(({ called }) => `成员${at + 1}${called}`),
  ).flat();
  let printed: readonly (string | undefined)[] = [];
  return rewriteSpool(spool, "persons", headers.length, (row, cells) => {
    const written = stack.columns.map(({ index }) => cells[index]?.trim());
    if (row === stack.header) printed = written;
    // Printed again on each page.
    const isHeader = row === stack.header || written.join("\n") === printed.join("\n");
    const beside = isHeader ? headers : row > stack.header ? personsOf(cells, stack, most) : [];
    const own = Array.from({ length: spool.width }, (_, index) =>
      isTaken(stack, index, cells) ? "" : (cells[index] ?? ""),
    );
    return [...own, ...beside];
  });
}

/** A line that is all that its row has is a title, wherever it stands. */
function isTaken({ columns }: Stack, index: number, cells: readonly string[]): boolean {
  return columns.some((column) => column.index === index) && cells.filter(Boolean).length > 1;
}

/** The cells of each person of a row. Where a column has other lines than there are names, nobody knows whose they are. */
function personsOf(cells: readonly string[], { columns, name, id }: Stack, most: number): string[] {
  const [names, ids] = [partsOf(cells[name]), partsOf(cells[id])];
  const count = cells[name]?.trim() ? names.length : ids.length;
  const parts = columns.map(({ index }) => partsFor(cells[index], count));
  return Array.from({ length: most }, (_, at) =>
    parts.map((of) => (of.length === count && at < count ? (of[at] ?? "") : "")),
  ).flat();
}
