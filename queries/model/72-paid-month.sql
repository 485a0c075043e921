/*---
name: paid_month
grain: one programme and one month for which somebody was paid, so that the file covers it
columns:
  programme: 保障项目
  for_month: 所属月份
materialise: true
---*/
SELECT DISTINCT p.programme, p.for_month
FROM payment_month p
WHERE p.succeeded = 1
