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
SELECT r.person_key, r.hukou_no, r.relation, r.row_id
FROM (
  SELECT
    h.person_key,
    h.hukou_no,
    h.relation,
    h.row_id,
    ROW_NUMBER() OVER (PARTITION BY h.person_key ORDER BY h.row_id) AS n
  FROM hukou h
  WHERE h.hukou_no IS NOT NULL
    AND COALESCE(h.state, '正常') NOT IN ('迁出', '注销', '死亡')
) r
WHERE r.n = 1
