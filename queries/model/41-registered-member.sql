/*---
name: registered_member
grain: one living, registered member of one hukou household
columns:
  hukou_no: 户号
  person_key: 人员键
  relation: 与户主关系
  row_id: 来源行
materialise: true
---*/
SELECT h.hukou_no, h.person_key, h.relation, h.row_id
FROM home h
WHERE NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = h.person_key)
