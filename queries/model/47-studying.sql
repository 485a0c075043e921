/*---
name: studying
grain: one person on a school roll as 在读
columns:
  person_key: 人员键
  school: 学校
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.school, r.row_id
FROM (
  SELECT
    s.person_key,
    s.school,
    s.row_id,
    ROW_NUMBER() OVER (PARTITION BY s.person_key ORDER BY s.row_id) AS n
  FROM student s
  WHERE COALESCE(s.study_state, '在读') = '在读'
) r
WHERE r.n = 1
