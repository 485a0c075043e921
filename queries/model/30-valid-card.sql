/*---
name: valid_card
grain: one person with a valid 残疾人证, the heaviest grade where there are several
columns:
  person_key: 人员键
  category: 残疾类别
  grade: 残疾等级
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.category, r.grade, r.row_id
FROM (
  SELECT
    d.person_key,
    d.category,
    d.grade,
    d.row_id,
    ROW_NUMBER() OVER (PARTITION BY d.person_key ORDER BY COALESCE(d.grade, 9), d.row_id) AS n
  FROM card_in_force d
) r
WHERE r.n = 1
