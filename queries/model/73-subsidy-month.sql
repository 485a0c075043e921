/*---
name: subsidy_month
grain: one price subsidy and one month that it pays for
columns:
  row_id: 来源行
  person_key: 领款人
  household_no: 低保证号
  account: 银行账号
  for_month: 所属月份
  paid_on: 发放日期
  amount_fen: 分摊到该月的金额（分）
  succeeded: 发放成功为 1，别的结果为 0
materialise: true
---*/
SELECT
  y.row_id,
  y.person_key,
  y.household_no,
  y.account,
  y.for_month + k.n AS for_month,
  y.paid_on,
  @idiv(y.amount_fen, COALESCE(y.for_count, 1)) AS amount_fen,
  CASE WHEN COALESCE(y.result, '成功') = '成功' THEN 1 ELSE 0 END AS succeeded
FROM paid_item y
JOIN period_offset k ON k.n < COALESCE(y.for_count, 1)
WHERE y.item = 'price' AND y.for_month IS NOT NULL
