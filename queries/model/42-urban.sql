/*---
name: urban
grain: one person whose household is urban (its village is a 社区 or 居委会, or a roll says 城市; of who is on no roll now, the roll he was on before)
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
  UNION ALL
  SELECT b.person_key
  FROM enrolled_before b
  WHERE b.side = '城市'
    AND NOT EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = b.person_key AND e.side IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM enrolled_before o WHERE o.person_key = b.person_key AND o.side = '农村')
    AND NOT EXISTS (SELECT 1 FROM income_check i WHERE i.person_key = b.person_key AND i.side = '农村')
) x
