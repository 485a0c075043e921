import { type Database, quoteText } from "../../engine/database.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { isRemarkHeader } from "../../sources/recognition/columns/remark-column.ts";
import type { Pack } from "../load-pack.ts";
import { enrolmentRulesSql } from "./by-absence.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

const REASON = "在名册备注里写着死亡、迁出、转特困一类的变动，没有写停保";

/**
 * A remark that says nothing else than that he died, moved or went to another programme: who has died is for the lists of the dead to say, and of who is on
 * the roll it says nothing; of who is no longer it may be why.
 */
const GONE =
  /^(本人|此人|该人|已|已经|于|因病|因故|自然|意外|户口|[,，、.。:：()（）]|(20\d{2}|\d{2})年?[./-]?|\d{1,2}月份?|\d{1,2}[日号])*(死亡|去世|过世|逝世|亡故|身故|病故|病逝|已故|死|亡|迁出|迁走|外迁|转(为|入|到)?(特困|五保)(供养|人员)*|纳入(特困|五保)(供养)?|服刑|判刑|收监)(人员|对象|注销|销户|未销户|[,，、.。()（）])*$/;
/** More texts are of other things. */
const MOST_TEXTS = 2_000;

/**
 * Fill the temporary table `gone_in_remarks` (roll, person_key): who stands on a roll of those who get something beside such a remark, on a sheet that says no states.
 *
 * Reads: source_sheet, raw.s<sheet_id>, mention, link.
 */
export async function findGoneInRemarks(db: Database): Promise<void> {
  await db.run("CREATE OR REPLACE TEMP TABLE gone_in_remarks (roll VARCHAR, person_key BIGINT)");
  const sheets = await db.rows<{ id: number; row: number; rows: number; mapping: string }>(
    `SELECT s.sheet_id::INTEGER AS id, s.header_row::INTEGER AS row, s.header_rows::INTEGER AS rows, s.mapping
     FROM source_sheet s
     JOIN duckdb_tables() t ON t.schema_name = 'raw' AND t.table_name = 's' || s.sheet_id
     WHERE s.kind = 'enrolment' AND s.header_row > 0 ORDER BY s.sheet_id`,
  );
  for (const { id, row, rows, mapping } of sheets) {
    const mapped = JSON.parse(mapping) as Record<string, { column: number }>;
    if (mapped.status) continue;
    const taken = new Set(Object.values(mapped).map(({ column }) => `c${column}`));
    const headers = await db.rows<Record<string, string | number | null>>(
      `SELECT * FROM raw.s${id} WHERE row_no BETWEEN ${row} AND ${row + rows - 1}`,
    );
    const columns = Object.keys(headers[0] ?? {}).filter(
      (column) =>
        column !== "row_no" &&
        !taken.has(column) &&
        headers.some((cells) => isRemarkHeader(String(cells[column] ?? ""))),
    );
    for (const column of columns) await addGone(db, id, { column, below: row + rows });
  }
}

async function addGone(
  db: Database,
  sheet: number,
  { column, below }: { column: string; below: number },
): Promise<void> {
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${column} AS text FROM raw.s${sheet}
     WHERE row_no >= ${below} AND length(${column}) BETWEEN 1 AND 24 AND regexp_matches(${column}, '死|亡|故|世|逝|迁|特困|五保|刑|收监')
     LIMIT ${MOST_TEXTS + 1}`,
  );
  const gone = rows.map(({ text }) => text).filter((text) => GONE.test(plainText(text)));
  if (rows.length > MOST_TEXTS || gone.length === 0) return;
  await db.run(`INSERT INTO gone_in_remarks
SELECT DISTINCT m.roll, l.person_key
FROM raw.s${sheet} r
JOIN main.mention m ON m.sheet_id = ${sheet} AND m.row_no = r.row_no AND m.role = 'self'
JOIN main.link l ON l.mention_id = m.mention_id
WHERE r.${column} IN (${gone.map(quoteText).join(", ")})`);
}

/**
 * Rows for `unsure_person` (rule, person_key, reason): who is no longer on a roll and was beside such a remark need not have been dropped without a record.
 *
 * Reads: gone_in_remarks, the sure world of the model.
 */
export function goneInRemarksSql(pack: Pack, loaded: readonly LoadedRoll[]): string | undefined {
  const rules = enrolmentRulesSql(pack, loaded);
  if (rules === undefined) return undefined;
  return `SELECT DISTINCT t.rule, g.person_key, ${quoteText(REASON)} AS reason
FROM gone_in_remarks g
ANTI JOIN sure.enrolled e ON e.person_key = g.person_key AND e.roll = g.roll
JOIN (VALUES ${rules}) t (rule, roll, by_family) ON t.roll = g.roll`;
}
