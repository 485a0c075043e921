/*---
name: drawn
grain: one person and one benefit he draws in the screening month, a programme of the rolls or another department's
columns:
  person_key: 人员键
  programme: 待遇
  row_id: 来源行，有几行时最早的
materialise: true
---*/
SELECT x.person_key, x.programme, MIN(x.row_id) AS row_id
FROM (
  SELECT e.person_key, e.programme, e.row_id FROM enrolled e
  UNION ALL
  SELECT b.person_key, b.benefit AS programme, b.row_id
  FROM benefit b
  CROSS JOIN screening s
  WHERE COALESCE(b.from_month, 0) <= s.month AND COALESCE(b.until_month, s.month + 1) > s.month
) x
GROUP BY x.person_key, x.programme
