import { type Database, quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { programmeRulesSql, withFamiliesSql } from "./by-absence.ts";

const REASON = "查到当月以本人或家人名义发放成功的记录，只是不在名册上";
const REASON_OF_MANY =
  "当月查到以本人或家人名义发放成功的记录，而名册缺了许多这样的人，请先补齐名册";

/** Where a roll has not got this many of those paid, it is the roll that wants them, and none of them is looked into for himself. */
export const MANY = 20;
/** And their share of those paid: in a large county there are twenty odd ones always. */
const MANY_PERCENT = 2;
/** A share of a township's payees of whom none can be said to be on the roll: the rows of a few who moved in are not its file. */
const LISTED_PERCENT = 5;

/** A roll that has not got many of those whom a township is paid for. */
export interface UnlistedPayees {
  programme: string;
  town: string | null;
  /** Who is paid for the screening month. */
  paid: number;
  /** Those of them who are not on the roll, without a stop on record. */
  unlisted: number;
}

/** A township with payees of a programme and as good as nobody on its roll. */
export interface UnlistedTown {
  programme: string;
  town: string;
  paid: number;
}

/**
 * Who is paid for the screening month by a programme and is not on its roll, for the roll may have lost his row; and his family, where the money is
 * of no household that is on the roll. Who was stopped is paid wrongly, and so is who died: for neither does it mean that he is on it.
 *
 * Reads:   stood_before (of findHeadedFamilies), person, the sure world of the model.
 * Writes:  paid_unlisted (programme, person_key, is_many): `is_many` where so many of a township or of all are not that the roll is not whole;
 *          stopped_unpaid (person_key): who was stopped within the year and is not paid, in townships of which others are: he is off the roll, whether it came or not.
 * Returns: the rolls that want so many, by township, and townships that they want altogether.
 */
export async function findPaidUnlisted(
  db: Database,
): Promise<{ unlisted: UnlistedPayees[]; towns: UnlistedTown[] }> {
  await db.run(`CREATE OR REPLACE TEMP TABLE paid_person AS
WITH drawn AS (
  SELECT DISTINCT i.programme, o.person_key, COALESCE(d.household_no, e.household_no) AS household_no
  FROM sure.own_payment o
  JOIN sure.programme_item i ON i.item = o.item
  CROSS JOIN main.screening s
  -- A programme of its own, where a condition on the left side alone would compare every row with every row.
  LEFT JOIN (SELECT row_id, 'dibao' AS programme, household_no FROM sure.dibao_payment) d
    ON d.row_id = o.row_id AND d.programme = i.programme
  LEFT JOIN (SELECT DISTINCT programme, household_no FROM sure.enrolled WHERE household_no IS NOT NULL) e
    ON e.programme = i.programme AND e.household_no = o.household_no
  WHERE s.month BETWEEN o.first_month AND o.last_month
    -- Who draws a ward's money is on no roll himself, nor is who is paid for his care.
    AND o.item <> 'tekun_care'
    AND NOT EXISTS (SELECT 1 FROM sure.ward_payment w WHERE w.row_id = o.row_id)
),
payees AS (
  SELECT programme, household_no, count(*) AS n FROM drawn WHERE household_no IS NOT NULL GROUP BY programme, household_no
),
listed AS (SELECT DISTINCT programme, person_key FROM sure.enrolled)
SELECT p.programme, p.person_key, k.town, bool_and(p.household_no IS NOT NULL) AS is_of_listed,
  -- One who is off the roll may draw the money of his household; where several are named each is paid his own.
  bool_and(l.person_key IS NULL AND (p.household_no IS NULL OR y.n > 1)) AS is_absent,
  bool_or(x.person_key IS NOT NULL OR w.person_key IS NOT NULL) AS is_gone
FROM drawn p
LEFT JOIN payees y ON y.programme = p.programme AND y.household_no = p.household_no
LEFT JOIN listed l ON l.programme = p.programme AND l.person_key = p.person_key
LEFT JOIN (SELECT DISTINCT programme, person_key FROM sure.stopped) x ON x.programme = p.programme AND x.person_key = p.person_key
LEFT JOIN sure.away w ON w.person_key = p.person_key
LEFT JOIN main.person k ON k.person_key = p.person_key
GROUP BY p.programme, p.person_key, k.town`);
  const wants = (unlisted: string, paid: string) =>
    `${unlisted} >= ${MANY} AND ${unlisted} * 100 > ${MANY_PERCENT} * ${paid}`;
  const units = `SELECT programme, town, n, unlisted, listed,
    (${wants("unlisted", "n")}) OR (unlisted > 0 AND ${wants("sum(unlisted) OVER (PARTITION BY programme)", "sum(n) OVER (PARTITION BY programme)")}) AS is_many
  FROM (
    SELECT programme, town, count(*) AS n, count(*) FILTER (is_absent AND NOT is_gone) AS unlisted,
      count(*) FILTER (NOT is_absent) AS listed
    FROM paid_person SEMI JOIN sure.enrolled USING (programme) GROUP BY programme, town
  )`;
  await db.run(`CREATE OR REPLACE TEMP TABLE paid_unlisted AS
WITH absent AS (
  SELECT p.programme, p.person_key, p.is_of_listed, u.is_many
  FROM paid_person p JOIN (${units}) u ON u.programme = p.programme AND u.town IS NOT DISTINCT FROM p.town
  WHERE p.is_absent AND NOT p.is_gone
),
alone AS (SELECT programme, person_key FROM absent WHERE NOT is_of_listed),
many AS (SELECT programme, person_key FROM absent WHERE NOT is_of_listed AND is_many)
SELECT f.programme, f.person_key, bool_or(f.is_many AND x.person_key IS NULL) AS is_many
FROM (
  SELECT programme, person_key, is_many FROM absent
  UNION ALL SELECT programme, person_key, false FROM (${withFamiliesSql("alone", "programme")})
  UNION ALL SELECT programme, person_key, true FROM (${withFamiliesSql("many", "programme")})
  UNION ALL
  SELECT m.programme, o.person_key, true
  FROM many m JOIN stood_before b ON b.person_key = m.person_key
  JOIN stood_before o ON o.household_space = b.household_space AND o.household_no = b.household_no
  ANTI JOIN sure.stopped x ON x.person_key = o.person_key AND x.programme = m.programme
  WHERE m.programme = 'dibao'
) f
LEFT JOIN (SELECT DISTINCT programme, person_key FROM sure.stopped) x ON x.programme = f.programme AND x.person_key = f.person_key
GROUP BY f.programme, f.person_key`);
  const unlisted = await db.rows<UnlistedPayees & Record<string, string | number | null>>(
    `SELECT programme, town, n::INTEGER AS paid, unlisted::INTEGER AS unlisted FROM (${units}) WHERE is_many ORDER BY programme, town`,
  );
  const towns = await db.rows<UnlistedTown & Record<string, string | number>>(
    `SELECT programme, town, n::INTEGER AS paid FROM (${units})
     WHERE town IS NOT NULL AND unlisted >= ${MANY} AND listed * 100 < ${LISTED_PERCENT} * n ORDER BY programme, town`,
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE stopped_unpaid AS
SELECT DISTINCT x.person_key
FROM sure.stopped x
JOIN main.person p ON p.person_key = x.person_key
CROSS JOIN main.screening s
SEMI JOIN (SELECT programme, town FROM paid_person GROUP BY programme, town HAVING count(*) >= ${MANY}) t
  ON t.programme = x.programme AND t.town = p.town
ANTI JOIN paid_person y ON y.programme = x.programme AND y.person_key = x.person_key
WHERE x.stop_month BETWEEN s.month - 11 AND s.month`);
  await db.run("DROP TABLE paid_person");
  return { unlisted, towns };
}

/**
 * Rows for `unsure_person` (rule, person_key, reason, is_hint): of whom it is one of few he is 待核; where the roll is not whole nothing is found out by looking into each.
 *
 * Reads: paid_unlisted, the sure world of the model.
 */
export function paidUnlistedSql(pack: Pack): string | undefined {
  const rules = programmeRulesSql(pack);
  if (rules === undefined) return undefined;
  return `SELECT t.rule, u.person_key, CASE WHEN u.is_many THEN ${quoteText(REASON_OF_MANY)} ELSE ${quoteText(REASON)} END AS reason,
  CASE WHEN u.is_many THEN 1 ELSE 0 END AS is_hint
FROM paid_unlisted u
JOIN (VALUES ${rules}) t (rule, programme) ON t.programme = u.programme`;
}
