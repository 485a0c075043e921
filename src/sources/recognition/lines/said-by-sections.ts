import { kindOf } from "../../../rolls/kinds.ts";
import { unspaced } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetHead } from "../header/sheet-head.ts";
import { yearsByMonth } from "../made/years-by-month.ts";
import { figures } from "../spread/month-said.ts";
import { FOOTER, HEADING, SPAN } from "./line-words.ts";
import { withoutPaidDay } from "./named-days.ts";
import { titlesOf } from "./names-of-sheet.ts";
import { saidByTitles } from "./said-by-titles.ts";

/** What lines between the rows say of those below them. */
export interface Sections {
  /** Fields that no column says, and of which a line above the first row says something. */
  fields: readonly string[];
  /** Fields that the names of the sheet say; a line may say otherwise of the rows below it. */
  titled: readonly string[];
  /** File, sheet and title rows, which may say of which year a month is. */
  names: readonly string[];
}

/** What a line says of the rows below it, nothing included; and how deep its number puts it: 0 without one, 1 for 一、, 2 for （一）. */
export interface Line {
  said: ReadonlyMap<string, string | number>;
  level: number;
}

/**
 * Fields without a column that lines between the rows say for the rows below them: 一、2019年2月停保（共112人） on a list of stops. The first
 * such line stands above all rows, so that no row is without.
 *
 * has: fields with a column. titled: those that the names of the sheet say.
 */
export function sectionsOf(
  roll: Roll,
  head: SheetHead,
  { row, rows }: { row: number; rows: number },
  has: ReadonlySet<string>,
  titled: readonly string[],
): Sections {
  const names = titlesOf(head, row);
  const said = saidBelow(roll, head, names, row + rows - 1);
  const fields = [...said].filter((field) => !has.has(field));
  return { fields, titled: titled.filter((field) => !said.has(field)), names };
}

/** The fields of which the lines above the first row say something: a list of payments whose batches are headed so has no column for them. */
export function saidBelow(
  roll: Roll,
  head: SheetHead,
  titles: readonly string[],
  lastHeader: number,
): ReadonlySet<string> {
  const below = head.rows.filter(({ row }) => row > lastHeader);
  const end = below.findIndex(({ cells }) => lineOf(cells) === undefined);
  const lines = below.slice(0, Math.max(0, end)).flatMap(({ cells }) => lineOf(cells) ?? []);
  return new Set(lines.flatMap((line) => [...(readLine(roll, line, titles)?.said.keys() ?? [])]));
}

/** What one line says of the rows below it; undefined for a foot, a place or a title, below which all goes on as before. */
export function readLine(roll: Roll, line: string, titles: readonly string[]): Line | undefined {
  const text = unspaced(line);
  if (text.length > LONGEST || /^[\d.]*$/.test(text) || titles.includes(text)) return undefined;
  if (FOOT.test(text) || (isPlace(text) && !/[城农][镇村]/.test(text))) return undefined;
  return { said: saidBySection(roll, text, titles), level: levelOf(text) };
}

/** More is a sentence. */
const LONGEST = 40;
const FOOT = new RegExp(FOOTER);
const PLACE = new RegExp(HEADING);
const NUMBERS = [/^[一二三四五六七八九十]+[、.]/, /^\([一二三四五六七八九十]+\)/, /^\d+[、.]\D/];

function isPlace(text: string): boolean {
  const bare = text.replace(/^(\(?[一二三四五六七八九十\d]+[)、.])/, "").replace(/\(.*\)$/, "");
  return PLACE.test(bare);
}

function levelOf(text: string): number {
  return NUMBERS.findIndex((number) => number.test(text)) + 1;
}

/** A month without a year is of that which the titles speak of; of several months, or a span, nobody knows which is meant. */
function saidBySection(
  roll: Roll,
  line: string,
  titles: readonly string[],
): ReadonlyMap<string, string | number> {
  const text = figures(line);
  const isOne = !isSeveral(text) && !DAY_ALONE.test(text);
  const said = saidByTitles(roll, ["", isOne ? withYear(text, titles) : text]);
  const { fields } = kindOf(roll.kind);
  if (isOne && !isPaidLater(roll, text, titles)) return said;
  const isMonth = (field: string) => ["month", "span"].includes(fields[field]?.type ?? "");
  return new Map([...said].filter(([field]) => !isMonth(field)));
}

/**
 * Whether the one month that a line speaks of is that of the day on which its batch was paid (低保金（打卡日期：2019年5月16日）), where the sheet says of which month
 * its rows are: what is paid late stands on the list of its own month.
 */
function isPaidLater(roll: Roll, text: string, titles: readonly string[]): boolean {
  const bare = withoutPaidDay(text);
  if (bare === text || /\d月/.test(bare)) return false;
  const { fields } = kindOf(roll.kind);
  return [...saidByTitles(roll, titles).keys()].some((field) => fields[field]?.type === "month");
}

/** When a form was signed, as likely as when somebody was stopped. */
const DAY_ALONE = /^(20\d{2}[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?$/;
const MONTH = /(?<!\d)(?:(20\d{2}|\d{2})年)?(\d{1,2})月(?!\d{1,2}[日号])/g;
/** What was done with the list in another month: （10月发放）, 2019年1月补录. */
const DONE = /\(.*?\)|(?:20\d{2}年)?\d{1,2}月份?(?=发放|打卡|支付|到账|补录|录入|上报|公示|审批)/g;

function isSeveral(text: string): boolean {
  if (SPAN.test(text)) return true;
  const bare = text.replace(DONE, "");
  const said = [...(/\d月/.test(bare) ? bare : text).matchAll(MONTH)];
  return new Set(said.map(([, , month]) => Number(month))).size > 1;
}

function withYear(text: string, titles: readonly string[]): string {
  const years = new Set(titles.join(" ").match(/(?<!\d)20\d{2}(?=\s*年|\D*$)/g));
  if (years.size !== 1 || !/\d月/.test(text) || /\d{2}年|20\d{2}/.test(text)) return text;
  return text.replace(/(?<!\d)\d{1,2}(?=月)/, (month) => {
    const year = yearsByMonth(titles, [Number(month)])[Number(month) - 1];
    return year ? `${year}年${month}` : month;
  });
}

/** The one text of a row that has no other. */
function lineOf(cells: readonly string[]): string | undefined {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length === 1 ? filled[0] : undefined;
}
