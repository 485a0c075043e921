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
JOIN (
  SELECT f.person_key, MIN(f.row_id) AS row_id
  FROM hukou f
  WHERE f.hukou_no IS NOT NULL
    AND COALESCE(f.state, '正常') NOT IN ('迁出', '注销', '死亡')
  GROUP BY f.person_key
) r ON r.row_id = h.row_id AND r.person_key = h.person_key
