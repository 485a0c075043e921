/*---
name: ill
grain: one person on the serious-illness roll
columns:
  person_key: 人员键
  disease: 病种
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.disease, r.row_id
FROM (
  SELECT
    i.person_key,
    i.disease,
    i.row_id,
    ROW_NUMBER() OVER (PARTITION BY i.person_key ORDER BY i.row_id) AS n
  FROM illness i
) r
WHERE r.n = 1
