import type { Database } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Roll } from "../../rolls/roll.ts";
import { isRemarkHeader } from "../../sources/recognition/remark-column.ts";

export interface LoadedRoll {
  roll: string;
  kind: string;
  /** year*12 + month-1; null for a roll without a month. */
  period: number | null;
  /** `stale`: the newest there is, but too old to count as current. `undated`: another month's, nobody knows which. */
  state: "current" | "stale" | "previous" | "partial" | "older" | "later" | "undated";
  /** Fields that some sheet of this roll and month has a column for. */
  fields: ReadonlySet<string>;
  sheets: readonly LoadedSheet[];
  /** Programmes its rows name, where they name any. */
  programmes?: ReadonlySet<string>;
}

export interface LoadedSheet {
  id: number;
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
    spread: string | null;
  }>(
    "SELECT sheet_id, roll, kind, period, mapping, spread FROM source_sheet WHERE roll IS NOT NULL ORDER BY sheet_id",
  );
  const said = await fieldsSaidElsewhere(db);
  const silent = await silentRemarks(db, sheets, rolls);
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
        fields: new Set(
          [...fieldsOf(kind, mapping, rolls.get(roll)?.fixed), ...(said.get(id) ?? [])].filter(
            (field) => !silent.get(id)?.includes(field),
          ),
        ),
      }));
    const programmes = new Set(snapshot.programmes.split(","));
    return {
      ...snapshot,
      programmes,
      sheets: own,
      fields: new Set(own.flatMap(({ fields }) => [...fields])),
    };
  });
}

interface SheetOfRoll {
  sheet_id: number;
  roll: string;
  kind: string;
  mapping: string;
  spread: string | null;
}

/** Fields that only 备注 could say (`oftenSilent`), of the sheets of rolls no row of which says one: that nobody wrote 退回 is no word that all was paid. */
async function silentRemarks(
  db: Database,
  sheets: readonly SheetOfRoll[],
  rolls: ReadonlyMap<string, Roll>,
): Promise<Map<number, string[]>> {
  const silent = new Map<number, string[]>();
  for (const { sheet_id, roll, kind, ...columns } of sheets) {
    const fields = [];
    for (const field of rolls.get(roll)?.oftenSilent ?? [])
      if (isByRemark(columns, field) && !(await saysAny(db, roll, kind, field))) fields.push(field);
    if (fields.length > 0) silent.set(sheet_id, fields);
  }
  return silent;
}

/** Whether the column of a field, or that of its parts, is one of remarks. */
function isByRemark(
  { mapping, spread }: Pick<SheetOfRoll, "mapping" | "spread">,
  field: string,
): boolean {
  type Columns = Readonly<Record<string, { header: string }>>;
  const parts: { columns: Columns }[] = spread === null ? [] : JSON.parse(spread);
  return [JSON.parse(mapping) as Columns, ...parts.map(({ columns }) => columns)].some((columns) =>
    isRemarkHeader(columns[field]?.header ?? ""),
  );
}

async function saysAny(db: Database, roll: string, kind: string, field: string): Promise<boolean> {
  const [said] = await db.rows<{ any: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM stage.${kind} WHERE roll = $roll AND ${field} IS NOT NULL) AS any`,
    { roll },
  );
  return said?.any === true;
}

/** What another sheet says for a sheet that has no column for it. */
async function fieldsSaidElsewhere(db: Database): Promise<Map<number, string[]>> {
  const staged = await db.rowsAgain(
    "SELECT 1 AS one FROM duckdb_tables() WHERE schema_name = 'stage' AND table_name = 'said_elsewhere'",
  );
  if (staged.length === 0) return new Map();
  const said = await db.rowsAgain<{ sheet_id: number; fields: string }>(
    "SELECT sheet_id, string_agg(field, ',' ORDER BY field) AS fields FROM stage.said_elsewhere GROUP BY sheet_id ORDER BY sheet_id",
  );
  return new Map(said.map(({ sheet_id, fields }) => [sheet_id, fields.split(",")]));
}

function fieldsOf(
  kind: string,
  mapping: string,
  fixed: Readonly<Record<string, string>> | undefined,
): string[] {
  const mapped = new Set([
    ...Object.keys(JSON.parse(mapping) as object),
    ...Object.keys(fixed ?? {}),
  ]);
  const derived = Object.entries(kindOf(kind).fields)
    .filter(([, field]) => field.of !== undefined && mapped.has(field.of))
    .map(([name]) => name);
  return [...mapped, ...derived];
}
