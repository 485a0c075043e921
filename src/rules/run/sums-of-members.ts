import type { Database } from "../../engine/database.ts";

/** The fewest households that tell, and the least percent of them: a sum of the household stands in its first, its last or its head's row, whoever is marked. */
const LEAST_TELLING = 3;
const LEAST_PERCENT = 10;

/**
 * Sheets of 低保 without a column for the mark of 分类施保 whose sums are of the members themselves, as systems hand them out: whoever has one is marked, and
 * who has none is not. Not so where the sum may be the household's, which tells nothing of who in it is marked.
 */
export async function sumsOfMembers(
  db: Database,
  sheets: readonly { sheet_id: number; kind: string; mapping: string }[],
): Promise<Set<number>> {
  const apart = sheets.filter(({ kind, mapping }) => {
    const fields = JSON.parse(mapping) as object;
    return kind === "enrolment" && "classified_fen" in fields && !("classified" in fields);
  });
  if (apart.length === 0) return new Set();
  const told = await db.rows<{ sheet_id: number }>(
    `SELECT sheet_id FROM (
       SELECT sheet_id,
         -- Neither the first row nor the head has the one sum of the household, or several of it have one, which is not filled down from the first of them.
         arg_min(fen, row_no) = 0 AND max(fen) FILTER (relation = '户主') = 0
           OR count(*) FILTER (fen > 0) > 1
             AND (min(fen) FILTER (fen > 0) <> max(fen) OR max(row_no) FILTER (fen = 0) > min(row_no) FILTER (fen > 0)) AS tells,
         max(fen) FILTER (row_no < last_row) > 0 AS is_before_last
       FROM (
         SELECT sheet_id, household_no, row_no, relation, COALESCE(classified_fen, 0) AS fen,
           max(row_no) OVER (PARTITION BY sheet_id, household_no) AS last_row
         FROM stage.enrolment
         WHERE sheet_id IN (${apart.map(({ sheet_id }) => sheet_id).join(", ")}) AND household_no IS NOT NULL AND duplicate_of IS NULL
       ) r
       GROUP BY sheet_id, household_no HAVING count(*) > 1 AND max(fen) > 0
     ) h GROUP BY sheet_id
     HAVING count(*) FILTER (tells) >= ${LEAST_TELLING} AND least(count(*) FILTER (tells), count(*) FILTER (is_before_last)) * 100 >= count(*) * ${LEAST_PERCENT}`,
  );
  return new Set(told.map(({ sheet_id }) => sheet_id));
}
