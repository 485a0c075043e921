/*---
name: registered_member
grain: one living, registered member of one hukou household
columns:
  hukou_no: 户号
  person_key: 人员键
  relation: 与户主关系
  row_id: 来源行
materialise: true
---*/
SELECT r.hukou_no, r.person_key, r.relation, r.row_id
FROM (
  SELECT
    h.hukou_no,
    h.person_key,
    h.relation,
    h.row_id,
    ROW_NUMBER() OVER (PARTITION BY h.person_key ORDER BY h.row_id) AS n
  FROM hukou h
  WHERE h.state = '正常'
    AND h.hukou_no IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = h.person_key)
) r
WHERE r.n = 1
