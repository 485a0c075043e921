import { headerText } from "../../rolls/headers/header-text.ts";
import type { SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { callsIds } from "../../sources/recognition/holds-people.ts";
import { type Opened, rewriteSpool } from "../made/rewrite-spool.ts";
import { grouped, LEAST_FORMS, type ReadLine, readFormCells } from "./form-cells.ts";
import { headsAbove, noteOfHeads } from "./heads-above.ts";

/** What lines between the rows say of those below them, by labels of their own. */
interface Labelled {
  /** The header's texts, as it may be printed again. */
  header: string;
  /** The header as it is printed first. */
  printed: TextRow;
  labels: readonly string[];
  /** The first label above a family: with it all that was said of the last one ends. */
  begins: string;
  read: ReadLine;
  /** Rows of the form itself, which say nothing of anybody. */
  isFrame?: (cells: readonly string[]) => boolean;
}

/** 户主：张三　低保证号：340828001 in a line; a value runs on to the next label. */
const LABEL = /(?<=^|[\s,，;；、)）])([村乡镇组]|[\p{Script=Han}()（）/]{2,14})[:：]/gu;
/** 第1户 before the first label. */
const COUNTER = /^第?[0-9０-９]{1,5}[户号]?[、.．)）]?\s+/;
const LAST_HEADER_ROW = 30;
const LEAST_LINES = 3;
const LEAST_LABELS = 2;
/** What a form says of itself or of how many it lists. */
const OF_FORM =
  /制表|填表|填报|审核|审批|经办|负责|签字|签名|盖章|单位|日期|联系电话|说明|注$|[小合总共累]计|本页|笔数|总[户人金数]|页$/;
const MOST = 0.8;
/** 二、新增人员: whose rows follow is said below it. */
const SECTION = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.]/;

/**
 * The sheets of a book with what stands once above each family, by labels (户主：张三　低保证号：340828001　月保障金：420元, or each in a cell of its own), in columns beside its members: as an
 * old system prints a roll household by household, or an office keeps its forms. Without them nobody on it has a household or an amount.
 *
 * words: the headers of all rolls (`wordsOf`).
 * Writes: a spool beside that of each such sheet, without those lines.
 */
export async function withLabelLines<Of extends Opened>(
  sheets: readonly Of[],
  words: ReadonlySet<string>,
): Promise<Of[]> {
  const all = sheets.flatMap(({ rows }) => rows);
  return Promise.all(
    sheets.map(async (sheet) => {
      // A village with one family has the lines of the others.
      const labelled =
        labelledIn(sheet.rows, words, sheet.rows) ?? labelledIn(sheet.rows, words, all);
      return labelled ? { ...sheet, spool: await writeBeside(sheet.spool, labelled) } : sheet;
    }),
  );
}

const hasPerson = ({ cells }: Pick<TextRow, "cells">) => cells.some(looksLikeId);
const textOf = (cells: readonly string[]) => cells.map((cell) => cell.trim()).join("\n");
const keyOf = (line: ReadonlyMap<string, string>) => [...line.keys()].join();

/** all: the rows in which the lines are found often enough, those of the sheet or of its whole book. */
function labelledIn(
  rows: readonly TextRow[],
  words: ReadonlySet<string>,
  all: readonly TextRow[],
): Labelled | undefined {
  const found = headerOf(rows, saidIn);
  const ofTexts = found && fromLines(rows, all, { header: found, read: saidIn });
  if (ofTexts) return { ...ofTexts, read: (cells) => saidIn(cells, ofTexts.begins) };
  const form = readFormCells(all, words);
  const header = form && headerOf(rows, form.read);
  if (!form || !header) return undefined;
  // Above a list that has one header, such cells are its totals.
  const text = textOf(header.cells);
  if (all.filter((row) => textOf(row.cells) === text).length < LEAST_FORMS) return undefined;
  const labelled = fromLines(rows, all, { header, read: form.read });
  return labelled && { ...labelled, isFrame: form.isFrame };
}

/** The last header of people above the first of them. */
function headerOf(rows: readonly TextRow[], read: ReadLine): TextRow | undefined {
  const isLine = ({ cells }: TextRow) => read(cells).size > 0;
  const first = rows.findIndex((row) => hasPerson(row) && !isLine(row));
  return rows
    .slice(0, Math.max(0, first))
    .findLast((row) => row.row <= LAST_HEADER_ROW && callsIds(row) && !isLine(row));
}

function fromLines(
  rows: readonly TextRow[],
  all: readonly TextRow[],
  { header, read }: { header: TextRow; read: ReadLine },
): Labelled | undefined {
  const lines = all.map(({ cells }) => read(cells)).filter(({ size }) => size > 0);
  if (!rows.some(({ cells }) => read(cells).size > 0)) return undefined;
  const kinds = [...grouped(lines, keyOf)].filter(([, of]) => of.length >= LEAST_LINES);
  const [first] = kinds;
  if (!first || kinds.every(([, [line]]) => (line?.size ?? 0) < LEAST_LABELS)) return undefined;
  const [begins = ""] = first[1][0]?.keys() ?? [];
  // 保障人口：1人 behind the same labels stands where somebody thought of it.
  const isLike = (line: ReadonlyMap<string, string>) =>
    kinds.some(([key]) => key === keyOf(line)) || line.keys().next().value === begins;
  const like = lines.filter(isLike);
  if (like.length < MOST * lines.length) return undefined;
  const own = new Set(header.cells.map(headerText));
  const labels = [...new Set(like.flatMap((line) => [...line.keys()]))].filter(
    (label) => !own.has(headerText(label)),
  );
  if (labels.length === 0) return undefined;
  return { header: textOf(header.cells), printed: header, labels, begins, read };
}

/** Label -> value of a row that holds nothing else, two at least or the one that a family begins with; nothing for any other row. */
function saidIn(cells: readonly string[], begins?: string): Map<string, string> {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const text = filled.join("  ").replace(COUNTER, "");
  const found = [...text.matchAll(LABEL)];
  const said = new Map<string, string>();
  if (found[0]?.index !== 0) return said;
  for (const [at, match] of found.entries()) {
    const label = match[1] ?? "";
    if (OF_FORM.test(label)) return new Map();
    const from = match.index + match[0].length;
    said.set(
      label,
      text
        .slice(from, found[at + 1]?.index)
        .replace(/[\s,，;；、]+$/, "")
        .trim(),
    );
  }
  const isEnough = said.size >= LEAST_LABELS || (begins !== undefined && said.has(begins));
  return isEnough ? said : new Map();
}

async function writeBeside(spool: SheetSpool, labelled: Labelled): Promise<SheetSpool> {
  const { header, printed, labels, begins, read, isFrame } = labelled;
  const isMember = (cells: readonly string[]) =>
    textOf(cells) !== header &&
    !isFrame?.(cells) &&
    (hasPerson({ cells }) || isOfPerson(cells)) &&
    !startsSection(cells);
  const lines = { header: printed.cells, begins, read, isMember };
  const heads = await headsAbove(spool.spool, lines);
  // The first form stands above its header, and so does its head: each takes the other's place.
  const top = [...heads.keys()].find((row) => row < printed.row);
  const isHeader = (row: number) => row === (top ?? printed.row);
  let values = new Map<string, string>();
  const padded = (cells: readonly string[]) =>
    Array.from({ length: spool.width }, (__, index) => cells[index] ?? "");
  const rowOf = (own: readonly string[], said: ReadonlyMap<string, string>) => [
    ...padded(own),
    ...labels.map((label) => said.get(label) ?? ""),
  ];
  let isPrinted = false;
  const written = await rewriteSpool(spool, "labels", labels.length, (row, cells) => {
    const said = read(cells);
    if (said.has(begins)) values = new Map();
    for (const [label, value] of said) values.set(label, value);
    if (isHeader(row)) {
      isPrinted = true;
      return [...padded(printed.cells), ...labels];
    }
    const head = heads.get(top !== undefined && row === printed.row ? top : row);
    if (head) return rowOf(head.own, head.said);
    // A line of another family that leaves most labels out says nothing of them.
    if (said.size > 0 || textOf(cells) === header) return [];
    if (startsSection(cells)) values = new Map();
    if (isPrinted && isFrame?.(cells)) return [];
    return isMember(cells) ? rowOf(cells, values) : padded(cells);
  });
  const merges =
    top === undefined ? spool.merges : spool.merges.filter((merge) => merge.top > printed.row);
  const notes = heads.size === 0 ? spool.notes : [...spool.notes, noteOfHeads(heads.size)];
  return { ...written, merges, notes };
}

/** A row of somebody whose number is missing: it has a name among other cells. */
function isOfPerson(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== "").length > 2;
}

function startsSection(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return filled.length === 1 && SECTION.test(filled[0] ?? "");
}
