/*---
name: household_size
grain: one hukou household and how many living, registered members it has
columns:
  hukou_no: 户号
  members: 在世在册人数
  maybe_dead: 其中在死亡名单上而不知死于哪一天的人数
materialise: true
---*/
SELECT
  m.hukou_no,
  CAST(COUNT(m.person_key) AS INTEGER) AS members,
  CAST(COUNT(d.person_key) AS INTEGER) AS maybe_dead
FROM registered_member m
LEFT JOIN (SELECT x.person_key FROM dead x WHERE x.died_on IS NULL) d ON d.person_key = m.person_key
GROUP BY m.hukou_no
