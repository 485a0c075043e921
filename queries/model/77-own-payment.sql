/*---
name: own_payment
grain: one successful payment in a person's own name and the months it pays for
columns:
  person_key: 人员键
  household_no: 低保证号
  item: 发放项目
  first_month: 所属期首月
  last_month: 所属期末月
  paid_on: 发放日期
  amount_fen: 金额（分）
  row_id: 来源行
materialise: true
---*/
SELECT
  y.person_key,
  y.household_no,
  y.item,
  y.for_month AS first_month,
  y.for_month + COALESCE(y.for_count, 1) - 1 AS last_month,
  y.paid_on,
  y.amount_fen,
  y.row_id
FROM paid_item y
WHERE y.for_month IS NOT NULL
  AND COALESCE(y.result, '成功') = '成功'
