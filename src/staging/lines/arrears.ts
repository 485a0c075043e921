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

/** What 补发5月低保金 and 含补发4-5月 say; undefined for any other remark, as 3月退票，5月补发 or 含补差. */
export function arrearsIn(remark: string): Arrears | undefined {
  const text = figures(plainText(remark));
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
 * another row for June there; where he has none, and where it says 含补发5月, for May and June. Months that do not end with that before the list's leave it its own.
 */
export async function arrearsOf(
  db: Database,
  sheet: SheetToStage,
): Promise<(values: Values) => Values> {
  const nothing = (values: Values) => values;
  if (sheet.roll.kind !== "payment" || sheet.part) return nothing;
  const [column] = [...sheet.headers].find(([, header]) => isRemarkHeader(header)) ?? [];
  if (column === undefined || column > sheet.width) return nothing;
  const cell = plainCell(sheet, column);
  const texts = await textsOf(db, sheet, cell);
  if (texts.length === 0) return nothing;
  const again = await rowsOfPaidAgain(db, sheet, cell, texts);
  return (values) => {
    const [own = "NULL", count = "1"] = ["for_month", "for_count"].map((field) =>
      values.get(field),
    );
    const whens = texts.flatMap((each) => whensOf(each, { own, cell, again }));
    const say = (which: "month" | "count", otherwise: string) =>
      `CASE ${whens.map((when) => `WHEN ${when.where} THEN ${when[which]}`).join(" ")} ELSE ${otherwise} END`;
    return new Map([
      ...values,
      ["for_month", say("month", own)],
      ["for_count", say("count", count)],
    ]);
  };
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

/** Rows with such a remark whose payee has another one of the same month on the sheet. */
async function rowsOfPaidAgain(
  db: Database,
  sheet: SheetToStage,
  cell: string,
  texts: readonly Text[],
): Promise<number[]> {
  const by = ["household_no", "id", "name"].find((field) => sheet.columns.has(field));
  const month = sheet.columns.get("for_month");
  const who = [sheet.columns.get(by ?? ""), month].flatMap((at) =>
    at === undefined ? [] : [codeCell(sheet, at)],
  );
  if (by === undefined) return [];
  const rows = await db.rows<{ row_no: number }>(
    `SELECT row_no FROM (
       SELECT r.row_no, ${cell} AS text, count(*) OVER (PARTITION BY ${who.join(", ")}) AS times
       FROM ${sheet.rows} r WHERE r.row_no > ${sheet.headerRow}
     ) WHERE times > 1 AND text IN (${texts.map(({ text }) => quoteText(text)).join(", ")}) ORDER BY row_no`,
  );
  return rows.map(({ row_no }) => Number(row_no));
}

function whensOf(
  { text, arrears: { year, from, until, isBoth } }: Text,
  { own, cell, again }: { own: string; cell: string; again: readonly number[] },
): { where: string; month: string; count: string }[] {
  const before = `((${own}) - ${from - 1} + ${MONTHS_A_YEAR}) % ${MONTHS_A_YEAR}`;
  const month = year === null ? `(${own}) - ${before}` : String(monthNumber(year, from));
  const isText = `${cell} = ${quoteText(text)}`;
  const months = until - from + 1;
  const isLater = `(${own}) - (${month}) BETWEEN ${months} AND ${MONTHS_A_YEAR - 1}`;
  const isAgain = `${isText} AND ${isLater} AND r.row_no IN (${again.join(", ")})`;
  return [
    ...(isBoth || again.length === 0 ? [] : [{ where: isAgain, month, count: String(months) }]),
    {
      where: `${isText} AND (${own}) - (${month}) = ${months}`,
      month,
      count: String(months + 1),
    },
  ];
}
