import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { isRemarkHeader } from "../../sources/recognition/columns/remark-column.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { type Opened, rewriteOpened } from "../made/rewrite-spool.ts";

/** A list with a column a month and one of remarks for all of them; columns counted from 0. */
interface Monthly {
  header: number;
  remark: number;
  /** Months of the year, or quarters as Q1 to Q4, in the order of their columns. */
  months: readonly string[];
}

const LAST_HEADER_ROW = 10;
/** Fewer columns of months may be a list of a month beside the one before. */
const LEAST_MONTHS = 3;
const CAME_BACK =
  "退[票汇件回]|被退|(?:发放|打卡|代发|支付|入账)?失败|[未不]成功|未(?:能)?(?:到账|入账|发放|打卡)|账[户号](?:有误|错误|异常|冻结|注销|不存在)|销户|冻结";
/** 3月退票, 3、4月账号有误退回, 3-5月未到账. */
const OF_MONTHS = new RegExp(
  `(?<![\\d.年])((?:\\d{1,2}月?份?[、,，和及])*\\d{1,2}|\\d{1,2}月?份?[-~—至到]\\d{1,2})月份?([^\\d；;。]{0,10}?(?:${CAME_BACK})[^\\d；;。]*)`,
  "g",
);

/**
 * The sheets of a book with what one column of remarks says of single months (3月退票；5月账号有误 beside 1月 … 10月) in a column for each of those months, as lists have them
 * that print 备注 under each.
 *
 * Writes: a spool beside that of each such sheet.
 */
export async function withMonthRemarks<Of extends Opened>(sheets: readonly Of[]): Promise<Of[]> {
  return Promise.all(
    sheets.map(async (sheet) => {
      const monthly = monthlyIn(sheet.rows);
      if (!monthly || !(await saysAny(sheet.spool, monthly))) return sheet;
      return rewriteOpened(sheet, "remarks", monthly.months.length, (row, cells) =>
        withRemarks(row, cells, monthly, sheet.spool.width),
      );
    }),
  );
}

function monthlyIn(rows: readonly TextRow[]): Monthly | undefined {
  for (const { row, cells } of rows) {
    if (row > LAST_HEADER_ROW) break;
    const months = cells.flatMap((cell) => {
      const text = cell.normalize("NFKC");
      const month = /^\s*(?:20\d{2}年)?(1[0-2]|0?[1-9])月份?\s*$/.exec(text)?.[1];
      const quarter = /^\s*(?:20\d{2}年)?第?([一二三四1-4])季度?\s*$/.exec(text)?.[1];
      return month ? [String(Number(month))] : quarter ? [quarterOf(quarter)] : [];
    });
    const remarks = cells.flatMap((cell, at) => (isRemarkHeader(cell) ? [at] : []));
    const [remark, another] = remarks;
    const isOnce = new Set(months).size === months.length;
    if (months.length < LEAST_MONTHS || !isOnce || remark === undefined || another !== undefined)
      continue;
    return { header: row, remark, months };
  }
  return undefined;
}

async function saysAny(spool: SheetSpool, { header, remark, months }: Monthly): Promise<boolean> {
  for await (const records of recordsOfSpool(spool.spool))
    for (const { row, cells } of records)
      if (
        row > header &&
        [...saidOfMonths(cells[remark] ?? "").keys()].some((month) => months.includes(month))
      )
        return true;
  return false;
}

/** 一季度退票, 第2季度未到账. */
const OF_QUARTERS = new RegExp(
  `第?([一二三四1-4])季度?([^\\d；;。季]{0,10}?(?:${CAME_BACK})[^\\d；;。季]*)`,
  "g",
);

function quarterOf(written: string): string {
  return `Q${"一二三四".indexOf(written) + 1 || written}`;
}

/** Month or quarter -> what the remark says of it. What was made up afterwards stands behind what came back, and is of the one month that did. */
function saidOfMonths(remark: string): ReadonlyMap<string, string> {
  const text = remark.normalize("NFKC").replace(/\s/g, "");
  const said = new Map<string, string>();
  for (const [, quarter = "", what = ""] of text.matchAll(OF_QUARTERS))
    said.set(quarterOf(quarter), what);
  for (const [, named = "", what = ""] of text.matchAll(OF_MONTHS))
    for (const month of monthsOf(named)) said.set(String(month), what);
  return said.size === 1 ? new Map([...said.keys()].map((month) => [month, text])) : said;
}

function monthsOf(named: string): number[] {
  const numbers = [...named.matchAll(/\d{1,2}/g)].map(([number]) => Number(number));
  const [first = 0, last = 0] = numbers;
  if (!/[-~—至到]/.test(named)) return numbers;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

function withRemarks(
  row: number,
  cells: readonly string[],
  { header, remark, months }: Monthly,
  width: number,
): string[] {
  const own = Array.from({ length: width }, (_, at) => cells[at] ?? "");
  if (row < header) return own;
  if (row === header) return [...own, ...months.map(remarksOf)];
  const said = saidOfMonths(own[remark] ?? "");
  return [...own, ...months.map((month) => said.get(month) ?? "")];
}

function remarksOf(month: string): string {
  return month.startsWith("Q") ? `第${month.slice(1)}季度备注` : `${month}月备注`;
}
