import type { Database } from "../../engine/database.ts";
import type { Field } from "../../rolls/kind.ts";
import { KINDS } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { isRemarkHeader } from "../../sources/recognition/columns/remark-column.ts";

export interface SheetOfRoll {
  sheet_id: number;
  roll: string;
  kind: string;
  mapping: string;
  spread: string | null;
}

/** Fields that only 备注 could say (`oftenSilent`), of the sheets of rolls no row of which says one: that nobody wrote 退回 is no word that all was paid. */
export async function silentRemarks(
  db: Database,
  sheets: readonly SheetOfRoll[],
  rolls: ReadonlyMap<string, Roll>,
): Promise<Map<number, string[]>> {
  const silent = new Map<number, string[]>();
  for (const [id, roll] of rolls)
    for (const field of roll.oftenSilent ?? []) {
      const own = sheets.filter((sheet) => sheet.roll === id);
      const byRemark = own.filter((sheet) => isByRemark(sheet, field));
      if (byRemark.length === 0 || (await saysAny(db, roll.kind, field, idsOf(own)))) continue;
      for (const sheet of idsOf(byRemark)) silent.set(sheet, [...(silent.get(sheet) ?? []), field]);
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

function idsOf(sheets: readonly SheetOfRoll[]): number[] {
  return sheets.map(({ sheet_id }) => sheet_id);
}

/**
 * 退回 in the cell of a month's or an item's money says how that payment went: of sheets that write it so without a column for it, all say it as soon as
 * one does, for the cells of the others say that these were paid.
 */
export async function failuresInCells(
  db: Database,
  sheets: readonly SheetOfRoll[],
): Promise<Map<number, string[]>> {
  const said = new Map<number, string[]>();
  for (const [kind, field] of RESULTS) {
    const apart = sheets.filter(
      (sheet) =>
        sheet.kind === kind && sheet.spread !== null && !(field in JSON.parse(sheet.mapping)),
    );
    const ids = idsOf(apart);
    if (ids.length > 0 && (await saysAny(db, kind, field, ids)))
      for (const id of ids) said.set(id, [field]);
  }
  return said;
}

const RESULTS = Object.entries(KINDS).flatMap(([kind, { fields }]) =>
  Object.entries(fields as Readonly<Record<string, Field>>).flatMap(([field, { list }]) =>
    list === "payment_result" ? [[kind, field] as const] : [],
  ),
);

async function saysAny(
  db: Database,
  kind: string,
  field: string,
  sheets: readonly number[],
): Promise<boolean> {
  const [said] = await db.rows<{ any: boolean }>(
    `SELECT EXISTS (
       SELECT 1 FROM stage.${kind} WHERE sheet_id IN (${sheets.join(", ")}) AND ${field} IS NOT NULL
     ) AS any`,
  );
  return said?.any === true;
}

/**
 * Columns of codes that are written in every row and understood in none, such as 一档 to 三档, and of a register numbers that stand on one row of each family, which
 * nobody knows (`fillFamilies`), or are those of villages and groups: what asks for one of them was told nothing.
 */
export async function unreadFields(db: Database): Promise<Map<number, string[]>> {
  const staged = await db.rowsAgain(
    "SELECT 1 AS one FROM duckdb_tables() WHERE table_name = 'cell_fault'",
  );
  if (staged.length === 0) return new Map();
  const unread = await db.rowsAgain<{ sheet_id: number; fields: string }>(
    `SELECT sheet_id, string_agg(field, ',' ORDER BY field) AS fields FROM (
       SELECT c.sheet_id, c.field FROM cell_fault c JOIN source_sheet s USING (sheet_id)
       WHERE c.reason = 'unknown_code' AND s.rows_used >= ${LEAST_ROWS}
       GROUP BY c.sheet_id, c.field, s.rows_used HAVING count(DISTINCT c.row_no) >= s.rows_used
       UNION ALL
       SELECT sheet_id, 'hukou_no' FROM stage.hukou GROUP BY sheet_id
       HAVING count(*) >= ${LEAST_ROWS} AND count(hukou_no) = 0
         OR count(hukou_no) >= ${LEAST_OF_CROWDS} AND count(hukou_no) > ${MOST_A_NUMBER} * count(DISTINCT hukou_no)
       UNION ALL
       SELECT a.sheet_id, 'account' FROM (
         SELECT sheet_id, account FROM stage.payment UNION ALL SELECT sheet_id, account FROM stage.enrolment
       ) a JOIN source_sheet s USING (sheet_id)
       WHERE contains(s.mapping, '"account"') GROUP BY a.sheet_id HAVING count(*) >= ${LEAST_ROWS}
         AND count(a.account) FILTER (WHERE NOT regexp_matches(a.account, '[*＊]')) = 0
     ) u GROUP BY sheet_id ORDER BY sheet_id`,
  );
  return new Map(unread.map(({ sheet_id, fields }) => [sheet_id, fields.split(",")]));
}

/** Sheets of household checks that do not say how many a household is, where no register does either: nothing is known a head. */
export async function moneyOfUnknownSize(
  db: Database,
  sheets: readonly SheetOfRoll[],
  unread: ReadonlyMap<number, readonly string[]>,
): Promise<Set<number>> {
  const unsized = sheets.filter(({ kind, mapping }) => {
    const fields = JSON.parse(mapping) as object;
    return kind === "income_check" && "income_fen" in fields && !("household_size" in fields);
  });
  if (unsized.length === 0) return new Set();
  const registers = idsOf(sheets.filter(({ kind }) => kind === "hukou")).filter(
    (id) => !unread.get(id)?.includes("hukou_no"),
  );
  const isSized = registers.length > 0 && (await saysAny(db, "hukou", "hukou_no", registers));
  return new Set(isSized ? [] : idsOf(unsized));
}

/** Of fewer people each may be a slip of the hand. */
const LEAST_ROWS = 3;
/** Families have three or four: where so many have one number on the whole, it is a village's or a group's. Of a few rows it may be one household's. */
const MOST_A_NUMBER = 10;
const LEAST_OF_CROWDS = 200;
