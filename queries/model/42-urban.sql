/*---
name: urban
grain: one person whose household is urban (its village is a 社区 or 居委会, or a roll says 城市)
columns:
  person_key: 人员键
materialise: true
---*/
SELECT p.person_key FROM person p WHERE p.village LIKE '%社区%' OR p.village LIKE '%居委会%'
UNION
SELECT i.person_key FROM income_check i WHERE i.side = '城市'
UNION
SELECT e.person_key FROM enrolment e WHERE e.side = '城市'
