import type { Database } from "../engine/database.ts";

/** A sheet taken for a part of the roll of 低保 hardly anybody on which is paid, beside others whose people are. */
export interface UnpaidList {
  roll: string;
  period: number | null;
  name: string;
  /** Households on it, and those of them that were paid. */
  households: number;
  paid: number;
}

/** Fewer may all be new, or have other accounts. */
const LEAST = 10;
const PAID_PERCENT = 10;
/** The other sheets are large enough, and mostly paid, to say that this one is unlike them. */
const LEAST_BESIDE = 30;
const PAID_BESIDE_PERCENT = 50;
/** Money that comes late is of a month before. */
const MONTHS_BEFORE = 2;

/**
 * Applicants, people to be visited and those who were on it years ago stand on lists with the columns of the roll, and nobody on them is looked for any more. What a list
 * is called need not tell; that its people get nothing does. Lists of those who are new are left out, and so are the programmes whose money goes to a home.
 *
 * Reads source_sheet, source_file, mention, stage.enrolment, stage.payment, stage.addition. Numbers are compared as written.
 */
export function unpaidLists(
  db: Database,
): Promise<(UnpaidList & Record<string, string | number | null>)[]> {
  return db.rows(`
WITH paid AS (
  SELECT DISTINCT upper(m.id_text) AS id, p.household_no, p.for_month
  FROM stage.payment p JOIN mention m ON m.sheet_id = p.sheet_id AND m.row_no = p.row_no AND m.role = 'self'
  WHERE p.item = 'dibao' AND p.for_month IS NOT NULL
),
listed AS (
  SELECT e.sheet_id, e.roll, e.period, upper(m.id_text) AS id, e.household_no, COALESCE(e.household_no, m.id_text, m.name_text) AS household
  FROM stage.enrolment e
  JOIN mention m ON m.sheet_id = e.sheet_id AND m.row_no = e.row_no AND m.role = 'self'
  WHERE e.programme = 'dibao' AND e.duplicate_of IS NULL AND COALESCE(e.status, '在保') IN ('在保', '渐退')
    AND e.period IS NOT NULL AND e.sheet_id NOT IN (SELECT sheet_id FROM stage.addition)
),
drawn AS (
  SELECT l.sheet_id, l.household FROM listed l JOIN paid p ON p.id = l.id AND p.for_month BETWEEN l.period - ${MONTHS_BEFORE} AND l.period
  UNION
  SELECT l.sheet_id, l.household FROM listed l JOIN paid p ON p.household_no = l.household_no AND p.for_month BETWEEN l.period - ${MONTHS_BEFORE} AND l.period
),
sized AS (
  SELECT l.roll, l.period, l.sheet_id, count(DISTINCT l.household) AS households, count(DISTINCT d.household) AS paid
  FROM listed l LEFT JOIN drawn d ON d.sheet_id = l.sheet_id AND d.household = l.household
  GROUP BY ALL
),
beside AS (
  SELECT sheet_id, roll, period, households, paid,
    sum(households) OVER (PARTITION BY roll, period) - households AS others,
    sum(paid) OVER (PARTITION BY roll, period) - paid AS others_paid
  FROM sized
)
SELECT b.roll, b.period, f.file || CASE WHEN s.sheet = '' THEN '' ELSE '·' || s.sheet END AS name,
  b.households::INTEGER AS households, b.paid::INTEGER AS paid
FROM beside b JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
WHERE b.households >= ${LEAST} AND b.paid * 100 < b.households * ${PAID_PERCENT}
  AND b.others >= ${LEAST_BESIDE} AND b.others_paid * 100 >= b.others * ${PAID_BESIDE_PERCENT}
ORDER BY b.roll, b.period, name`);
}
