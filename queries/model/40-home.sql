/*---
name: home
grain: one person on the household register, his first row that is not struck off
columns:
  person_key: 人员键
  hukou_no: 户号
  relation: 与户主关系
  row_id: 来源行
materialise: true
---*/
SELECT h.person_key, h.hukou_no, h.relation, h.row_id
FROM hukou h
-- Nearly everybody has one row: the first of several is looked up for those few alone.
LEFT JOIN (
  SELECT f.person_key, MIN(f.row_id) AS row_id
  FROM hukou f
  WHERE f.hukou_no IS NOT NULL
    AND COALESCE(f.state, '正常') NOT IN ('迁出', '注销', '死亡')
  GROUP BY f.person_key
  HAVING COUNT(*) > 1
) s ON s.person_key = h.person_key
WHERE h.hukou_no IS NOT NULL
  AND COALESCE(h.state, '正常') NOT IN ('迁出', '注销', '死亡')
  AND (s.person_key IS NULL OR s.row_id = h.row_id)
