/*---
name: urban
grain: one person whose household is urban (its village is a 社区 or 居委会, or a roll says 城市)
columns:
  person_key: 人员键
materialise: true
---*/
SELECT DISTINCT x.person_key
FROM (
  -- person has no column for the side; LIKE is part of the portable subset (docs/architecture.md section 4).
  SELECT p.person_key FROM person p WHERE p.village LIKE '%社区%' OR p.village LIKE '%居委会%'
  UNION ALL
  SELECT i.person_key FROM income_check i WHERE i.side = '城市'
  UNION ALL
  SELECT e.person_key FROM enrolled e WHERE e.side = '城市'
) x
