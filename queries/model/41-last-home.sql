/*---
name: last_home
grain: one person and the hukou household he is in, or was in when he was struck off the register
columns:
  person_key: 人员键
  hukou_no: 户号
  moved_on: 迁出、注销日期，在册的和没有写的为空
---*/
SELECT o.person_key, o.hukou_no, CAST(NULL AS DATE) AS moved_on FROM home o
UNION ALL
SELECT h.person_key, MIN(h.hukou_no) AS hukou_no, MAX(h.moved_on) AS moved_on
FROM hukou h
-- Nearly everybody of the county has a home: only who was struck off is asked for.
WHERE h.state IN ('迁出', '注销', '死亡')
  AND NOT EXISTS (SELECT 1 FROM home o WHERE o.person_key = h.person_key)
GROUP BY h.person_key
HAVING MIN(h.hukou_no) = MAX(h.hukou_no)
