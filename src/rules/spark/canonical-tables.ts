import type { Database } from "../../engine/database.ts";
import { KINDS } from "../../rolls/kinds.ts";
import { uncertainKindSql } from "../model/kind-views.ts";
import { SHARED_TABLES } from "../model/model-tables.ts";
import { numberedNamingSql } from "../model/naming-view.ts";

/** One table of what the model views stand on, as it goes to the platform as Parquet. */
export interface CanonicalTable {
  name: string;
  columns: { name: string; type: "BIGINT" | "INTEGER" | "DATE" | "VARCHAR" }[];
  /** The DuckDB query its rows come from. */
  sql: string;
  /** True: rows of people, partitioned and sorted by `person_key`. */
  isKeyed: boolean;
}

const OWNERS_SQL = "SELECT own_key, person_key FROM main.uncertain_owner";
const UNSURE_SQL = "SELECT rule, person_key, reason, is_hint FROM main.unsure_person";

/**
 * Every canonical table, in order of name: the kinds of the sure world and the naming of people, the few rows of both that an
 * uncertain mention adds to the likely world (`uncertain_…`), and what both worlds share.
 *
 * Reads: the model of both worlds (`buildModel`), for the columns; the types follow from the tables themselves.
 */
export async function canonicalTables(db: Database): Promise<CanonicalTable[]> {
  const tables: Omit<CanonicalTable, "columns">[] = [
    ...Object.keys(KINDS).flatMap((kind) => [
      { name: kind, sql: `SELECT * FROM sure.${kind}`, isKeyed: true },
      { name: `uncertain_${kind}`, sql: uncertainKindSql(kind), isKeyed: true },
    ]),
    { name: "naming", sql: numberedNamingSql("main.link"), isKeyed: true },
    {
      name: "uncertain_naming",
      sql: numberedNamingSql("main.uncertain_mention"),
      isKeyed: true,
    },
    { name: "uncertain_owner", sql: OWNERS_SQL, isKeyed: true },
    { name: "unsure_person", sql: UNSURE_SQL, isKeyed: true },
    ...Object.keys(SHARED_TABLES).map((name) => ({
      name,
      sql: `SELECT * FROM main.${name}`,
      isKeyed: name === "person",
    })),
  ];
  const described: CanonicalTable[] = [];
  for (const table of tables) described.push({ ...table, columns: await columnsOf(db, table.sql) });
  return described.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function columnsOf(db: Database, sql: string): Promise<CanonicalTable["columns"]> {
  const rows = await db.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${sql}`);
  return rows.map(({ column_name: name, column_type: type }) => ({
    name,
    type: type as CanonicalTable["columns"][number]["type"],
  }));
}
