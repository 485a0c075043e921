/*---
name: dead
grain: one person on a death roll, the earliest date reported
columns:
  person_key: 人员键
  died_on: 最早的死亡日期，都没有日期时为空
  died_by: 最迟死于哪一天：死亡日期，没有日期的为名单所属月份的月末，名单没有月份、一个日期也没有的为排查月份的月末，都不是时为空
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.died_on, r.died_by, r.row_id
FROM (
  SELECT
    d.person_key,
    d.died_on,
    -- A list without a single date is given for the month that is screened; one cell that is empty may have been left so for a death that was just told.
    CASE
      WHEN d.died_on IS NOT NULL THEN d.died_on
      WHEN d.period IS NOT NULL THEN @month_end(d.period)
      WHEN dated.sheet IS NULL THEN s.as_of
    END AS died_by,
    d.row_id,
    ROW_NUMBER() OVER (
      PARTITION BY d.person_key ORDER BY COALESCE(d.died_on, CAST('9999-12-31' AS DATE)), COALESCE(d.period, 999999), d.row_id
    ) AS n
  FROM death d
  CROSS JOIN screening s
  -- Row ids of a sheet come 4294967296 apart (row-id.ts).
  LEFT JOIN (
    SELECT DISTINCT @idiv(x.row_id, 4294967296) AS sheet FROM death x WHERE x.died_on IS NOT NULL
  ) dated ON dated.sheet = @idiv(d.row_id, 4294967296)
) r
WHERE r.n = 1
