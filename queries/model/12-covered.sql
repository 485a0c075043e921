/*---
name: covered
grain: one person on the current 低保 or 特困 roll, in force
columns:
  person_key: 人员键
materialise: true
---*/
SELECT DISTINCT e.person_key
FROM enrolled e
WHERE e.programme IN ('dibao', 'tekun')
