import { headerText } from "../../rolls/headers/header-text.ts";
import type { SheetSpool } from "../../sources/read-book.ts";
import { looksLikeId } from "../../sources/recognition/columns/id-look.ts";
import {
  type SheetHead,
  type TextRow,
  unmerge,
} from "../../sources/recognition/header/sheet-head.ts";
import { callsIds } from "../../sources/recognition/holds-people.ts";
import type { Known } from "../../sources/recognition/known.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { isSerial } from "../../sources/recognition/score-roll.ts";
import { monthSaid } from "../../sources/recognition/spread/month-said.ts";
import type { BesidePart } from "./months-beside.ts";

interface BesideList {
  spool: SheetSpool;
  recognition: Recognition;
  part: BesidePart;
}

/** A list of its own beside others: what stands over it, and its columns from 0. */
interface Group {
  called: string;
  columns: readonly number[];
}

const LAST_HEADER_ROW = 10;
/** 姓名, 身份证号 and 状况 under 父亲 and 母亲 are of one row; a list has more than that of its own. */
const LEAST_COLUMNS = 4;
/** 新增原因 beside 减少原因. */
const ON_OR_OFF = /^(新增|增加|新纳入|纳入|调增|减少|核减|调减|停保|停发|取消|退出|注销|清退)(?=.)/;
const OF_A_PERSON =
  /父|母|户主|配偶|成员|监护|申请人|子女|家长|代[领办理]|联系|照[料护看]|护理(?!补贴)|[受委]托|担保|帮扶|丈夫|妻|[男女]方|本人|家属|亲属/;
/** Of rows with a number on both sides so many have two. */
const OTHERS = 0.5;

/**
 * Lists of several kinds that stand beside each other under names of their own: 序号, 姓名, 身份证号, 月标准 under 孤儿 and again under 事实无人抚养儿童. One sheet a list, as if each
 * had been sent alone: one was read as the other's columns, or neither. Null for any other sheet, and where doudi.yaml says what it is.
 */
export function besideGroups(
  { spool, head }: { spool: SheetSpool; head: SheetHead },
  known: Known,
  recognise: (head: SheetHead, known: Known) => Recognition,
): BesideList[] | null {
  if (known.columns ?? known.spread ?? known.headerRow) return null;
  const found = groupsIn(head);
  if (!found) return null;
  const { headerRow, groups } = found;
  return groups.map((group, index) => ({
    spool,
    recognition: recognise(asOfGroup(head, headerRow, group), {
      ...known,
      headerRow,
      headerRows: 1,
    }),
    part: {
      beside: group.columns.map((column) => column + 1),
      family: null,
      tellsGone: false,
      lastHeader: headerRow,
      isFirst: index === 0,
      rows: spool.filledRows,
    },
  }));
}

/** Names over one header that is written again for each of them, and nothing beside them. */
function groupsIn(head: SheetHead): { headerRow: number; groups: Group[] } | undefined {
  const rows = unmerge(head, LAST_HEADER_ROW);
  const header = rows.find((row) => callsIds(row));
  const above = rows.findLast(({ row }) => header !== undefined && row < header.row);
  if (!header || !above) return undefined;
  const groups: { called: string; columns: number[] }[] = [];
  for (const [column, cell] of header.cells.entries()) {
    if (cell.trim() === "") continue;
    const called = (above.cells[column] ?? "").trim();
    // The one count of the rows stands beside all lists.
    if (called === cell.trim() && isSerial(headerText(cell))) continue;
    const last = groups.at(-1);
    if (last && (called === "" || called === last.called)) last.columns.push(column);
    else groups.push({ called, columns: [column] });
  }
  const textsOf = ({ columns }: Group) =>
    columns
      .map((column) => headerText(header.cells[column] ?? "").replace(ON_OR_OFF, ""))
      .join("\n");
  const [first, ...others] = groups;
  const isList = ({ called }: Group) =>
    called !== "" && !OF_A_PERSON.test(called) && monthSaid(called) === null;
  if (!first || others.length === 0 || first.columns.length < LEAST_COLUMNS) return undefined;
  if (!groups.every(isList) || new Set(groups.map(({ called }) => called)).size < groups.length)
    return undefined;
  if (!others.every((group) => textsOf(group) === textsOf(first))) return undefined;
  if (!areOthers(head.rows, groups)) return undefined;
  return callsIds({ row: 0, cells: first.columns.map((column) => header.cells[column] ?? "") })
    ? { headerRow: header.row, groups }
    : undefined;
}

/** Whether a row has other people on each side: below 变更前 and 变更后 stands the same one twice. */
function areOthers(rows: readonly TextRow[], groups: readonly Group[]): boolean {
  const numbers = rows.map(({ cells }) =>
    groups.flatMap(({ columns }) => columns.map((at) => cells[at] ?? "").find(looksLikeId) ?? []),
  );
  const both = numbers.filter((each) => each.length > 1);
  return both.filter((each) => new Set(each).size > 1).length >= both.length * OTHERS;
}

/** The sheet as one on which this list alone stood, called by the name over it. */
function asOfGroup(head: SheetHead, headerRow: number, { called, columns }: Group): SheetHead {
  const own = new Set(columns);
  const rows = head.rows.map(({ row, cells }) => ({
    row,
    cells:
      row < headerRow - 1
        ? cells
        : row < headerRow
          ? [called]
          : cells.map((cell, column) => (own.has(column) ? cell : "")),
  }));
  const merges = head.merges.filter(({ bottom }) => bottom < headerRow - 1);
  return { ...head, sheet: called, rows, merges };
}
