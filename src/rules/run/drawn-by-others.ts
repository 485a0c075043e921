import { type Database, quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { MANY } from "./paid-unlisted.ts";

const REASON = "从没有以本人名义领过，而同项目有钱发给了不在名册上、不知替谁领的人";
const REASON_OF_HOME = "集中供养，而集中供养的人大多没有以本人名义领过，钱可能发给了供养机构";
const REASON_OF_TOGETHER = "他的钱与家中另一人的由同一人一起领，分不出各领了多少";

/** A rule that finds somebody because of how much he was paid. */
const BY_AMOUNT = /\bdue_fen - [\s\S]*\bpayee_payment\b/;

/** A rule that finds somebody because of what he was not paid. */
const BY_PAYEE = /\b(FROM|JOIN) payee\b/;

/** Fewer are no custom of a home's: one of the two who live in it may as well have been forgotten. */
const LEAST_RESIDENTS = 3;

/**
 * Which household on the roll of 低保, and who on that of 特困 or of children, never had its money in its own name, where it may have been drawn for it.
 *
 * Of guardians: half as many strangers to the roll or more draw the programme's money in most months since he is on it, and neither an account nor a
 * household tells whose (of 低保 no number either, and the stranger was never on its roll); of many each is a hint, for what is to be asked for is a
 * list that names the children. Of homes: half of those who live in one or more never had any; 待核 where they are one or two.
 *
 * Of two whose money one guardian draws together, where it is not enough for both, neither is short for certain: rows that are equal count once.
 *
 * Reads:  the sure world of the model.
 * Writes: drawn_by_others (person_key, reason, is_hint), drawn_together (person_key). In steps, because views that are not tables make one plan of a statement.
 */
export async function findDrawnByOthers(db: Database): Promise<void> {
  await db.script(`CREATE OR REPLACE TEMP TABLE own_payee AS
SELECT y.programme, y.person_key, coalesce(y.from_month, 0) AS from_month, x.payee_row IS NULL AS is_never
FROM sure.payee y
LEFT JOIN (SELECT DISTINCT payee_row FROM sure.payee_payment) x ON x.payee_row = y.payee_row;
CREATE OR REPLACE TEMP TABLE drawn_month AS
SELECT DISTINCT o.programme, o.person_key, m.for_month
FROM sure.others_payment o
ANTI JOIN sure.ward_payment w ON w.row_id = o.row_id
JOIN sure.payment_month m ON m.row_id = o.row_id AND m.programme = o.programme
UNION ALL
SELECT DISTINCT m.programme, m.person_key, m.for_month
FROM sure.payment_month m
ANTI JOIN (SELECT row_id FROM sure.dibao_payment WHERE household_no IS NOT NULL) d ON d.row_id = m.row_id
ANTI JOIN sure.enrolled_before b ON b.person_key = m.person_key AND b.programme = m.programme
ANTI JOIN sure.stopped s ON s.person_key = m.person_key AND s.programme = m.programme
WHERE m.programme = 'dibao' AND m.household_no IS NULL;
CREATE OR REPLACE TEMP TABLE drawing_stranger AS
SELECT f.programme, f.from_month, count(*) AS strangers
FROM (
  SELECT s.programme, s.from_month, d.person_key
  FROM (SELECT DISTINCT programme, from_month FROM own_payee WHERE is_never) s
  JOIN drawn_month d ON d.programme = s.programme AND d.for_month >= s.from_month
  JOIN (
    SELECT y.programme, y.from_month, count(*) AS months
    FROM (SELECT DISTINCT programme, from_month FROM own_payee WHERE is_never) y
    JOIN sure.paid_month p ON p.programme = y.programme AND p.for_month >= y.from_month
    GROUP BY y.programme, y.from_month
  ) k ON k.programme = s.programme AND k.from_month = s.from_month
  GROUP BY s.programme, s.from_month, d.person_key, k.months
  HAVING count(*) * 2 >= k.months
) f
GROUP BY f.programme, f.from_month;
CREATE OR REPLACE TEMP TABLE drawn_by_others AS
WITH resident AS (
  SELECT y.person_key, y.is_never
  FROM own_payee y
  SEMI JOIN (SELECT person_key FROM sure.enrolled WHERE programme = 'tekun' AND supply = '集中供养') c ON c.person_key = y.person_key
  WHERE y.programme = 'tekun'
)
SELECT y.person_key, ${quoteText(REASON)} AS reason, CASE WHEN n.payees >= ${MANY} THEN 1 ELSE 0 END AS is_hint
FROM own_payee y
JOIN (SELECT programme, count(*) AS payees FROM own_payee WHERE is_never GROUP BY programme) n ON n.programme = y.programme
JOIN drawing_stranger s ON s.programme = y.programme AND s.from_month = y.from_month AND s.strangers * 2 >= n.payees
WHERE y.is_never
UNION ALL
SELECT r.person_key, ${quoteText(REASON_OF_HOME)}, CASE WHEN n.never >= ${LEAST_RESIDENTS} THEN 1 ELSE 0 END
FROM resident r
CROSS JOIN (SELECT count(*) AS residents, count(*) FILTER (is_never) AS never FROM resident) n
WHERE r.is_never AND n.never * 2 >= n.residents;
CREATE OR REPLACE TEMP TABLE drawn_together AS
SELECT DISTINCT person_key FROM sure.ward_payment WHERE share < shares;
DROP TABLE own_payee;
DROP TABLE drawn_month;
DROP TABLE drawing_stranger`);
}

/** Rows for `unsure_person` (rule, person_key, reason, is_hint). Reads: drawn_by_others, drawn_together. */
export function drawnByOthersSql(pack: Pack): string | undefined {
  const parts = [
    [BY_PAYEE, "SELECT person_key, reason, is_hint FROM drawn_by_others"],
    [
      BY_AMOUNT,
      `SELECT person_key, ${quoteText(REASON_OF_TOGETHER)} AS reason, 0 AS is_hint FROM drawn_together`,
    ],
  ] as const;
  const asked = parts.flatMap(([reads, from]) => {
    const rules = pack.filter(({ sql }) => reads.test(sql)).map(({ header }) => header.id);
    if (rules.length === 0) return [];
    return [
      `SELECT t.rule, d.person_key, d.reason, d.is_hint
FROM (${from}) d
CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`,
    ];
  });
  return asked.length === 0 ? undefined : asked.join("\nUNION ALL\n");
}
