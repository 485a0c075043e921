/*---
name: away
grain: one person dead on or before the as-of date (without a day, by the month of the list that names him), or moved out or struck off the household register and on it nowhere else
columns:
  person_key: 人员键
materialise: true
---*/
SELECT DISTINCT x.person_key
FROM (
  SELECT d.person_key
  FROM dead d
  CROSS JOIN screening s
  WHERE d.died_by <= s.as_of
  UNION ALL
  SELECT h.person_key
  FROM hukou h
  WHERE h.state IN ('迁出', '注销', '死亡')
    -- Whoever moved within the county is on the register twice.
    AND NOT EXISTS (SELECT 1 FROM registered r WHERE r.person_key = h.person_key)
) x
