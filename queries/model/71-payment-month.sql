/*---
name: payment_month
grain: one payment row and one month of the period it pays for
columns:
  row_id: 来源行
  person_key: 人员键
  programme: 保障项目
  household_no: 低保证号
  for_month: 所属月份
  for_count: 所属期月数
  first_month: 所属期首月
  paid_on: 发放日期
  amount_fen: 分摊到该月的金额（分）
  whole_fen: 所属期的全部金额（分）
  succeeded: 发放成功为 1，失败为 0，写着别的结果时为空
materialise: true
---*/
SELECT
  y.row_id,
  y.person_key,
  i.programme,
  y.household_no,
  y.for_month + k.n AS for_month,
  COALESCE(y.for_count, 1) AS for_count,
  y.for_month AS first_month,
  y.paid_on,
  @idiv(y.amount_fen, COALESCE(y.for_count, 1)) AS amount_fen,
  y.amount_fen AS whole_fen,
  CASE COALESCE(y.result, '成功') WHEN '成功' THEN 1 WHEN '失败' THEN 0 END AS succeeded
FROM paid_item y
JOIN programme_item i ON i.item = y.item
JOIN period_offset k ON k.n < COALESCE(y.for_count, 1)
WHERE y.for_month IS NOT NULL AND COALESCE(y.for_count, 1) > 0
