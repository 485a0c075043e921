import type { Database } from "../../engine/database.ts";
import { quoteText } from "../../engine/database.ts";
import { readMonth } from "../../rolls/cell/read-date.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { PERIOD_FIELD, periodQuestion } from "../../sources/recognition/columns/period-column.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { withYear } from "../made/say-years.ts";

/** Those rows of a sheet that are of one month, where a column says of which month each row is. */
export interface MonthPart {
  /** Raw column of the months, from 1. */
  column: number;
  /** Every text in it that reads as a month, and those that are this part's. */
  texts: readonly string[];
  own: readonly string[];
  /** The first part has what stands above the first month too: the header. */
  isFirst: boolean;
  rows: number;
}

interface PartOfSheet {
  spool: SheetSpool;
  recognition: Recognition;
  part?: MonthPart;
}

/** More months than these, or a month of less than this share of the largest one's rows: the column says something else. */
const MOST_MONTHS = 36;
const LEAST_SHARE = 0.1;

/**
 * A sheet whose rows say of which month they are: one sheet a month, as if they had been sent on sheets of their own. Where the column turns
 * out to say no such thing, the month is what the sheet's names say of it.
 */
export async function inMonths(sheet: PartOfSheet): Promise<PartOfSheet[]> {
  const { spool, recognition } = sheet;
  const column = recognition.columns.find(({ field }) => field === PERIOD_FIELD);
  if (!column) return [sheet];
  const months = await monthsOf(spool.spool, column.index, recognition);
  const counts = [...months.values()].map(({ rows }) => rows);
  const isMonths =
    counts.length > 0 &&
    counts.length <= MOST_MONTHS &&
    Math.min(...counts) >= LEAST_SHARE * Math.max(...counts);
  if (!isMonths) return [{ spool, recognition: bySheet(recognition) }];
  const texts = [...months.values()].flatMap((month) => [...month.texts]);
  return [...months.entries()]
    .sort(([a], [b]) => a - b)
    .map(([period, month], index) => {
      const questions = index === 0 ? recognition.questions : [];
      const of = { ...recognition, period, newest: null, questions };
      if (months.size === 1) return { spool, recognition: of };
      const own = [...month.texts];
      const rows = month.rows + (index === 0 ? lastHeaderOf(recognition) : 0);
      const part = { column: column.index + 1, texts, own, isFirst: index === 0, rows };
      return { spool, recognition: of, part };
    });
}

function lastHeaderOf({ headerRow, headerRows }: Recognition): number {
  return headerRow + headerRows - 1;
}

function bySheet(recognition: Recognition): Recognition {
  const { roll, period, questions } = recognition;
  const columns = recognition.columns.filter(({ field }) => field !== PERIOD_FIELD);
  const said = recognition.columns.filter(({ field }) => field === PERIOD_FIELD);
  const unused = [...recognition.unused, ...said.map(({ index, header }) => ({ index, header }))];
  const open = roll && period === null ? [...questions, periodQuestion(roll)] : questions;
  return { ...recognition, columns, unused, questions: open };
}

/** Month -> the texts that say it and how many rows have it; a row without a month has that of the row above. */
async function monthsOf(path: string, index: number, recognition: Recognition) {
  const lastHeader = lastHeaderOf(recognition);
  const yearOf = recognition.years.find((each) => each.index === index);
  const months = new Map<number, { texts: Set<string>; rows: number }>();
  const read = new Map<string, number | null>();
  let last: number | null = null;
  for await (const records of recordsOfSpool(path, { only: [index, yearOf?.from ?? index] })) {
    for (const { row, cells } of records) {
      const text = yearOf ? withYear(cells, yearOf) : (cells[index] ?? "");
      if (row <= lastHeader) continue;
      const known = read.get(text);
      const month = known === undefined ? readMonth(text) : known;
      read.set(text, month);
      if (month !== null) last = month;
      if (last === null) continue;
      const of = months.get(last) ?? { texts: new Set<string>(), rows: 0 };
      of.rows += 1;
      if (month !== null) of.texts.add(text);
      months.set(last, of);
    }
  }
  return months;
}

/** Leave the rows of one part in raw.s<sheetId>. */
export async function keepMonth(
  db: Database,
  sheetId: number,
  { column, texts, own, isFirst }: MonthPart,
): Promise<void> {
  const list = (of: readonly string[]) => of.map(quoteText).join(", ");
  await db.run(`CREATE OR REPLACE TABLE raw.s${sheetId} AS SELECT * EXCLUDE (month_text) FROM (
    SELECT *, last_value(CASE WHEN c${column} IN (${list(texts)}) THEN c${column} END IGNORE NULLS)
      OVER (ORDER BY row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS month_text
    FROM raw.s${sheetId})
    WHERE month_text IN (${list(own)})${isFirst ? " OR month_text IS NULL" : ""}
    ORDER BY row_no`);
}
