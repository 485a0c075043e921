/*---
name: dibao_home
grain: one hukou household with members of one dibao household in force only
columns:
  hukou_no: 户号
  household_no: 低保证号
materialise: true
---*/
SELECT h.hukou_no, MIN(n.household_no) AS household_no
FROM enrolled n
JOIN home h ON h.person_key = n.person_key
WHERE n.programme = 'dibao' AND n.household_no IS NOT NULL
GROUP BY h.hukou_no
HAVING MIN(n.household_no) = MAX(n.household_no)
