/*---
name: dibao_payment
grain: one dibao payment row and one household it belongs to, by its number, or where that number is no household's, by the member it names
columns:
  row_id: 来源行
  person_key: 该行上的领款人
  household_no: 所属低保证号
materialise: true
---*/
SELECT y.row_id, y.person_key, y.household_no
FROM payment y
WHERE y.item = 'dibao'
  AND EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = y.household_no)
UNION ALL
SELECT DISTINCT y.row_id, y.person_key, e.household_no
FROM payment y
JOIN enrolled e ON e.person_key = y.person_key AND e.programme = 'dibao'
WHERE y.item = 'dibao'
  AND e.household_no IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = y.household_no)
