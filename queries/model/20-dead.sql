/*---
name: dead
grain: one person on a death roll with a date, earliest report
columns:
  person_key: 人员键
  died_on: 最早的死亡日期
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.died_on, r.row_id
FROM (
  SELECT
    d.person_key,
    d.died_on,
    d.row_id,
    ROW_NUMBER() OVER (PARTITION BY d.person_key ORDER BY d.died_on, d.row_id) AS n
  FROM death d
  WHERE d.died_on IS NOT NULL
) r
WHERE r.n = 1
