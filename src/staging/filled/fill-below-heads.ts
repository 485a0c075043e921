import { type Database, quoteText } from "../../engine/database.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import { FILLED_ID, FILLED_NAME } from "../../sources/recognition/family/family.ts";
import type { FamilyToStage } from "../sheet-to-stage.ts";
import { fillByRuns } from "./fill-by-runs.ts";
import { fillFamilies } from "./fill-families.ts";

/** The least share of heads' rows with a number, and of the other rows without one: then the list writes it once a family. */
const ONCE = 0.9;
/** Fewer rows without a number are rows in which it was forgotten. */
const LEAST_BLANK = 0.2;

export interface Family {
  /** Field -> raw column. */
  columns: ReadonlyMap<string, number>;
  /** Columns that say on every row what they say on the head's. */
  fillColumns: readonly number[];
  /** Raw column -> its header, with the groups above before a slash. */
  headers: ReadonlyMap<number, string>;
  /** The last row of the header. */
  lastHeader: number;
  width: number;
  /** Raw columns whose cells below the header begin and end with no blank. */
  plainColumns: ReadonlySet<number>;
}

/** Which rows are of people, which of them are heads', which are filled, and where a family begins; conditions on `r`. */
interface Told {
  below: string;
  fills: string;
  isHead: string;
  begins: (once: readonly number[]) => string;
}

const blank = (column: number) => `(trim(COALESCE(r.c${column}, '')) = '')`;
/** The same of a row below the header, where most cells need no trimming. */
const blankBelow = (column: number, { plainColumns }: Pick<Family, "plainColumns">) =>
  plainColumns.has(column) ? `(COALESCE(r.c${column}, '') = '')` : blank(column);

/**
 * A list that writes 低保证号, 户主 or 村 in the head's row alone and leaves the rows of his family below it empty, without a merged cell:
 * the name of a view that says it in each row; `rows` itself where the list is no such. Below a head without a number nothing is filled.
 *
 * Reads:  `rows`. Writes: the temporary view `headed_rows`.
 */
export async function fillBelowHeads(db: Database, rows: string, family: Family): Promise<string> {
  const { columns, headers, lastHeader } = family;
  const relation = columns.get("relation");
  const number = columns.get("household_no") ?? columns.get("hukou_no");
  if (relation === undefined) return await fillFamilies(db, rows, family);
  if (number === undefined) return rows;
  // The header printed again on the next page heads no family: who stands below it is of the one above.
  const printed = (headers.get(relation) ?? "").split("/").map((text) => quoteText(text.trim()));
  const text = family.plainColumns.has(relation) ? `r.c${relation}` : `trim(r.c${relation})`;
  const below = `r.row_no > ${lastHeader} AND NOT (${blankBelow(relation, family)}) AND ${text} NOT IN (${printed.join(", ")})`;
  const isHead = `r.c${relation} IN (${await headTexts(db, rows, `r.c${relation}`, below)})`;
  // A family without its head begins where a number stands again, or where another one stands in a list that has it in each row.
  const begins = (once: readonly number[]) =>
    `(${isHead} OR ${once.includes(number) ? `NOT ${blank(number)}` : isAnother(number)})`;
  // Below a head whoever gives no relation is of his family as well.
  const told = { below, fills: "true", isHead, begins };
  const once = await writtenOnce(db, rows, family, told);
  if (!once.includes(number)) {
    const { fillColumns, width } = family;
    const named = columns.get("householder_name");
    const sameColumns = named === undefined ? [] : [named];
    const runs = { below, isHead, blank, number, fillColumns, sameColumns, width };
    const filled = await fillByRuns(db, rows, runs);
    if (filled) return filled;
  }
  if (once.length === 0) return rows;
  return await fill(db, withNumberBefore(rows, number), family, told, once, []);
}

/**
 * The same for a list that has its head in columns of his own, once a family, beside the first of the others or alone: what he is called
 * is told to all of them besides, whether anything else is filled or not.
 *
 * Reads:  `rows`. Writes: the temporary view `headed_rows`.
 */
export async function fillBelowHeadsBeside(
  db: Database,
  rows: string,
  family: Family,
  { parts, name, id }: FamilyToStage,
): Promise<string> {
  const { columns, lastHeader } = family;
  const of = (person: number, base: number | null) =>
    base === null ? undefined : parts[person]?.columns.get(base);
  const said = (...cells: (number | undefined)[]) =>
    cells.flatMap((column) => (column === undefined ? [] : [`NOT ${blank(column)}`])).join(" OR ");
  const who = [0, 1].flatMap((person) => [of(person, name), of(person, id)]);
  const isPerson = `r.row_no > ${lastHeader} AND NOT (${await printedAgain(db, rows, who, lastHeader)})`;
  const isHead = `(${isPerson} AND (${said(of(0, name), of(0, id))}))`;
  const below = `${isPerson} AND (${said(...who)})`;
  const number = columns.get("household_no") ?? columns.get("hukou_no");
  const before = number === undefined ? "false" : isAnother(number);
  const told = { below, fills: `(${below})`, isHead, begins: () => `(${isHead} OR ${before})` };
  const own = new Set(parts.flatMap((part) => [...part.columns.values()]));
  const fillColumns = family.fillColumns.filter((column) => !own.has(column));
  const once = await writtenOnce(db, rows, { ...family, fillColumns }, told);
  const called = [
    [FILLED_NAME, of(0, name)],
    [FILLED_ID, of(0, id)],
  ].map(([column, from]) =>
    from === undefined
      ? `NULL::VARCHAR AS c${Number(column) + 1}`
      : `CASE WHEN r.family > 0 THEN first_value(r.c${from}) OVER (PARTITION BY r.family ORDER BY r.row_no) END AS c${Number(column) + 1}`,
  );
  const numbered = number === undefined ? rows : withNumberBefore(rows, number);
  return await fill(db, numbered, family, told, once, called);
}

/** Whether a row says in one of these columns what the header says there: it stands on the next page once more, and heads nobody. */
async function printedAgain(
  db: Database,
  rows: string,
  columns: readonly (number | undefined)[],
  lastHeader: number,
): Promise<string> {
  const said: string[] = [];
  for (const column of columns) {
    if (column === undefined) continue;
    const texts = await db.rows<{ text: string }>(
      `SELECT DISTINCT trim(r.c${column}) AS text FROM ${rows} r WHERE r.row_no <= ${lastHeader} AND NOT ${blank(column)}`,
    );
    if (texts.length > 0)
      said.push(
        `trim(COALESCE(r.c${column}, '')) IN (${texts.map(({ text }) => quoteText(text)).join(", ")})`,
      );
  }
  return said.length === 0 ? "false" : said.join(" OR ");
}

/** The rows with `before`, the number that stands last above each. */
function withNumberBefore(rows: string, number: number): string {
  return `(SELECT r.*, last_value(nullif(trim(r.c${number}), '') IGNORE NULLS) OVER (ORDER BY r.row_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM ${rows} r)`;
}

/** Whether the row has a number other than the one above it. */
function isAnother(number: number): string {
  return `(NOT ${blank(number)} AND trim(r.c${number}) IS DISTINCT FROM r.before)`;
}

/** The columns that the heads' rows have and the others have not. */
async function writtenOnce(
  db: Database,
  rows: string,
  family: Family,
  { below, isHead }: Told,
): Promise<number[]> {
  const { fillColumns } = family;
  if (fillColumns.length === 0) return [];
  const isBlank = (column: number) => blankBelow(column, family);
  const counts = fillColumns.map((column) => `count(*) FILTER (${isBlank(column)}) AS b${column}`);
  const [all] = await db.rows<Record<string, number>>(
    `SELECT count(*) AS n, ${counts.join(", ")} FROM ${rows} r WHERE ${below}`,
  );
  const gaps = fillColumns.filter(
    (column) => Number(all?.[`b${column}`]) > LEAST_BLANK * Number(all?.n),
  );
  if (gaps.length === 0) return [];
  const kinds = gaps.map(
    (column) =>
      `avg((NOT ${isBlank(column)})::INT) FILTER (${isHead}) AS h${column}, avg(${isBlank(column)}::INT) FILTER (NOT ${isHead}) AS o${column}`,
  );
  const [share] = await db.rows<Record<string, number | null>>(
    `SELECT ${kinds.join(", ")} FROM ${rows} r WHERE ${below}`,
  );
  return gaps.filter(
    (column) => (share?.[`h${column}`] ?? 0) >= ONCE && (share?.[`o${column}`] ?? 0) >= ONCE,
  );
}

/** extra: columns of the view besides those of the sheet. */
async function fill(
  db: Database,
  rows: string,
  { width }: Family,
  { below, fills, begins }: Told,
  once: readonly number[],
  extra: readonly string[],
): Promise<string> {
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((column) =>
    once.includes(column)
      ? `CASE WHEN r.family > 0 AND ${blank(column)} AND ${fills} THEN first_value(r.c${column}) OVER (PARTITION BY r.family ORDER BY r.row_no) ELSE r.c${column} END AS c${column}`
      : `r.c${column}`,
  );
  await db.run(`CREATE OR REPLACE TEMP VIEW headed_rows AS
    SELECT r.row_no, ${[...cells, ...extra].join(", ")}
    FROM (SELECT r.*, sum((${below} AND ${begins(once)})::INT) OVER (ORDER BY r.row_no) AS family FROM ${rows} r) r`);
  return "headed_rows";
}

/** The texts of the column that mean 户主, for an IN list. */
export async function headTexts(
  db: Database,
  rows: string,
  column: string,
  below: string,
): Promise<string> {
  const texts = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${column} AS text FROM ${rows} r WHERE ${below} AND ${column} IS NOT NULL`,
  );
  const said = texts.filter(({ text }) => resolveCode("relation", text).value === "户主");
  return said.length === 0 ? "NULL" : said.map(({ text }) => quoteText(text)).join(", ");
}
