/*---
name: others_payment
grain: one payment of tekun or of a child's allowance to somebody who is not on the roll that it is of and was not before
columns:
  row_id: 来源行
  item: 发放项目
  programme: 保障项目
  person_key: 领款人
  account: 银行账号
materialise: true
---*/
SELECT p.row_id, p.item, i.programme, p.person_key, p.account
FROM paid_item p
JOIN programme_item i ON i.item = p.item
WHERE i.programme <> 'dibao'
  AND NOT EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = p.person_key AND e.programme = i.programme)
  AND NOT EXISTS (SELECT 1 FROM enrolled_before b WHERE b.person_key = p.person_key AND b.programme = i.programme)
