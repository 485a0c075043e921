/*---
name: payee_payment
grain: one payment month that reached one payee (a household by its number first, then by any member; a ward by who draws his money)
columns:
  payee_row: 领款单位的编号
  for_month: 所属月份
  first_month: 所属期首月
  for_count: 所属期月数
  paid_on: 发放日期
  amount_fen: 分摊到该月的金额（分）
  whole_fen: 所属期的全部金额（分）
  succeeded: 发放成功为 1，失败为 0，写着别的结果时为空
  row_id: 来源行
materialise: true
---*/
SELECT DISTINCT
  y.payee_row,
  p.for_month,
  p.first_month,
  p.for_count,
  p.paid_on,
  p.amount_fen,
  p.whole_fen,
  p.succeeded,
  p.row_id
FROM payee y
JOIN dibao_payment d ON d.household_no = y.household_no
JOIN payment_month p ON p.row_id = d.row_id AND p.person_key = d.person_key
WHERE y.programme = 'dibao'
UNION ALL
SELECT
  y.payee_row,
  p.for_month,
  p.first_month,
  p.for_count,
  p.paid_on,
  p.amount_fen,
  p.whole_fen,
  p.succeeded,
  p.row_id
FROM payee y
JOIN payment_month p ON p.programme = y.programme AND p.person_key = y.person_key
WHERE y.programme <> 'dibao'
UNION ALL
-- Whoever of two the drawer may be, what he drew is one payment.
SELECT DISTINCT
  y.payee_row,
  p.for_month,
  p.first_month,
  p.for_count,
  p.paid_on,
  @idiv(p.amount_fen * w.share, w.shares) AS amount_fen,
  @idiv(p.whole_fen * w.share, w.shares) AS whole_fen,
  p.succeeded,
  p.row_id
FROM payee y
JOIN ward_payment w ON w.person_key = y.person_key AND w.programme = y.programme
JOIN payment_month p ON p.row_id = w.row_id AND p.for_month >= w.from_month
