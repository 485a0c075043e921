/*---
name: ward_account
grain: one bank account, one person whom the roll of tekun or children has it for, in force, else stopped or on an earlier roll, and one programme of his
columns:
  account: 银行账号
  programme: 保障项目
  person_key: 名册上用这个账号的人
materialise: true
---*/
WITH holder AS (
  SELECT x.account, x.programme, x.person_key
  FROM (
    SELECT e.account, e.programme, e.person_key, n.row_id, COUNT(n.row_id) OVER (PARTITION BY e.account) AS times_now
    FROM enrolment e
    LEFT JOIN enrolled n ON n.row_id = e.row_id
    WHERE e.programme IN ('tekun', 'orphan', 'unsupported_child')
      AND COALESCE(e.supply, '分散供养') <> '集中供养'
      -- What a spreadsheet left of a number, 6.21701E+18, is any account of that bank.
      AND e.account NOT LIKE '%E+%'
  ) x
  -- What was paid for a child who has left the roll, or is stopped, is not his sister's.
  WHERE x.row_id IS NOT NULL OR x.times_now = 0
)
SELECT DISTINCT a.account, a.programme, a.person_key
FROM (
  SELECT h.account, h.programme, h.person_key
  FROM holder h
  UNION ALL
  -- His account on one roll is his on another that has none.
  SELECT h.account, w.programme, h.person_key
  FROM holder h
  JOIN ward w ON w.person_key = h.person_key
) a
