import { createHash } from "node:crypto";
import { type Database, quoteName } from "../../engine/database.ts";
import { sqlTokens } from "../../engine/sql-tokens.ts";
import { KINDS } from "../../rolls/kinds.ts";
import { SHARED_TABLES } from "./model-tables.ts";

/**
 * What a relation of the model follows from, as a hash: the same mark, the same rows. Kept in `model_mark` for the tables
 * of a run, so that the next run makes only those anew whose files, links or queries changed.
 */
export class ModelMarks {
  /** Relation by name of the world's schema and of main -> mark. */
  readonly #marks = new Map<string, string>();
  /** Names in `main` that are no part of the model: whatever reads one follows from more than the marks know. */
  readonly #foreign: Set<string>;
  /** What else decides than rows and queries: the version of the program and its engine. */
  readonly code: string;

  constructor(code: string, foreign: Set<string>) {
    this.code = code;
    this.#foreign = foreign;
  }

  /** `relation` is such as `sure.hukou`, or `main.person`. */
  set(relation: string, causes: unknown): string {
    const mark = createHash("md5")
      .update(JSON.stringify([this.code, causes]))
      .digest("hex");
    this.#marks.set(relation, mark);
    return mark;
  }

  /** A relation that may follow from anything: neither it nor what reads it is ever kept. */
  setUnknown(name: string): void {
    this.#foreign.add(name.toLowerCase());
  }

  get(relation: string): string | undefined {
    return this.#marks.get(relation);
  }

  /**
   * The marks of everything a query may read in a world. Every word that is a relation's name counts, whether it is used as one or
   * not: too much is harmless. Undefined where it may read what has no mark.
   */
  readBy(sql: string, world: string): string[] | undefined {
    const words = new Set(
      sqlTokens(sql)
        .filter(({ kind }) => kind === "word" || kind === "name")
        .map(({ text }) => text.replaceAll('"', "").toLowerCase()),
    );
    const read: string[] = [];
    for (const word of [...words].sort()) {
      const mark = this.get(`${world}.${word}`) ?? this.get(`main.${word}`);
      if (mark !== undefined) read.push(`${word} ${mark}`);
      else if (this.#foreign.has(word)) return undefined;
    }
    return read;
  }
}

type TextRow = Record<string, string | null>;

/** Hash over the rows of a table, whatever their order; rows that come twice count twice. */
const CONTENT = "CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR) || ' ' || count(*)";

/**
 * The marks of what the model is built on: files, links, settings. `code` is what else decides: the version of the program and its engine.
 *
 * Reads: source_file, source_sheet, mention, household_numbering, link, uncertain_mention, stage.*, id_fault, the shared tables; call when `snapshot` is written.
 */
export async function marksOfSources(db: Database, code: string): Promise<ModelMarks> {
  const marks = new ModelMarks(code, await foreignNames(db));
  const sheets = await sheetMarks(db);
  const duplicates = await duplicateMarks(db);
  const uncertain = await uncertainMarks(db);
  for (const kind of Object.keys(KINDS)) {
    const own = sheets.filter((sheet) => sheet.kind === kind).map(({ named: _, ...rest }) => rest);
    marks.set(`sure.${kind}`, [own, duplicates.get(kind) ?? null]);
    marks.set(`uncertain.${kind}`, uncertain.get(kind) ?? null);
  }
  const [fault] = await db.rows<TextRow>(`SELECT ${CONTENT} AS mark FROM main.id_fault t`);
  marks.set("sure.naming", [sheets, fault]);
  marks.set("uncertain.naming", [...uncertain]);
  const shared = Object.keys(SHARED_TABLES).map(
    (table) => `SELECT '${table}' AS name, ${CONTENT} AS mark FROM main.${quoteName(table)} t`,
  );
  for (const { name, mark } of await db.rows<TextRow>(shared.join("\nUNION ALL\n")))
    marks.set(`main.${name}`, mark);
  return marks;
}

/** One entry a recognised sheet: where its rows came from, how they were read, and whose they are. The name of its file tells which of two lists is the newer one. */
async function sheetMarks(db: Database): Promise<TextRow[]> {
  return db.rows<TextRow>(`
    WITH linked AS (
      SELECT mention_id // 17179869184 AS sheet_id,
        CAST(sum(CAST(hash(mention_id, person_key) AS HUGEINT)) AS VARCHAR) AS people,
        CAST(sum(CAST(hash(mention_id, rule) AS HUGEINT)) AS VARCHAR) AS named
      FROM main.link GROUP BY ALL
    ),
    -- A file of another roll may decide how the household numbers of this one are written.
    numbered AS (
      SELECT m.sheet_id, CAST(sum(CAST(hash(m.mention_id, m.household_no) AS HUGEINT)) AS VARCHAR) AS households
      FROM main.mention m JOIN main.household_numbering n ON n.roll = m.roll AND n.period IS NOT DISTINCT FROM m.period
      GROUP BY m.sheet_id
    )
    SELECT CAST(s.sheet_id AS VARCHAR) AS sheet, s.kind, f.file, f.sha256, f.recipe, s.roll, CAST(s.period AS VARCHAR) AS period,
      s.mapping, linked.people, linked.named, numbered.households
    FROM main.source_sheet s JOIN main.source_file f ON f.file_id = s.file_id
    LEFT JOIN linked ON linked.sheet_id = s.sheet_id
    LEFT JOIN numbered ON numbered.sheet_id = s.sheet_id
    WHERE s.kind IS NOT NULL ORDER BY s.sheet_id`);
}

/** Which rows of a kind are left out as duplicates: that may hang on a file of another roll. */
async function duplicateMarks(db: Database): Promise<Map<string, string | null>> {
  const queries = Object.keys(KINDS).map(
    (kind) => `SELECT '${kind}' AS kind, CAST(sum(CAST(hash(row_id) AS HUGEINT)) AS VARCHAR) AS mark
      FROM stage.${kind} WHERE duplicate_of IS NOT NULL`,
  );
  const rows = await db.rows<TextRow>(queries.join("\nUNION ALL\n"));
  return new Map(rows.map(({ kind, mark }) => [String(kind), mark ?? null]));
}

async function uncertainMarks(db: Database): Promise<Map<string, string | null>> {
  const rows = await db.rows<TextRow>(`
    SELECT s.kind, ${CONTENT} AS mark FROM main.uncertain_mention t
    JOIN main.source_sheet s ON s.sheet_id = t.mention_id // 17179869184 GROUP BY s.kind ORDER BY s.kind`);
  return new Map(rows.map(({ kind, mark }) => [String(kind), mark ?? null]));
}

async function foreignNames(db: Database): Promise<Set<string>> {
  const rows = await db.rows<{ name: string }>(
    `SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary
     UNION SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal AND NOT temporary`,
  );
  return new Set(rows.map(({ name }) => name.toLowerCase()));
}
