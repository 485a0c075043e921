/*---
name: in_institution
grain: one person who lives in an institution at the as-of date, the newest stay
columns:
  person_key: 人员键
  institution: 机构
  admitted_on: 入住日期
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.institution, r.admitted_on, r.row_id
FROM (
  SELECT
    x.person_key,
    x.institution,
    x.admitted_on,
    x.row_id,
    ROW_NUMBER() OVER (PARTITION BY x.person_key ORDER BY COALESCE(x.admitted_on, CAST('1900-01-01' AS DATE)) DESC, x.row_id) AS n
  FROM residence x
  CROSS JOIN screening s
  WHERE (x.left_on IS NULL OR x.left_on > s.as_of) AND (x.admitted_on IS NULL OR x.admitted_on <= s.as_of)
) r
WHERE r.n = 1
