import { createHash } from "node:crypto";
import { type Database, quoteName } from "../../../src/engine/database.ts";
import { toSparkSql } from "../../../src/engine/spark/spark-text.ts";
import { asSelect, type Column, inOrder, type Rows } from "./relation-rows.ts";

/** One query as both engines say it. */
export interface Query {
  duckdb: string;
  /** Not yet by `toSparkSql`. */
  spark: string;
  columns: readonly Column[];
  /** The tables and views it names. */
  reads: readonly string[];
}

/** What a query reads, and the SELECT that yields its rows. */
interface Given {
  name: string;
  select: string;
}

/** A query, the rows of everything it reads, and the rows DuckDB answers. */
export interface Question {
  /** Who asked first, for whoever reads a difference. */
  what: string;
  query: Query;
  given: readonly Given[];
  answer: Rows;
}

/** A SELECT that an engine takes longer to read than rows from a file: the calendar of a hundred years. */
const LONG = 20_000;

/** Questions, each kept once however many cases ask it. */
export class Questions {
  readonly #byText = new Map<string, Question>();
  #new: Question[] = [];

  /** Those asked since the last time. */
  take(): Question[] {
    const taken = this.#new;
    this.#new = [];
    return taken;
  }

  /** Ask DuckDB; the answer of an equal question is not asked for again. */
  async ask(
    db: Database,
    what: string,
    query: Query,
    given: ReadonlyMap<string, Rows>,
  ): Promise<Rows> {
    const read = query.reads.map((name) => {
      const rows = given.get(name);
      if (!rows) throw new Error(`${what} reads ${name}, which nobody gives`);
      return { name, select: asSelect(rows) };
    });
    const withs = withGiven(read);
    const key = createHash("sha256").update(query.spark).update("\0").update(withs).digest("hex");
    const before = this.#byText.get(key);
    if (before) return before.answer;
    const answer = await rowsOf(
      db,
      `${withs}SELECT q.* FROM (\n${query.duckdb}\n) q`,
      query.columns,
    );
    const question = { what, query, given: read, answer };
    this.#byText.set(key, question);
    this.#new.push(question);
    return answer;
  }
}

/** The rows of a query as text. */
export async function rowsOf(db: Database, sql: string, columns: readonly Column[]): Promise<Rows> {
  const rows = await db.rows<Record<string, string | null>>(
    `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n${sql}\n) r`,
  );
  return { columns, rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)) };
}

/** What a query returns. */
export async function columnsOf(db: Database, sql: string): Promise<Column[]> {
  const rows = await db.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${sql}`);
  return rows.map(({ column_name: name, column_type: type }) => ({ name, type }));
}

/** The statements that make Spark answer, a line a row; the place in the list says later whose line it is. */
export function sparkStatements(questions: readonly Question[]): string[] {
  const tables = new Map<string, string>();
  const statements: string[] = [];
  const inTable = (given: Given): Given => {
    if (given.select.length < LONG) return given;
    const table = tables.get(given.select) ?? `given_${tables.size}`;
    if (!tables.has(given.select))
      statements.push(toSparkSql(`CREATE TABLE ${table} USING parquet AS ${given.select}`));
    tables.set(given.select, table);
    return { name: given.name, select: `SELECT * FROM ${table}` };
  };
  for (const [number, { query, given }] of questions.entries()) {
    const cells = query.columns.map(({ name }) => `CAST(f.${quoteName(name)} AS VARCHAR)`);
    const withs = withGiven(given.map(inTable));
    statements.push(
      toSparkSql(`SELECT CONCAT('doudi-row ${number} ', to_json(array(${cells.join(", ")}))) AS line FROM (
${withs}SELECT q.* FROM (
${query.spark}
) q) f`),
    );
  }
  return statements;
}

function withGiven(given: readonly Given[]): string {
  const named = given.map(({ name, select }) => `${quoteName(name)} AS (${select})`);
  return named.length > 0 ? `WITH ${named.join(",\n")}\n` : "";
}

/** Spark's rows of each question, in order. */
export function readLines(lines: readonly string[], count: number): string[][] {
  const found: (string | null)[][][] = Array.from({ length: count }, () => []);
  for (const line of lines) {
    const row = /^doudi-row (\d+) (.*)$/.exec(line);
    if (row) found[Number(row[1])]?.push(JSON.parse(row[2] ?? "[]"));
  }
  return found.map(inOrder);
}
