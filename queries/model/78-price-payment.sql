/*---
name: price_payment
grain: one successful payment of the price subsidy for one month, to whom it names and to the ward whose money he draws
columns:
  person_key: 人员键
  household_no: 低保证号
  for_month: 所属月份
  paid_on: 发放日期
  amount_fen: 分摊到该月的金额（分）
  row_id: 来源行
materialise: true
---*/
SELECT DISTINCT
  CASE WHEN k.own = 1 THEN y.person_key ELSE w.person_key END AS person_key,
  -- What somebody who has no subsidy of his own draws into a household's account is the household's.
  CASE WHEN k.own = 1 THEN COALESCE(y.household_no, CASE WHEN listed.person_key IS NULL THEN d.household_no END) END AS household_no,
  y.for_month,
  y.paid_on,
  CASE WHEN k.own = 1 THEN y.amount_fen ELSE w.amount_fen END AS amount_fen,
  y.row_id
FROM subsidy_month y
CROSS JOIN (SELECT 1 AS own UNION ALL SELECT 0 AS own) k
LEFT JOIN ward_price w ON w.row_id = y.row_id AND w.for_month = y.for_month
LEFT JOIN dibao_account d ON d.account = y.account
LEFT JOIN (
  SELECT DISTINCT e.person_key
  FROM enrolled e
  JOIN programme_item i ON i.programme = e.programme
) listed ON listed.person_key = y.person_key
WHERE y.succeeded = 1
  -- What comes into the account of a ward, and not into one that the drawer's own money comes into, is none of his household's.
  AND CASE WHEN k.own = 1 THEN COALESCE(w.is_told, 0) = 0 ELSE w.person_key IS NOT NULL END
