import { type Database, quoteText } from "../../engine/database.ts";
import { monthNumber } from "../../rolls/cell/read-date.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { isRemarkHeader } from "../../sources/recognition/columns/remark-column.ts";
import { figures } from "../../sources/recognition/spread/month-said.ts";
import { codeCell, plainCell } from "../cell-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";

/** Months, 1 to 12, for which a payment makes up; `year` where the remark says it. */
export interface Arrears {
  year: number | null;
  from: number;
  until: number;
  /** Whether the month of the list is paid with them: 含补发5月. */
  isBoth: boolean;
}

const MONTHS = "(?:(20\\d{2})年)?(\\d{1,2})(?:月份?)?(?:[-~—至到、和及](\\d{1,2}))?月份?的?";
const WHAT =
  "(?:(?:农村|城市|城乡)?(?:低保|特困|五保|孤儿|儿童|补助|补贴|生活|供养|物价|保障)[^\\d]{0,8})?";
const ALONE = new RegExp(`^(?:系|为|属)?补发${MONTHS}${WHAT}$`);
const BOTH = new RegExp(`^(?:含|包含|包括|其中|另|并)(?:补发)?${MONTHS}(?:补发)?${WHAT}(?:补发)?$`);

/** A rise is no month's money: 含补发1-5月低保提标差额 tells why June's is more, and January to May were paid. */
const RISE = /差|标|调|提高|增|涨/;

/** What 补发5月低保金 and 含补发4-5月 say; undefined for any other remark, as 3月退票，5月补发 or 含补差. */
export function arrearsIn(remark: string): Arrears | undefined {
  const text = figures(plainText(remark));
  if (RISE.test(text)) return undefined;
  const alone = ALONE.exec(text);
  const found = alone ?? (/补发/.test(text) ? BOTH.exec(text) : null);
  if (!found) return undefined;
  const [year, from, until] = [found[1], found[2], found[3] ?? found[2]].map(Number);
  if (from === undefined || until === undefined || from < 1 || until > 12 || until < from)
    return undefined;
  return { year: year || null, from, until, isBoth: !alone };
}

/** More texts are of other things. */
const MOST_TEXTS = 500;
const MONTHS_A_YEAR = 12;

/** The SQL of the fields of a row that say which months a payment is for: the field -> SQL. */
type Values = ReadonlyMap<string, string>;

/**
 * The months of payments that a remark beside them says are arrears: 补发5月低保金 on a list of June, or in a row of June, is paid for May where its payee has
 * another row for June there; where he has none, and where it says 含补发5月, for May and June, if nothing else there was paid for May. Months that do not
 * end with that before the list's leave it its own.
 *
 * source: what stands behind FROM where the fields of its rows are read.
 */
export async function arrearsOf(
  db: Database,
  sheet: SheetToStage,
  values: Values,
  source: string,
): Promise<Values> {
  const who = ["household_no", "id", "name"].flatMap((field) => codeOf(sheet, field));
  const [own, count = "1"] = ["for_month", "for_count"].map((field) => values.get(field));
  if (sheet.roll.kind !== "payment" || sheet.part || own === undefined) return values;
  const [column] = [...sheet.headers].find(([, header]) => isRemarkHeader(header)) ?? [];
  if (column === undefined || column > sheet.width || who.length === 0) return values;
  const cell = plainCell(sheet, column);
  const texts = await textsOf(db, sheet, cell);
  if (texts.length === 0) return values;
  const rows = await rowsOf(db, { cell, own, who, values, source, texts });
  const whens = texts.flatMap((each) => whensOf(each, { own, cell, rows }));
  const say = (which: "month" | "count", otherwise: string) =>
    `CASE ${whens.map((when) => `WHEN ${when.where} THEN ${when[which]}`).join(" ")} ELSE ${otherwise} END`;
  return new Map([...values, ["for_month", say("month", own)], ["for_count", say("count", count)]]);
}

interface Text {
  text: string;
  arrears: Arrears;
}

async function textsOf(db: Database, sheet: SheetToStage, cell: string): Promise<Text[]> {
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM ${sheet.rows} r WHERE r.row_no > ${sheet.headerRow} AND contains(${cell}, '补发') ORDER BY text LIMIT ${MOST_TEXTS + 1}`,
  );
  if (rows.length > MOST_TEXTS) return [];
  return rows.flatMap(({ text }) => {
    const arrears = arrearsIn(text);
    return arrears ? [{ text, arrears }] : [];
  });
}

/** A row with such a remark: whether its payee has another one of the same month and item on the sheet, and which months others of his were paid for. */
interface Row {
  row: number;
  text: string;
  month: number | null;
  isAgain: boolean;
  paid: readonly number[];
}

async function rowsOf(
  db: Database,
  given: {
    cell: string;
    own: string;
    who: readonly string[];
    values: Values;
    source: string;
    texts: readonly Text[];
  },
): Promise<Row[]> {
  const { cell, own, who, values, source, texts } = given;
  // Whose household has no number on the list is told apart by his own; a price subsidy of June is no other row of June's allowance.
  const rows = await db.rows<{
    row_no: number;
    text: string;
    month: number | null;
    times: number;
    paid: string | null;
  }>(
    `WITH x AS (
       SELECT r.row_no, ${cell} AS text, ${own} AS month, concat(COALESCE(${who.join(", ")}), ' ', ${values.get("item") ?? "''"}) AS who,
         COALESCE(${values.get("result") ?? "'成功'"}, '成功') AS result
       ${source}
     )
     SELECT a.row_no, a.text, a.month, count(*) FILTER (WHERE b.month IS NOT DISTINCT FROM a.month) AS times,
       string_agg(CAST(b.month AS VARCHAR), ' ') FILTER (WHERE b.result = '成功' AND b.row_no <> a.row_no) AS paid
     FROM x a JOIN x b ON b.who = a.who
     WHERE a.text IN (${texts.map(({ text }) => quoteText(text)).join(", ")})
     GROUP BY a.row_no, a.text, a.month ORDER BY a.row_no`,
  );
  return rows.map(({ row_no, text, month, times, paid }) => ({
    row: Number(row_no),
    text,
    month: month === null ? null : Number(month),
    isAgain: Number(times) > 1,
    paid: (paid ?? "").split(" ").filter(Boolean).map(Number),
  }));
}

function codeOf(sheet: SheetToStage, field: string): string[] {
  const column = sheet.columns.get(field);
  return column === undefined ? [] : [codeCell(sheet, column)];
}

function whensOf(
  { text, arrears }: Text,
  { own, cell, rows }: { own: string; cell: string; rows: readonly Row[] },
): { where: string; month: string; count: string }[] {
  const { year, from, until, isBoth } = arrears;
  const before = `((${own}) - ${from - 1} + ${MONTHS_A_YEAR}) % ${MONTHS_A_YEAR}`;
  const month = year === null ? `(${own}) - ${before}` : String(monthNumber(year, from));
  const isText = `${cell} = ${quoteText(text)}`;
  const months = until - from + 1;
  const isLater = `(${own}) - (${month}) BETWEEN ${months} AND ${MONTHS_A_YEAR - 1}`;
  const of = rows.filter((row) => row.text === text);
  const again = of.filter(({ isAgain }) => isAgain && !isBoth).map(({ row }) => row);
  const settled = of.filter((row) => isSettled(row, months)).map(({ row }) => row);
  const but = settled.length === 0 ? "" : ` AND r.row_no NOT IN (${settled.join(", ")})`;
  return [
    ...(again.length === 0
      ? []
      : [
          {
            where: `${isText} AND ${isLater} AND r.row_no IN (${again.join(", ")})`,
            month,
            count: String(months),
          },
        ]),
    {
      where: `${isText} AND (${own}) - (${month}) = ${months}${but}`,
      month,
      count: String(months + 1),
    },
  ];
}

/** Whether a month before the row's own, for which it may make up, was paid already: then it makes up for too little. */
function isSettled({ month, paid }: Row, months: number): boolean {
  return month !== null && paid.some((each) => each < month && each >= month - months);
}
