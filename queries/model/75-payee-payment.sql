/*---
name: payee_payment
grain: one payment month that reached one payee (a household by its number first, then by any member)
columns:
  payee_row: 领款单位的编号
  for_month: 所属月份
  first_month: 所属期首月
  for_count: 所属期月数
  paid_on: 发放日期
  amount_fen: 金额（分）
  succeeded: 发放成功为 1
  row_id: 来源行
materialise: true
---*/
SELECT DISTINCT x.payee_row, x.for_month, x.first_month, x.for_count, x.paid_on, x.amount_fen, x.succeeded, x.row_id
FROM (
  SELECT y.payee_row, p.for_month, p.first_month, p.for_count, p.paid_on, p.amount_fen, p.succeeded, p.row_id
  FROM payment_month p
  JOIN payee y ON y.programme = 'dibao' AND y.household_no = p.household_no
  WHERE p.programme = 'dibao'
  UNION ALL
  SELECT y.payee_row, p.for_month, p.first_month, p.for_count, p.paid_on, p.amount_fen, p.succeeded, p.row_id
  FROM payment_month p
  JOIN enrolled e ON e.person_key = p.person_key AND e.programme = 'dibao'
  JOIN payee y ON y.programme = 'dibao' AND y.household_no = e.household_no
  WHERE p.programme = 'dibao'
    AND NOT EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = p.household_no)
  UNION ALL
  SELECT y.payee_row, p.for_month, p.first_month, p.for_count, p.paid_on, p.amount_fen, p.succeeded, p.row_id
  FROM payment_month p
  JOIN payee y ON y.programme = p.programme AND y.person_key = p.person_key
  WHERE p.programme <> 'dibao'
) x
