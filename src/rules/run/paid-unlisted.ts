import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { programmeRulesSql, withFamiliesSql } from "./by-absence.ts";

const REASON = "查到当月以本人或家人名义发放成功的记录，只是不在名册上";

/**
 * Rows for `unsure_person` (rule, person_key, reason): who is paid for the screening month by a programme and is not on its roll, for the roll may have lost
 * his row; and his family, where the money is of no household that is on the roll. Who was stopped is paid wrongly, and so is who died: for neither does it mean that he
 * is on it.
 *
 * Reads: the sure world of the model.
 */
export function paidUnlistedSql(pack: Pack): string | undefined {
  const rules = programmeRulesSql(pack);
  if (rules === undefined) return undefined;
  return `SELECT t.rule, u.person_key, ${quoteText(REASON)} AS reason
FROM (
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
  ),
  payees AS (
    SELECT programme, household_no, count(*) AS n FROM drawn WHERE household_no IS NOT NULL GROUP BY programme, household_no
  ),
  absent AS (
    SELECT p.programme, p.person_key, p.household_no IS NOT NULL AS is_of_listed
    FROM drawn p
    LEFT JOIN payees y ON y.programme = p.programme AND y.household_no = p.household_no
    ANTI JOIN sure.enrolled e ON e.person_key = p.person_key AND e.programme = p.programme
    ANTI JOIN sure.stopped x ON x.person_key = p.person_key AND x.programme = p.programme
    ANTI JOIN sure.away w ON w.person_key = p.person_key
    -- One who is off the roll may draw the money of his household; where several are named each is paid his own.
    WHERE p.household_no IS NULL OR y.n > 1
  ),
  alone AS (SELECT programme, person_key FROM absent WHERE NOT is_of_listed)
  SELECT programme, person_key FROM absent
  UNION
  SELECT programme, person_key FROM (${withFamiliesSql("alone", "programme")})
) u
JOIN (VALUES ${rules}) t (rule, programme) ON t.programme = u.programme`;
}
