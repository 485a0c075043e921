/*---
name: paid_item
grain: one payment row and one item that it pays; 低保金及价格临时补贴 in one sum is two
columns:
  row_id: 来源行
  person_key: 人员键
  item: 发放项目
  household_no: 低保证号
  for_month: 所属年月
  for_count: 所属期月数
  paid_on: 发放日期
  amount_fen: 发放金额（分），几项合在一起的是合计
  result: 发放状态，没写而银行退回或冲正的是失败
  account: 银行账号
---*/
SELECT
  y.row_id,
  y.person_key,
  COALESCE(k.item, y.item) AS item,
  y.household_no,
  y.for_month,
  y.for_count,
  y.paid_on,
  y.amount_fen,
  CASE WHEN b.row_id IS NULL THEN y.result ELSE '失败' END AS result,
  y.account
FROM payment y
LEFT JOIN (
  SELECT 'dibao_price' AS joint, 'dibao' AS item
  UNION ALL SELECT 'dibao_price' AS joint, 'price' AS item
  UNION ALL SELECT 'tekun_price' AS joint, 'tekun' AS item
  UNION ALL SELECT 'tekun_price' AS joint, 'price' AS item
) k ON k.joint = y.item
LEFT JOIN returned_payment b ON b.row_id = y.row_id
