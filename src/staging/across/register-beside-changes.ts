import type { Database } from "../../engine/database.ts";
import { monthNamed } from "../lines/month-named.ts";
import { noteSaid, ownFields } from "./said-elsewhere.ts";

/** More of those who left on a register than this, and it is older than the list of them; fewer have come back. */
const MOST_BACK = 0.2;
/** Two registers that share this much of the smaller one are of the same place. */
const SAME_PLACE = 0.5;

interface RegisterSheet extends Record<string, string | number | null> {
  sheet_id: number;
  county: string;
  named: string;
  gone: number;
  there: number;
}

/**
 * The police hand out the register as it is now, without 户籍状态, and beside it a list of those who left it (迁出、注销人员): who stands on the first
 * is registered. A register without a state and without such a list leaves open who of it is still there; so does one that is older than the list, of
 * those whom this names, and one of which the folder has a newer one.
 *
 * Reads:  stage.hukou, mention, source_sheet, source_file.
 * Writes: stage.hukou.state, stage.said_elsewhere.
 */
export async function sayRegistered(db: Database): Promise<void> {
  const sheets = await db.rows<RegisterSheet>(
    `SELECT h.sheet_id, CASE WHEN contains(f.file, '/') THEN split_part(f.file, '/', 1) ELSE '' END AS county, f.file || ' ' || s.sheet AS named,
       count(*) FILTER (h.state IN ('迁出', '注销', '死亡')) AS gone, count(*) FILTER (h.state = '正常') AS there
     FROM stage.hukou h JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
     GROUP BY ALL ORDER BY h.sheet_id`,
  );
  for (const county of new Set(sheets.map((sheet) => sheet.county))) {
    const own = sheets.filter((sheet) => sheet.county === county);
    const changes = own.filter(({ gone, there }) => gone > 0 && there === 0);
    if (changes.length === 0) continue;
    const registers: RegisterSheet[] = [];
    for (const sheet of own)
      if (sheet.gone === 0 && sheet.there === 0 && !(await saysState(db, sheet)))
        registers.push(sheet);
    for (const sheet of await newest(db, registers)) await sayOf(db, sheet, changes);
  }
}

async function saysState(db: Database, { sheet_id }: RegisterSheet): Promise<boolean> {
  return (await ownFields(db, sheet_id)).has("state");
}

/** Without those of which a register called by a later month has the people. */
async function newest(
  db: Database,
  registers: readonly RegisterSheet[],
): Promise<readonly RegisterSheet[]> {
  const monthOf = ({ named }: RegisterSheet) => monthNamed(named);
  const isOld = async (sheet: RegisterSheet) => {
    const month = monthOf(sheet);
    for (const other of month === null ? [] : registers)
      if ((monthOf(other) ?? 0) > (month ?? 0) && (await isOfOnePlace(db, sheet, other)))
        return true;
    return false;
  };
  const kept: RegisterSheet[] = [];
  for (const sheet of registers) if (!(await isOld(sheet))) kept.push(sheet);
  return kept;
}

async function isOfOnePlace(db: Database, a: RegisterSheet, b: RegisterSheet): Promise<boolean> {
  const [told] = await db.rows<{ shared: number; least: number }>(
    `WITH a AS (${people(a)}), b AS (${people(b)})
     SELECT (SELECT count(*) FROM a SEMI JOIN b USING (id)) AS shared, least((SELECT count(*) FROM a), (SELECT count(*) FROM b)) AS least`,
  );
  return told !== undefined && told.least > 0 && told.shared >= SAME_PLACE * told.least;
}

/** Nobody comes back from the dead, and of a register that has most of those who left nobody has come back. */
async function sayOf(
  db: Database,
  { sheet_id }: RegisterSheet,
  changes: readonly RegisterSheet[],
): Promise<void> {
  const lists = changes.map((sheet) => sheet.sheet_id).join(", ");
  await db.run(`UPDATE stage.hukou SET state = '正常' WHERE sheet_id = ${sheet_id} AND row_no NOT IN (
    WITH there AS (
      SELECT row_no, upper(id_text) AS id FROM mention WHERE sheet_id = ${sheet_id} AND role = 'self' AND id_text IS NOT NULL),
    gone AS (
      SELECT m.sheet_id, upper(m.id_text) AS id, bool_or(h.state = '死亡') AS is_dead
      FROM mention m JOIN stage.hukou h ON h.sheet_id = m.sheet_id AND h.row_no = m.row_no
      WHERE m.sheet_id IN (${lists}) AND m.role = 'self' AND m.id_text IS NOT NULL AND h.state IN ('迁出', '注销', '死亡') GROUP BY ALL),
    weighed AS (
      SELECT g.id, g.is_dead, avg(CAST(t.id IS NOT NULL AS INTEGER)) OVER (PARTITION BY g.sheet_id) AS share
      FROM gone g LEFT JOIN (SELECT DISTINCT id FROM there) t USING (id))
    SELECT t.row_no FROM there t SEMI JOIN (FROM weighed WHERE is_dead OR share > ${MOST_BACK}) w USING (id))`);
  await noteSaid(db, "stage.hukou", sheet_id, "state");
}

function people({ sheet_id }: RegisterSheet): string {
  return `SELECT DISTINCT upper(id_text) AS id FROM mention WHERE sheet_id = ${sheet_id} AND role = 'self' AND id_text IS NOT NULL`;
}
