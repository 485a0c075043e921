/*---
name: household_relief
grain: one grant of temporary aid and one person it counts for, its receiver and every living member of his household
columns:
  person_key: 能算到这笔救助的人
  approved_on: 审批日期
  row_id: 来源行
materialise: true
---*/
SELECT a.person_key, a.approved_on, a.row_id
FROM aid a
WHERE a.approved_on IS NOT NULL
UNION ALL
SELECT m.person_key, a.approved_on, a.row_id
FROM aid a
JOIN registered_member h ON h.person_key = a.person_key
JOIN registered_member m ON m.hukou_no = h.hukou_no
WHERE a.approved_on IS NOT NULL
