import type { Database } from "../../engine/database.ts";
import { KINDS } from "../../rolls/kinds.ts";
import { PART_ROWS, SHEET_ROWS } from "../row-id.ts";
import { setLedgersAside } from "./ledgers-aside.ts";
import { setOlderAside } from "./older-versions.ts";

/**
 * Rows equal in every column but the serial number count once: the later ones point at the first in
 * `duplicate_of`, are listed in `set_aside` and no longer count as used; so do those of an older version of a list, and of a ledger of changes that a roll came after. Their mentions stay, so that `explain`
 * still finds them.
 */
export async function markDuplicates(db: Database): Promise<void> {
  await db.run("DELETE FROM set_aside WHERE reason IN ('duplicate', 'older', 'ledger')");
  for (const kind of await kindsWithRows(db)) {
    await db.run(`UPDATE stage.${kind} SET duplicate_of = NULL WHERE duplicate_of IS NOT NULL`);
    await setOlderAside(db, kind);
    if (kind === "enrolment") await setLedgersAside(db);
    // The first by the names of the files: sheets are numbered as their files came, which is another order after a change.
    await db.run(`UPDATE stage.${kind} SET duplicate_of = d.first_row FROM (
        WITH single AS (SELECT row_id, sheet_id, roll, period, content FROM stage.${kind} WHERE duplicate_of IS NULL),
        twice AS (SELECT roll, period, content FROM single GROUP BY ALL HAVING count(*) > 1),
        placed AS (
          SELECT s.sheet_id, row_number() OVER (ORDER BY f.file, s.position, s.sheet_id) AS place
          FROM source_sheet s JOIN source_file f USING (file_id)
        )
        SELECT k.roll, k.period, k.content, arg_min(k.row_id, CAST(p.place AS HUGEINT) * ${SHEET_ROWS} + k.row_id % ${SHEET_ROWS}) AS first_row
        FROM single k JOIN placed p USING (sheet_id)
        JOIN twice t ON t.roll = k.roll AND t.period IS NOT DISTINCT FROM k.period AND t.content = k.content
        GROUP BY ALL
      ) d WHERE stage.${kind}.duplicate_of IS NULL AND d.roll = stage.${kind}.roll AND d.period IS NOT DISTINCT FROM stage.${kind}.period
        AND d.content IS NOT DISTINCT FROM stage.${kind}.content AND d.first_row <> stage.${kind}.row_id`);
    await db.run(`INSERT INTO set_aside
      SELECT sheet_id, row_no, 'duplicate', '与第 ' || CAST(min(duplicate_of) % ${PART_ROWS} AS VARCHAR) || ' 行相同'
      FROM stage.${kind} k WHERE duplicate_of IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM set_aside a WHERE a.sheet_id = k.sheet_id AND a.row_no = k.row_no)
      GROUP BY sheet_id, row_no`);
  }
  await db.run(`UPDATE source_sheet SET rows_aside = a.n, rows_used = rows_in - a.n
    FROM (SELECT sheet_id, count(*) AS n FROM set_aside GROUP BY sheet_id) a
    WHERE a.sheet_id = source_sheet.sheet_id`);
}

/** The kinds that any row is of: most counties send less than half of them. */
async function kindsWithRows(db: Database): Promise<string[]> {
  const asked = Object.keys(KINDS).map(
    (kind) => `SELECT '${kind}' AS kind WHERE EXISTS (SELECT 1 FROM stage.${kind})`,
  );
  const found = await db.rows<{ kind: string }>(asked.join(" UNION ALL "));
  return found.map(({ kind }) => kind);
}
