import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { MANY } from "./paid-unlisted.ts";

const REASON = "从没有以本人名义领过，而同项目有钱发给了不在名册上、不知替谁领的人";
const REASON_OF_HOME = "集中供养，而集中供养的人大多没有以本人名义领过，钱可能发给了供养机构";

/** A rule that finds somebody because of what he was not paid. */
const BY_PAYEE = /\b(FROM|JOIN) payee\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason, is_hint), of people on the roll of 特困 or of children who never had its money in their own name.
 *
 * Reads: the sure world of the model.
 */
export function drawnByOthersSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_PAYEE.test(sql)).map(({ header }) => header.id);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, y.person_key, y.reason, y.is_hint
FROM (
${OF_GUARDIANS}
UNION ALL
${OF_HOMES}
) y
CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`;
}

/**
 * Whoever on the roll of 特困 or of children never had its money, where half as many strangers to
 * the roll or more draw it in most months. They are the guardians, and neither an account nor a household tells whose; of many each is a hint, for
 * what is to be asked for is a list that names the children.
 */
const OF_GUARDIANS = `SELECT y.person_key, ${quoteText(REASON)} AS reason, CASE WHEN n.payees >= ${MANY} THEN 1 ELSE 0 END AS is_hint
FROM sure.payee y
JOIN (
  SELECT programme, count(*) AS payees
  FROM sure.payee ANTI JOIN sure.payee_payment USING (payee_row)
  WHERE programme <> 'dibao' GROUP BY programme
) n ON n.programme = y.programme
JOIN (
  SELECT d.programme, count(*) AS strangers
  FROM (
    SELECT o.programme, o.person_key, count(DISTINCT m.for_month) AS months
    FROM sure.others_payment o
    ANTI JOIN sure.ward_payment w ON w.row_id = o.row_id
    JOIN sure.payment_month m ON m.row_id = o.row_id AND m.programme = o.programme
    GROUP BY o.programme, o.person_key
  ) d
  JOIN (SELECT programme, count(*) AS months FROM sure.paid_month GROUP BY programme) k ON k.programme = d.programme AND d.months * 2 >= k.months
  GROUP BY d.programme
) s ON s.programme = y.programme AND s.strangers * 2 >= n.payees
ANTI JOIN sure.payee_payment x ON x.payee_row = y.payee_row`;

/** Fewer are no custom of a home's: one of the two who live in it may as well have been forgotten. */
const LEAST_RESIDENTS = 3;

/** Whoever lives in a home that draws his money: a hint where half of those who do or more never had any themselves, 待核 where they are one or two. */
const OF_HOMES = `SELECT person_key, ${quoteText(REASON_OF_HOME)} AS reason, CASE WHEN never >= ${LEAST_RESIDENTS} THEN 1 ELSE 0 END AS is_hint
FROM (
  SELECT y.person_key, x.payee_row IS NULL AS is_never, count(*) OVER () AS residents, count(*) FILTER (x.payee_row IS NULL) OVER () AS never
  FROM sure.payee y
  SEMI JOIN (SELECT person_key FROM sure.enrolled WHERE programme = 'tekun' AND supply = '集中供养') c ON c.person_key = y.person_key
  LEFT JOIN (SELECT DISTINCT payee_row FROM sure.payee_payment) x ON x.payee_row = y.payee_row
  WHERE y.programme = 'tekun'
)
WHERE is_never AND never * 2 >= residents`;
