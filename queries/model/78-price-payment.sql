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
SELECT
  y.person_key,
  COALESCE(y.household_no, a.household_no) AS household_no,
  y.for_month + k.n AS for_month,
  y.paid_on,
  @idiv(y.amount_fen, COALESCE(y.for_count, 1)) AS amount_fen,
  y.row_id
FROM paid_item y
JOIN period_offset k ON k.n < COALESCE(y.for_count, 1)
-- What somebody on no roll draws into a household's account is the household's.
LEFT JOIN (
  SELECT i.row_id, i.person_key, d.household_no
  FROM paid_item i
  JOIN dibao_account d ON d.account = i.account
  WHERE i.item = 'price' AND NOT EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = i.person_key)
) a ON a.row_id = y.row_id AND a.person_key = y.person_key
WHERE y.item = 'price' AND COALESCE(y.result, '成功') = '成功' AND y.for_month IS NOT NULL
UNION ALL
SELECT
  w.person_key,
  y.household_no,
  y.for_month + k.n AS for_month,
  y.paid_on,
  @idiv(@idiv(y.amount_fen, COALESCE(y.for_count, 1)), w.wards) AS amount_fen,
  y.row_id
FROM paid_item y
JOIN ward_price w ON w.row_id = y.row_id
JOIN period_offset k ON k.n < COALESCE(y.for_count, 1)
WHERE y.item = 'price' AND COALESCE(y.result, '成功') = '成功' AND y.for_month IS NOT NULL
