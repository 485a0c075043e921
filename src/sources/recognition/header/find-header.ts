import { headerSigns } from "../../../rolls/headers/header-signs.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { initialsOf } from "../../../rolls/headers/pinyin-initials.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { looksLikeId } from "../columns/id-look.ts";
import { callsIds } from "../holds-people.ts";
import { isUnitLine } from "../lines/unit-line.ts";
import { mayBeTicked } from "../made/mark-columns.ts";
import { isBelowNamed } from "../made/named-marks.ts";
import { joined } from "../made/one-of-columns.ts";
import { isClassOfNeed } from "../made/sum-of-parts.ts";
import { isOfClasses } from "../made/ticked-classes.ts";
import { ticked } from "../made/ticks.ts";
import { isSerial } from "../score-roll.ts";
import { besides } from "../spread/beside.ts";
import { columnLetters } from "./column-letters.ts";
import { columnsOf, SAMPLE_ROWS } from "./columns-below.ts";
import { isBelowGroups, isLowerHalf, isUpperHalf, mergedDown } from "./header-halves.ts";
import { headersByField } from "./roll-headers.ts";
import type { SheetColumn } from "./sheet-column.ts";
import { type SheetHead, type TextRow, unmerge } from "./sheet-head.ts";
import { underGroups } from "./under-groups.ts";
import { withUnits } from "./unit-row.ts";

/** Where a header may start, and how many rows it may take. */
const LAST_HEADER_ROW = 30;
const MOST_HEADER_ROWS = 3;
/** The least share of a second or third header row that reads as headers. */
const LEAST_HEADERS = 0.3;

export interface Header {
  /** First header row, counted as the sheet counts. */
  row: number;
  /** How many rows it takes. */
  rows: number;
  columns: SheetColumn[];
}

/** 退出人员姓名, 特困对象姓名: whoever a list calls so, it names people. */
const CALLS_SOMEBODY = /^\p{Script=Han}{2,6}姓名$/u;

interface Candidate {
  header: Header;
  /** Columns whose texts are headers of some roll. */
  hits: number;
}

/**
 * Candidate headers, best first: rows whose texts are headers of some roll. A header of two or three
 * rows is taken only where the lower rows add headers that the first row does not have.
 */
export function findHeaders(head: SheetHead, rolls: ReadonlyMap<string, Roll>): Header[] {
  const known = wordsOf(rolls);
  const rows = withUnits(unmerge(head, LAST_HEADER_ROW + MOST_HEADER_ROWS));
  const candidates: Candidate[] = [];
  rows.forEach((first, index) => {
    if (first.row > LAST_HEADER_ROW || hasIds(first) || isTitle(first)) return;
    if (isUnitLine(first.cells)) return;
    for (let count = 1; count <= MOST_HEADER_ROWS; count += 1) {
      const span = rows.slice(index, index + count);
      if (span.length < count || span.some(hasIds)) break;
      const last = span.at(-1) as TextRow;
      const isMerged =
        mergedDown(head.merges, first.row, last.row - 1) > 0 ||
        (count > 1 && isBelowGroups(last, head.merges));
      if (count > 1 && !isMerged && isData(last, span.at(-2) as TextRow, known)) break;
      const columns = columnsOf(head, underGroups(span, head.merges));
      const isKnown = ({ names }: SheetColumn) =>
        names.some((name) => known.has(headerSigns(name)) || CALLS_SOMEBODY.test(name)) ||
        isSerial(names[0] ?? "");
      const hits =
        columns.filter(isKnown).length + ticked(columns) + joined(columns) + sideBySide(span);
      const isOne = hits === 1 && count === 1 && isAboveIds(first, rows.slice(index + 1));
      if (hits >= 2 || isOne)
        candidates.push({ header: { row: first.row, rows: count, columns }, hits });
    }
  });
  candidates.sort(
    (a, b) => b.hits - a.hits || a.header.rows - b.header.rows || a.header.row - b.header.row,
  );
  const people = rows.filter(hasIds).map(({ row }) => row);
  const distinct = candidates.filter(
    (candidate, index) =>
      candidates.findIndex((other) => textOf(other.header) === textOf(candidate.header)) ===
        index &&
      people.filter((row) => row < candidate.header.row).length < LEAST_LISTED &&
      !candidates.some(
        (other) =>
          isAbovePeople(other, candidate, people) ||
          isLowerHalf(candidate.header, other.header, head.merges) ||
          isUpperHalf(candidate.header, other.header, head.merges),
      ),
  );
  return distinct.slice(0, 3).map(({ header }) => header);
}

const knownWords = new WeakMap<ReadonlyMap<string, Roll>, ReadonlySet<string>>();

/** The signs and the initials of every header of these rolls; asked for each sheet. */
export function wordsOf(rolls: ReadonlyMap<string, Roll>): ReadonlySet<string> {
  const known = knownWords.get(rolls);
  if (known) return known;
  const headers = [...rolls.values()].flatMap((roll) => [...headersByField(roll).values()].flat());
  const words = new Set(headers.flatMap((text) => [headerSigns(text), ...initialsOf(text)]));
  knownWords.set(rolls, words);
  return words;
}

/** A header of another table below has more of the words of rolls by less than this. */
const FEWER_HITS = 0.6;

/** One person under a header of few words may be who filled in the form; so many are a list, however little it says of them. */
const LEAST_LISTED = 2;

/**
 * Whether people stand between a header and a later one that says no more, as under a subtotal on the next page, or little more, as that of a
 * table of another roll: the later one would make titles of these people, and whoever is thought off a roll is thought missed.
 */
function isAbovePeople(upper: Candidate, lower: Candidate, people: readonly number[]): boolean {
  const end = upper.header.row + upper.header.rows;
  const between = people.filter((row) => row >= end && row < lower.header.row).length;
  return between >= (upper.hits >= FEWER_HITS * lower.hits ? 1 : LEAST_LISTED);
}

/** Equal for a header and the same header printed again on a later page. */
function textOf({ columns }: Header): string {
  return JSON.stringify(columns.map(({ index, header }) => [index, header]));
}

/** The columns below a header of known place. */
export function headerAt(head: SheetHead, row: number, count: number): Header {
  const last = row + count - 1;
  const rows = withUnits(unmerge(head, last + 1)).filter(
    (candidate) => candidate.row >= row && candidate.row <= last,
  );
  return { row, rows: count, columns: columnsOf(head, underGroups(rows, head.merges)) };
}

/** The columns of a sheet that has no header at all, called by their letters. */
export function withoutHeader({ rows }: SheetHead): Header {
  const data = rows.slice(0, SAMPLE_ROWS);
  const width = Math.max(0, ...data.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    header: `${columnLetters(index)}列`,
    headerCells: [],
    names: [],
    sample: data.map(({ cells }) => cells[index] ?? "").filter((text) => text !== ""),
  }));
  return { row: 0, rows: 0, columns };
}

/** Whether people stand in the first rows already, with nothing above that could say what their columns are. */
export function isHeaderless({ rows }: SheetHead): boolean {
  return rows.slice(0, 2).some(hasIds);
}

/** 享受低保人员 | 公民身份号码 | 发放额: one header that everybody knows, right above people, makes a header of the row, were the others of one office alone. */
function isAboveIds(row: TextRow, below: readonly TextRow[]): boolean {
  const isOfPerson = row.cells.some((cell) => /[0-9０-９]{4}/.test(cell));
  // The village they live in stands between the header and them.
  const [first] = below.slice(0, MOST_LINES + 1).filter(({ cells }) => countOfTexts(cells) > 1);
  return first !== undefined && hasIds(first) && callsIds(row) && !isOfPerson;
}

/** How many lines of one text, as of a township and a village, may stand between. */
const MOST_LINES = 3;

function countOfTexts(cells: readonly string[]): number {
  return new Set(cells.filter((cell) => cell.trim() !== "")).size;
}

/** Fifteen of them, whatever parts them. */
const DIGITS = /([\d０-９][^\d０-９]?){15}/;

export function hasIds({ cells }: TextRow): boolean {
  return cells.some((cell) => DIGITS.test(cell) && looksLikeId(cell));
}

/** Most of what a row adds below another is no header of any roll: its first person, not a second header row. */
function isData({ cells }: TextRow, above: TextRow, known: ReadonlySet<string>): boolean {
  const isAdded = (cell: string, index: number) =>
    cell.trim() !== "" && cell !== above.cells[index];
  const added = cells.filter(isAdded);
  if (added.length === 0) return false;
  const isHeader = (cell: string) =>
    known.has(headerSigns(headerText(cell))) || isClassOfNeed(cell);
  // 死亡 | 失踪 | 服刑 under 父亲情况 and 老年人 | 孕产妇 under 分类施保类别, to be ticked.
  const isNoHeader = (cell: string, at: number) =>
    isAdded(cell, at) &&
    !isHeader(cell) &&
    !mayBeTicked(cell) &&
    !isOfClasses(above.cells, at) &&
    !isBelowNamed(above.cells, at);
  if (!cells.some(isNoHeader)) return false;
  const isKnown = (cell: string, at: number) =>
    isAdded(cell, at) && (isHeader(cell) || isBelowNamed(above.cells, at));
  const headers = cells.filter(isKnown).length;
  return (headers + besides(cells, above.cells).length) / added.length < LEAST_HEADERS;
}

/** How many cells of its rows stand side by side for months or programmes. */
function sideBySide(span: readonly TextRow[]): number {
  return span.reduce(
    (sum, { cells }, index) => sum + besides(cells, span[index - 1]?.cells ?? []).length,
    0,
  );
}

/** One text, perhaps merged over the whole width, or 所属期：2019年7月 | 笔数：339 of a form: a title or a unit line, never a header. */
function isTitle({ cells }: TextRow): boolean {
  const texts = new Set(cells.filter((cell) => cell.trim() !== ""));
  return texts.size < 2 || [...texts].every((text) => LABELLED.test(text.trim()));
}

const LABELLED = /^[^:：]{2,14}[:：]\s*\S/;
