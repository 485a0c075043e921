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

/** A query, the rows of everything it reads, and the rows DuckDB answers. */
export interface Question {
  /** Who asked first, for whoever reads a difference. */
  what: string;
  query: Query;
  given: string;
  answer: Rows;
}

/** Questions, each kept once however many cases ask it. */
export class Questions {
  readonly #byText = new Map<string, Question>();
  asked = 0;
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  get all(): Question[] {
    return [...this.#byText.values()];
  }

  /** Ask DuckDB; the answer of an equal question is not asked for again. */
  async ask(what: string, query: Query, given: ReadonlyMap<string, Rows>): Promise<Rows> {
    this.asked += 1;
    const text = query.reads.map((name) => {
      const rows = given.get(name);
      if (!rows) throw new Error(`${what} reads ${name}, which nobody gives`);
      return `${quoteName(name)} AS (${asSelect(rows)})`;
    });
    const withs = text.length > 0 ? `WITH ${text.join(",\n")}\n` : "";
    const key = createHash("sha256").update(query.spark).update("\0").update(withs).digest("hex");
    const before = this.#byText.get(key);
    if (before) return before.answer;
    const answer = await rowsOf(
      this.#db,
      `${withs}SELECT q.* FROM (\n${query.duckdb}\n) q`,
      query.columns,
    );
    this.#byText.set(key, { what, query, given: withs, answer });
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

/** The statement that makes Spark answer, a line a row; `number` says later whose line it is. */
export function sparkStatement({ query, given }: Question, number: number): string {
  const cells = query.columns.map(({ name }) => `CAST(f.${quoteName(name)} AS VARCHAR)`);
  return toSparkSql(`SELECT CONCAT('doudi-row ${number} ', to_json(array(${cells.join(", ")}))) AS line FROM (
${given}SELECT q.* FROM (
${query.spark}
) q) f`);
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
