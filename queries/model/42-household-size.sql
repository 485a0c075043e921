/*---
name: household_size
grain: one hukou household and how many living, registered members it has
columns:
  hukou_no: 户号
  members: 在世在册人数
materialise: true
---*/
SELECT m.hukou_no, CAST(COUNT(m.person_key) AS INTEGER) AS members
FROM registered_member m
GROUP BY m.hukou_no
