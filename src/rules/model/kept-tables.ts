import { type Database, quoteName } from "../../engine/database.ts";
import type { World } from "../run-context.ts";
import { forgetNaming } from "./keep-naming.ts";
import type { ModelMarks } from "./model-marks.ts";

/** Tables of the model that an earlier run made and that still hold what they would hold now. */
export class KeptTables {
  readonly marks: ModelMarks;
  readonly #db: Database;
  readonly #before: ReadonlyMap<string, string>;
  #made: string[] = [];

  private constructor(db: Database, marks: ModelMarks, before: ReadonlyMap<string, string>) {
    this.#db = db;
    this.marks = marks;
    this.#before = before;
  }

  /** Marks count only for tables that are there. */
  static async open(db: Database, marks: ModelMarks): Promise<KeptTables> {
    await db.run("CREATE TABLE IF NOT EXISTS model_mark (name VARCHAR, mark VARCHAR)");
    const rows = await db.rows<{ name: string; mark: string }>(
      `SELECT m.name, m.mark FROM model_mark m
       WHERE m.name IN (SELECT schema_name || '.' || table_name FROM duckdb_tables())`,
    );
    return new KeptTables(db, marks, new Map(rows.map(({ name, mark }) => [name, mark])));
  }

  has(relation: string): boolean {
    const before = this.#before.get(relation);
    return before !== undefined && before === this.marks.get(relation);
  }

  /** Whether an earlier run has made this table, of whatever it followed from then. */
  wasMade(relation: string): boolean {
    return this.#before.has(relation);
  }

  /** Call before a table is made anew: a run that is killed meanwhile must not leave a mark on it. */
  async forget(relations: readonly string[]): Promise<void> {
    const names = JSON.stringify(relations);
    await this.#db.run(
      `DELETE FROM model_mark WHERE name IN (SELECT unnest(from_json($names, '["VARCHAR"]')))`,
      { names },
    );
  }

  made(relation: string): void {
    this.#made.push(relation);
  }

  /** Call after tables were made. */
  async remember(): Promise<void> {
    const rows = this.#made.map((name) => ({ name, mark: this.marks.get(name) }));
    this.#made = [];
    await this.#db.run(
      `INSERT INTO model_mark SELECT name, mark FROM (
         SELECT unnest(from_json($rows, '[{"name":"VARCHAR","mark":"VARCHAR"}]'), recursive := true))`,
      { rows: JSON.stringify(rows) },
    );
  }
}

/** Forget every mark: the model was built in another form, or by a program of another version. */
export async function forgetMarks(db: Database): Promise<void> {
  await db.script(
    "CREATE TABLE IF NOT EXISTS model_mark (name VARCHAR, mark VARCHAR); DELETE FROM model_mark;",
  );
  await forgetNaming(db);
}

/** Drop what a schema holds besides these relations, such as a model file that is no longer there. */
export async function dropOthers(
  db: Database,
  world: World,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const there = await db.rows<{ name: string; type: string }>(
    `SELECT table_name AS name, 'TABLE' AS type FROM duckdb_tables() WHERE schema_name = '${world}'
     UNION ALL SELECT view_name, 'VIEW' FROM duckdb_views() WHERE schema_name = '${world}'`,
  );
  for (const { name, type } of there)
    if (!wanted.has(name)) await db.run(`DROP ${type} ${world}.${quoteName(name)}`);
}
