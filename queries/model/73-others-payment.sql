/*---
name: others_payment
grain: one payment of tekun or of a child's allowance to somebody whom no roll has for it, now or before, in force or stopped
columns:
  row_id: 来源行
  item: 发放项目
  programme: 保障项目
  person_key: 领款人
  account: 银行账号
  first_month: 所属期首月
  last_month: 所属期末月
materialise: true
---*/
SELECT
  p.row_id,
  p.item,
  i.programme,
  p.person_key,
  p.account,
  p.for_month AS first_month,
  p.for_month + COALESCE(p.for_count, 1) - 1 AS last_month
FROM paid_item p
JOIN programme_item i ON i.item = p.item
WHERE i.programme <> 'dibao'
  -- Whose row says 停发 or 暂停 had money of his own as long as he was in force.
  AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_key = p.person_key AND e.programme = i.programme)
