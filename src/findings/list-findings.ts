import type { Database, Params, Row } from "../engine/database.ts";
import { createFindingTables } from "./finding-tables.ts";

/** The exported columns of a finding, in order. */
export const EXPORTED_COLUMNS = [
  "rule",
  "level",
  "finding_key",
  "person_id",
  "id_number",
  "name",
  "sex",
  "birth_on",
  "township",
  "village",
  "household_no",
  "period",
  "first_seen",
  "status",
  "message",
  "evidence",
  "sources",
] as const;

export type ExportedFinding = Row & Record<(typeof EXPORTED_COLUMNS)[number], string | null>;

export interface FindingFilter {
  rules?: readonly string[];
  levels?: readonly string[];
  townships?: readonly string[];
  statuses?: readonly string[];
  personIds?: readonly string[];
  households?: readonly string[];
  limit?: number;
  offset?: number;
}

const FILTER_COLUMNS = {
  rules: "rule",
  levels: "level",
  townships: "township",
  statuses: "status",
  personIds: "person_id",
  households: "household_no",
} as const;

/**
 * The query behind every list of findings, for those who stream or copy it: not masked, in order of rule, level
 * (hit, check, hint), township, village and key.
 */
export function findingsQuery(filter: FindingFilter = {}): { sql: string; params: Params } {
  const params: Params = {};
  const conditions: string[] = [];
  for (const [name, column] of Object.entries(FILTER_COLUMNS)) {
    const values = filter[name as keyof typeof FILTER_COLUMNS];
    if (!values) continue;
    const bound = values.map((value, index) => {
      params[`${column}_${index}`] = value;
      return `$${column}_${index}`;
    });
    conditions.push(bound.length > 0 ? `${column} IN (${bound.join(", ")})` : "FALSE");
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const page =
    filter.limit === undefined
      ? ""
      : `LIMIT ${Math.trunc(filter.limit)} OFFSET ${Math.trunc(filter.offset ?? 0)}`;
  const sql = `SELECT ${EXPORTED_COLUMNS.join(", ")} FROM finding_export ${where}
ORDER BY rule, CASE level WHEN 'hit' THEN 1 WHEN 'check' THEN 2 ELSE 3 END, township NULLS LAST, village NULLS LAST,
  finding_key ${page}`;
  return { sql, params };
}

/** Findings with the columns of an export, not masked. */
export async function listFindings(
  db: Database,
  filter: FindingFilter = {},
): Promise<ExportedFinding[]> {
  await createFindingTables(db);
  const { sql, params } = findingsQuery(filter);
  return db.rows<ExportedFinding>(sql, params);
}

/** One finding by its key; undefined when this project has none of that key. */
export async function findingByKey(
  db: Database,
  key: string,
): Promise<ExportedFinding | undefined> {
  await createFindingTables(db);
  const rows = await db.rows<ExportedFinding>(
    `SELECT ${EXPORTED_COLUMNS.join(", ")} FROM finding_export WHERE finding_key = $key`,
    { key },
  );
  return rows[0];
}
