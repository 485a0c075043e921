/*---
name: worklist-counts
grain: one township, rule and level with findings
params:
  include_known: true counts also what was answered and still holds
---*/
SELECT p.town, f.rule, f.level, count(*) AS findings
FROM main.finding f LEFT JOIN main.person p ON p.person_key = f.person_key
WHERE f.status = 'open' OR $include_known
GROUP BY p.town, f.rule, f.level
ORDER BY p.town NULLS LAST, f.rule, f.level
