/*---
name: incompatible
grain: one pair of benefits that may not be drawn for the same month
columns:
  first: 待遇之一
  second: 待遇之二
  verdict: 疑点 hit 或提示 hint
---*/
SELECT 'tekun' AS first, 'disability_living' AS second, 'hit' AS verdict
UNION ALL SELECT 'tekun' AS first, 'disability_care' AS second, 'hit' AS verdict
UNION ALL SELECT 'tekun' AS first, 'orphan' AS second, 'hit' AS verdict
UNION ALL SELECT 'tekun' AS first, 'unsupported_child' AS second, 'hit' AS verdict
UNION ALL SELECT 'orphan' AS first, 'disability_living' AS second, 'hit' AS verdict
UNION ALL SELECT 'unsupported_child' AS first, 'disability_living' AS second, 'hint' AS verdict
