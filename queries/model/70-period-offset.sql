/*---
name: period_offset
grain: one month of a payment period, counted from 0 (a year at most)
columns:
  n: 第几个月，从 0 起
---*/
SELECT 0 AS n
UNION ALL SELECT 1 AS n UNION ALL SELECT 2 AS n UNION ALL SELECT 3 AS n
UNION ALL SELECT 4 AS n UNION ALL SELECT 5 AS n UNION ALL SELECT 6 AS n
UNION ALL SELECT 7 AS n UNION ALL SELECT 8 AS n UNION ALL SELECT 9 AS n
UNION ALL SELECT 10 AS n UNION ALL SELECT 11 AS n
