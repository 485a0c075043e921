/*---
name: number_before
grain: one dibao household in force and one number that somebody of it stood under on the roll before
columns:
  household_no: 低保证号
  number: 上期名册上的低保证号
materialise: true
---*/
SELECT DISTINCT n.household_no, e.household_no AS number
FROM enrolled n
JOIN enrolled_before e ON e.person_key = n.person_key
WHERE n.programme = 'dibao'
  AND e.programme = 'dibao'
