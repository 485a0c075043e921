/*---
name: ward_account
grain: one bank account and one person whom the roll of tekun or children in force has it for
columns:
  account: 银行账号
  programme: 保障项目
  person_key: 在册的人
  wards: 名册上用这个账号的有几人
materialise: true
---*/
SELECT a.account, a.programme, a.person_key, COUNT(a.person_key) OVER (PARTITION BY a.account, a.programme) AS wards
FROM (
  SELECT DISTINCT e.account, n.programme, n.person_key
  FROM enrolment e
  JOIN enrolled n ON n.row_id = e.row_id AND n.person_key = e.person_key
  WHERE n.programme IN ('tekun', 'orphan', 'unsupported_child')
    AND COALESCE(n.supply, '分散供养') <> '集中供养'
    -- What a spreadsheet left of a number, 6.21701E+18, is any account of that bank.
    AND e.account NOT LIKE '%E+%'
) a
