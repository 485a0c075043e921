/*---
name: ward_account
grain: one bank account and one person whom the roll of tekun or children has it for, the roll before where he is on none now and nobody else has it
columns:
  account: 银行账号
  programme: 保障项目
  person_key: 在册的人
  from_month: 开始享受年月，没有写的为 0
  amount_fen: 月保障金额（分），已不在册的为空
  care_fen: 照料护理费（分），已不在册的为空
materialise: true
---*/
SELECT a.account, w.programme, w.person_key, w.from_month, w.amount_fen, w.care_fen
FROM (
  SELECT DISTINCT e.account, n.programme, n.person_key
  FROM enrolment e
  JOIN enrolled n ON n.row_id = e.row_id AND n.person_key = e.person_key
  WHERE COALESCE(n.supply, '分散供养') <> '集中供养'
    -- What a spreadsheet left of a number, 6.21701E+18, is any account of that bank.
    AND e.account NOT LIKE '%E+%'
) a
JOIN ward w ON w.person_key = a.person_key AND w.programme = a.programme
UNION ALL
-- What was paid for a child who has left the roll is not his sister's.
SELECT DISTINCT
  e.account,
  b.programme,
  b.person_key,
  0 AS from_month,
  CAST(NULL AS BIGINT) AS amount_fen,
  CAST(NULL AS BIGINT) AS care_fen
FROM enrolment e
JOIN enrolled_before b ON b.row_id = e.row_id AND b.person_key = e.person_key
WHERE b.programme IN ('tekun', 'orphan', 'unsupported_child')
  AND COALESCE(e.supply, '分散供养') <> '集中供养'
  AND e.account NOT LIKE '%E+%'
  AND NOT EXISTS (SELECT 1 FROM ward w WHERE w.person_key = b.person_key AND w.programme = b.programme)
  -- Nor is what comes into an account that both have had: the roll may name no accounts any more.
  AND NOT EXISTS (
    SELECT 1 FROM enrolment o
    JOIN ward k ON k.person_key = o.person_key AND k.programme = b.programme
    WHERE o.account = e.account)
