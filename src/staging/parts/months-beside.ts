import type { Database } from "../../engine/database.ts";
import { monthNumber } from "../../rolls/cell/read-date.ts";
import type { SheetSpool } from "../../sources/read-book.ts";
import {
  type SheetHead,
  type TextRow,
  unmerge,
} from "../../sources/recognition/header/sheet-head.ts";
import { underGroups } from "../../sources/recognition/header/under-groups.ts";
import type { Known } from "../../sources/recognition/known.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { monthSaid } from "../../sources/recognition/spread/month-said.ts";

/** A sheet as the roll of one of the months that stand side by side in it: the rows in which something is written for that month. */
export interface BesidePart {
  /** Raw columns of the month, from 1. */
  beside: readonly number[];
  /** Those of all months, and that of the household's number, or 0; on a roll of families a row without any of them is of the one above. */
  family: { all: readonly number[]; number: number } | null;
  /** Whether a word among them (停保, 死亡) says that somebody is not on the roll; on a list of its own it says why he stands there. */
  tellsGone: boolean;
  lastHeader: number;
  isFirst: boolean;
  rows: number;
}

interface BesideSheet {
  spool: SheetSpool;
  recognition: Recognition;
  part: BesidePart;
}

/** What the columns of one month are called without it, by column from 0. */
interface MonthColumns {
  period: number;
  rests: ReadonlyMap<number, string>;
}

/** Two or a few states of a roll are compared so; more are what was paid month by month. */
const MOST_MONTHS = 4;
/** Money that was paid in a month: who got none of it may be on the roll all the same. */
const OF_PAYMENT = /发放|实发|应发|补发|打卡|到账|支付|拨付|代发|缴费/;
const PAID = /发放|流水|代发|打卡|支付|拨付/;

/**
 * A roll that writes two of its months side by side, a person a row: 供养方式 and 自理能力 under 2018年12月 and again under 2019年10月, or 2018年12月标准 beside
 * 2019年10月标准. One sheet a month, as if each had been sent alone. Null for any other sheet, and where doudi.yaml says which columns count.
 */
export function besideMonths(
  { spool, head, recognition }: { spool: SheetSpool; head: SheetHead; recognition: Recognition },
  known: Known,
  recognise: (head: SheetHead, known: Known) => Recognition,
): BesideSheet[] | null {
  const { headerRow, headerRows, roll } = recognition;
  const isSaid = known.period ?? known.columns ?? known.spread;
  if (headerRow === 0 || isSaid !== undefined) return null;
  const header = headerOf(head, headerRow, headerRows);
  const months = monthsIn(header);
  if (months.length < 2 || months.length > MOST_MONTHS || !areAlike(months)) return null;
  const isPayment = roll?.kind === "payment";
  if (!roll || !(roll.snapshot || (isPayment && areTwoStates(months, head)))) return null;
  const of = isPayment ? {} : { roll: roll.id };
  const all = months.flatMap(({ rests }) => [...rests.keys()].map((column) => column + 1));
  const parts = months.map((month, index) => {
    const own = recognise(asOfMonth(head, header, months, month), {
      ...known,
      ...of,
      headerRow,
      headerRows,
      period: month.period,
    });
    const beside = [...month.rests.keys()].map((column) => column + 1);
    const number = own.columns.find(({ field }) => field === "household_no");
    const part = {
      beside,
      family: own.roll?.householdSpace ? { all, number: number ? number.index + 1 : 0 } : null,
      tellsGone: true,
      lastHeader: headerRow + headerRows - 1,
      isFirst: index === 0,
      rows: spool.filledRows,
    };
    return { spool, recognition: index === 0 ? own : { ...own, questions: [] }, part };
  });
  const rolls = new Set(parts.map(({ recognition: own }) => own.roll?.id));
  const isRoll = rolls.size === 1 && parts[0]?.recognition.roll?.snapshot === true;
  return isRoll ? parts : null;
}

/** The rows of the header, each group written over all of its columns. */
function headerOf(head: SheetHead, row: number, rows: number): TextRow[] {
  const span = unmerge(head, row + rows - 1).filter((each) => each.row >= row);
  return underGroups(span, head.merges);
}

function monthsIn(header: readonly TextRow[]): MonthColumns[] {
  const width = Math.max(0, ...header.map(({ cells }) => cells.length));
  const found = new Map<number, Map<number, string>>();
  for (let column = 0; column < width; column += 1) {
    const texts = [...new Set(header.map(({ cells }) => (cells[column] ?? "").trim()))];
    const said = texts.map(monthSaid).find((each) => each !== null);
    if (!said || said.year === null || said.count !== 1) continue;
    const period = monthNumber(said.year, said.month);
    const rests = found.get(period) ?? new Map<number, string>();
    rests.set(column, texts.map(withoutMonth).join(""));
    found.set(period, rests);
  }
  return [...found].sort(([a], [b]) => a - b).map(([period, rests]) => ({ period, rests }));
}

function withoutMonth(text: string): string {
  return monthSaid(text)?.rest ?? text;
}

/** Each month has something that every other one has too, and none of it is what was paid. */
function areAlike(months: readonly MonthColumns[]): boolean {
  const texts = months.map(({ rests }) => [...rests.values()]);
  const shared = texts[0]?.some((rest) => rest !== "" && texts.every((all) => all.includes(rest)));
  return shared === true && !texts.flat().some((rest) => OF_PAYMENT.test(rest));
}

/** Two columns or more for each of two months, on a list that speaks of no payment: 生活补贴 and 护理补贴 then and now. */
function areTwoStates(months: readonly MonthColumns[], head: SheetHead): boolean {
  const above = head.rows.slice(0, 3).flatMap(({ cells }) => cells);
  const texts = [head.file, head.folder ?? "", head.sheet, ...above];
  return (
    months.length === 2 &&
    months.every(({ rests }) => rests.size > 1) &&
    !texts.some((text) => PAID.test(text))
  );
}

/** The sheet as one on which only this month stood, its columns called what they are called without it. */
function asOfMonth(
  head: SheetHead,
  header: readonly TextRow[],
  months: readonly MonthColumns[],
  { period, rests }: MonthColumns,
): SheetHead {
  const others = new Set(
    months.flatMap((month) => (month.period === period ? [] : [...month.rests.keys()])),
  );
  const dated = (index: number) => others.has(index) || rests.has(index);
  const written = new Map(header.map((row) => [row.row, row.cells]));
  const rows = head.rows.map(({ row, cells }) => {
    const own = written.get(row);
    return {
      row,
      cells: (own ?? cells).map((cell, index) => {
        if (others.has(index)) return "";
        return own && rests.has(index) ? withoutMonth(cell) : cell;
      }),
    };
  });
  const lines = new Set(written.keys());
  const merges = head.merges.filter(
    ({ top, left, right }) => !(lines.has(top) && range(left, right).some((at) => dated(at - 1))),
  );
  return { ...head, rows, merges };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const NOTHING = "([\\s\\p{Z}]|[/\\\\—–-])*|0+(\\.0+)?|无|否|×|未享受|不享受";
/** 停保 or 死亡 under a month in place of what somebody got says that he got nothing. */
const GONE =
  "(停|已停|.{0,8}(停[保发止供]|死亡|去世|病故|退出|退保|清退|注销|取消|终止|迁出|核减|不再享受).{0,4})";

/**
 * Leave in raw.s<sheetId> the rows in which something is written for the month. Members of a family whose head alone has the household's amount
 * go with him.
 */
export async function keepBeside(
  db: Database,
  sheetId: number,
  { beside, family, tellsGone, lastHeader }: BesidePart,
): Promise<void> {
  const matches = (column: number, pattern: string) =>
    `regexp_full_match(COALESCE(c${column}, ''), '${pattern}')`;
  const allBlank = (columns: readonly number[]) =>
    columns.map((column) => matches(column, NOTHING)).join(" AND ");
  const gone = beside.map((column) => matches(column, GONE)).join(" OR ");
  const off = tellsGone ? `(${allBlank(beside)} OR ${gone})` : `(${allBlank(beside)})`;
  const above = (said: string) =>
    `last_value(CASE WHEN NOT blank THEN ${said} END IGNORE NULLS) OVER (ORDER BY row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const blank = family ? allBlank(family.all) : "false";
  const number = family && family.number > 0 ? `COALESCE(trim(c${family.number}), '')` : "''";
  await db.run(
    `DELETE FROM raw.s${sheetId} WHERE row_no IN (
       SELECT row_no FROM (
         SELECT row_no, off, blank, number, ${above("off")} AS off_above, ${above("number")} AS number_above
         FROM (SELECT row_no, ${off} AS off, (${blank}) AS blank, ${number} AS number FROM raw.s${sheetId} WHERE row_no > ${lastHeader}))
       WHERE CASE WHEN blank AND number IN ('', number_above) THEN COALESCE(off_above, true) ELSE off END)`,
  );
}
