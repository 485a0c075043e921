/*---
name: over_assets
grain: one person whose household check found assets above the limit
columns:
  person_key: 人员键
---*/
SELECT i.person_key
FROM household_income i
WHERE i.assets = '超标'
