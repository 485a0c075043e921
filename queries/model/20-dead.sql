/*---
name: dead
grain: one person on a death roll, the earliest date reported
columns:
  person_key: 人员键
  died_on: 最早的死亡日期，都没有日期时为空
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.died_on, r.row_id
FROM (
  SELECT
    d.person_key,
    d.died_on,
    d.row_id,
    ROW_NUMBER() OVER (PARTITION BY d.person_key ORDER BY COALESCE(d.died_on, CAST('9999-12-31' AS DATE)), d.row_id) AS n
  FROM death d
) r
WHERE r.n = 1
