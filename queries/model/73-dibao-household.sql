/*---
name: dibao_household
grain: one dibao household in force, with what it is due a month
columns:
  household_no: 低保证号
  from_month: 最早开始享受年月
  due_fen: 户月保障金额（分）
  two_numbers: 有成员同时在另一个低保证号下为 1
  first_row: 名册中最早的一行
materialise: true
---*/
SELECT
  e.household_no,
  MIN(e.from_month) AS from_month,
  MAX(e.amount_fen) AS due_fen,
  MAX(CASE WHEN t.person_key IS NULL THEN 0 ELSE 1 END) AS two_numbers,
  MIN(e.row_id) AS first_row
FROM enrolled e
LEFT JOIN (
  SELECT x.person_key
  FROM enrolled x
  WHERE x.programme = 'dibao'
  GROUP BY x.person_key
  HAVING MIN(x.household_no) <> MAX(x.household_no)
) t ON t.person_key = e.person_key
WHERE e.programme = 'dibao' AND e.household_no IS NOT NULL
GROUP BY e.household_no
