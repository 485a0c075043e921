/*---
name: ward_account
grain: one bank account, one person whom the roll of tekun or children has it for, or the roll before where nobody has it now, and one programme of his
columns:
  account: 银行账号
  programme: 保障项目
  person_key: 名册上用这个账号的人
materialise: true
---*/
WITH holder AS (
  SELECT x.account, x.programme, x.person_key
  FROM (
    SELECT e.account, r.programme, r.person_key, r.is_now, MAX(r.is_now) OVER (PARTITION BY e.account) AS newest
    FROM enrolment e
    JOIN (
      SELECT n.row_id, n.programme, n.person_key, 1 AS is_now FROM enrolled n
      UNION ALL
      SELECT b.row_id, b.programme, b.person_key, 0 AS is_now FROM enrolled_before b
    ) r ON r.row_id = e.row_id
    WHERE r.programme IN ('tekun', 'orphan', 'unsupported_child')
      AND COALESCE(e.supply, '分散供养') <> '集中供养'
      -- What a spreadsheet left of a number, 6.21701E+18, is any account of that bank.
      AND e.account NOT LIKE '%E+%'
  ) x
  WHERE x.is_now = x.newest
)
SELECT h.account, h.programme, h.person_key
FROM holder h
UNION
-- His account on one roll is his on another that has none.
SELECT h.account, w.programme, h.person_key
FROM holder h
JOIN ward w ON w.person_key = h.person_key
