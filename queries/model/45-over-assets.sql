/*---
name: over_assets
grain: one person (once or more) whose household check found assets above the limit
columns:
  person_key: 人员键
---*/
SELECT i.person_key
FROM household_income i
WHERE i.assets = '超标'
UNION ALL
-- A list of assets found may say no income.
SELECT a.person_key
FROM applicant a
WHERE a.left_fen IS NULL
UNION ALL
SELECT m.person_key
FROM applicant a
JOIN registered_member m ON m.hukou_no = a.hukou_no
WHERE a.left_fen IS NULL
