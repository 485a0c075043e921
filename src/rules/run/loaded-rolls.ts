import type { Database } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { BESIDE } from "../model/snapshot-views.ts";
import {
  failuresInCells,
  moneyOfUnknownSize,
  silentRemarks,
  unreadFields,
} from "./said-by-rows.ts";
import { sumsOfMembers } from "./sums-of-members.ts";

export interface LoadedRoll {
  roll: string;
  kind: string;
  /** year*12 + month-1; null for a roll without a month. */
  period: number | null;
  /** `stale`: the newest there is, but too old to count as current. `undated`: another month's, nobody knows which. */
  state: "current" | "stale" | "previous" | "partial" | "older" | "later" | "undated";
  /** Fields that some sheet of this roll and month has a column for. */
  fields: ReadonlySet<string>;
  /** Those that are none of them because no row of the column was understood. */
  unread?: ReadonlySet<string>;
  sheets: readonly LoadedSheet[];
  /** Programmes its rows name, where they name any. */
  programmes?: ReadonlySet<string>;
  /** A register of which there are only lists of those who left it. */
  onlyGone?: true;
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
  const unread = await unreadFields(db);
  const inCells = await failuresInCells(db, sheets);
  const marks = await sumsOfMembers(db, sheets);
  const unsized = await moneyOfUnknownSize(db, sheets, unread);
  const onlyGone = await hasOnlyGone(db, sheets);
  const snapshots = await db.rowsAgain<{
    roll: string;
    kind: string;
    period: number | null;
    state: LoadedRoll["state"];
    programmes: string;
  }>(`SELECT roll, kind, period, state, COALESCE(string_agg(DISTINCT programme, ','), '') AS programmes
    FROM main.snapshot WHERE kind <> '${BESIDE}' GROUP BY ALL ORDER BY roll, period, state`);
  return snapshots.map((snapshot) => {
    const own = sheets
      .filter((sheet) => sheet.roll === snapshot.roll && sheet.period === snapshot.period)
      .map(({ sheet_id: id, kind, mapping, roll }) => ({
        id,
        fields: new Set(
          [
            ...fieldsOf(kind, mapping, rolls.get(roll)?.fixed),
            ...(said.get(id) ?? []),
            ...(inCells.get(id) ?? []),
            ...(marks.has(id) ? ["classified"] : []),
          ].filter(
            (field) =>
              !silent.get(id)?.includes(field) &&
              !unread.get(id)?.includes(field) &&
              !(field === "income_fen" && unsized.has(id)),
          ),
        ),
      }));
    const programmes = new Set(snapshot.programmes.split(","));
    return {
      ...snapshot,
      ...(onlyGone && snapshot.kind === "hukou" ? { onlyGone: true as const } : {}),
      programmes,
      sheets: own,
      unread: new Set(own.flatMap(({ id }) => unread.get(id) ?? [])),
      fields: new Set(own.flatMap(({ fields }) => [...fields])),
    };
  });
}

/** Whether every sheet of the register is called a list of those who left it, and lists nobody else: by such lists nobody is registered. */
async function hasOnlyGone(
  db: Database,
  sheets: readonly { kind: string; mapping: string }[],
): Promise<boolean> {
  const registers = sheets.filter(({ kind }) => kind === "hukou");
  const isCalledSo = ({ mapping }: { mapping: string }) =>
    (JSON.parse(mapping) as { state?: { column?: number } }).state?.column === 0;
  if (registers.length === 0 || !registers.every(isCalledSo)) return false;
  const others = await db.rowsAgain(
    "SELECT 1 AS one FROM stage.hukou WHERE coalesce(state NOT IN ('迁出', '注销', '死亡'), TRUE) LIMIT 1",
  );
  return others.length === 0;
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
