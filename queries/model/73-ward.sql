/*---
name: ward
grain: one person and one programme of tekun or of children that he is on the roll of
columns:
  programme: 保障项目
  person_key: 在册的人
  from_month: 开始享受年月，没有写的为 0
  amount_fen: 月保障金额（分）
  care_fen: 照料护理费（分）
materialise: true
---*/
SELECT
  n.programme,
  n.person_key,
  COALESCE(MIN(n.from_month), 0) AS from_month,
  MAX(n.amount_fen) AS amount_fen,
  MAX(n.care_fen) AS care_fen
FROM enrolled n
WHERE n.programme IN ('tekun', 'orphan', 'unsupported_child')
GROUP BY n.programme, n.person_key
