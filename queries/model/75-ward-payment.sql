/*---
name: ward_payment
grain: one payment drawn for another, and one person on its roll whose money it is
columns:
  row_id: 来源行
  programme: 保障项目
  person_key: 钱是谁的：名册上用这个账号的人，没有时为领款人户籍同户、自己没有领过的人
  wards: 这笔钱是几个人的
materialise: true
---*/
-- The money of children, and of those whom another looks after, comes in the name of the guardian who draws it, also after he was struck off the register.
SELECT y.row_id, a.programme, a.person_key, a.wards
FROM others_payment y
JOIN ward_account a ON a.account = y.account AND a.programme = y.programme
UNION ALL
SELECT y.row_id, k.programme, k.person_key, k.wards
FROM others_payment y
JOIN last_home h ON h.person_key = y.person_key
JOIN ward_home k ON k.hukou_no = h.hukou_no AND k.programme = y.programme
WHERE NOT EXISTS (SELECT 1 FROM ward_account a WHERE a.account = y.account AND a.programme = y.programme)
