import type { Database } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { OPEN_FIELDS } from "../model/open-cells.ts";

export interface LoadedRoll {
  roll: string;
  kind: string;
  /** year*12 + month-1; null for a roll without a month. */
  period: number | null;
  /** `stale`: the newest there is, but too old to count as current. `undated`: another month's, nobody knows which. */
  state: "current" | "stale" | "previous" | "partial" | "older" | "later" | "undated";
  /** Fields that some sheet of this roll and month has a column for. */
  fields: ReadonlySet<string>;
  /** Of these, those of which most cells say nothing that is understood, in each sheet that has the column. */
  unread?: ReadonlySet<string>;
  sheets: readonly LoadedSheet[];
  /** Programmes its rows name, where they name any. */
  programmes?: ReadonlySet<string>;
}

export interface LoadedSheet {
  id: number;
  /** Those that it has a column for most of whose cells are understood. */
  fields: ReadonlySet<string>;
}

/** Every snapshot loaded, with the fields its sheets have columns for (from `source_sheet.mapping`). */
export async function loadedRolls(db: Database): Promise<LoadedRoll[]> {
  const rolls = await loadRolls();
  const sheets = await db.rowsAgain<{
    sheet_id: number;
    roll: string;
    kind: string;
    period: number | null;
    mapping: string;
  }>(
    "SELECT sheet_id, roll, kind, period, mapping FROM source_sheet WHERE roll IS NOT NULL ORDER BY sheet_id",
  );
  const said = await fieldsSaidElsewhere(db);
  const unread = await unreadFields(db);
  const snapshots = await db.rowsAgain<{
    roll: string;
    kind: string;
    period: number | null;
    state: LoadedRoll["state"];
    programmes: string;
  }>(`SELECT roll, kind, period, state, COALESCE(string_agg(DISTINCT programme, ','), '') AS programmes
    FROM main.snapshot GROUP BY ALL ORDER BY roll, period, state`);
  return snapshots.map((snapshot) => {
    const own = sheets
      .filter((sheet) => sheet.roll === snapshot.roll && sheet.period === snapshot.period)
      .map(({ sheet_id: id, kind, mapping, roll }) => ({
        id,
        fields: new Set([
          ...fieldsOf(kind, mapping, rolls.get(roll)?.fixed, unread.get(id)),
          ...(said.get(id) ?? []),
        ]),
      }));
    const read = new Set(own.flatMap((sheet) => [...sheet.fields]));
    const open = own.flatMap(({ id }) => unread.get(id) ?? []).filter((field) => !read.has(field));
    const programmes = new Set(snapshot.programmes.split(","));
    return {
      ...snapshot,
      programmes,
      sheets: own,
      fields: new Set([...read, ...open]),
      unread: new Set(open),
    };
  });
}

/** What another sheet says for a sheet that has no column for it. */
async function fieldsSaidElsewhere(db: Database): Promise<Map<number, string[]>> {
  if (!(await hasTable(db, "stage", "said_elsewhere"))) return new Map();
  const said = await db.rowsAgain<{ sheet_id: number; fields: string }>(
    "SELECT sheet_id, string_agg(field, ',' ORDER BY field) AS fields FROM stage.said_elsewhere GROUP BY sheet_id ORDER BY sheet_id",
  );
  return new Map(said.map(({ sheet_id, fields }) => [sheet_id, fields.split(",")]));
}

/**
 * Columns of which most cells are not understood, by sheet: a rule that took them for empty would find everybody who has the thing they
 * speak of. Not those whose unread words leave a row open already. A list of all that a county pays may name few items that a rule is about.
 */
async function unreadFields(db: Database): Promise<Map<number, string[]>> {
  if (!(await hasTable(db, "main", "cell_fault"))) return new Map();
  const unread = await db.rowsAgain<{ sheet_id: number; fields: string }>(
    `SELECT sheet_id, string_agg(field, ',' ORDER BY field) AS fields
     FROM (
       SELECT f.sheet_id, f.field
       FROM main.cell_fault f
       JOIN main.source_sheet s ON s.sheet_id = f.sheet_id
       WHERE f.reason IN ('unknown_code', 'unreadable') AND (s.kind, f.field) NOT IN (${OPEN_FIELDS.join(", ")})
       GROUP BY f.sheet_id, f.field, s.rows_used
       HAVING CASE WHEN f.field = 'item' THEN count(DISTINCT f.row_no) >= s.rows_used ELSE count(DISTINCT f.row_no) * 2 > s.rows_used END
     )
     GROUP BY sheet_id ORDER BY sheet_id`,
  );
  return new Map(unread.map(({ sheet_id, fields }) => [sheet_id, fields.split(",")]));
}

/** Canonical tables come without what only staged rows have. */
async function hasTable(db: Database, schema: string, table: string): Promise<boolean> {
  const found = await db.rowsAgain(
    `SELECT 1 AS one FROM duckdb_tables() WHERE schema_name = '${schema}' AND table_name = '${table}'`,
  );
  return found.length > 0;
}

function fieldsOf(
  kind: string,
  mapping: string,
  fixed: Readonly<Record<string, string>> | undefined,
  unread: readonly string[] = [],
): string[] {
  const mapped = new Set([
    ...Object.keys(JSON.parse(mapping) as object).filter((field) => !unread.includes(field)),
    ...Object.keys(fixed ?? {}),
  ]);
  const derived = Object.entries(kindOf(kind).fields)
    .filter(([, field]) => field.of !== undefined && mapped.has(field.of))
    .map(([name]) => name);
  return [...mapped, ...derived];
}
