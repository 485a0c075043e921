/*---
name: ward
grain: one person and one programme of tekun or of children that he is on the roll of
columns:
  programme: 保障项目
  person_key: 在册的人
  hukou_no: 户号
  from_month: 开始享受年月，没有写的为 0
  amount_fen: 月保障金额（分）
  care_fen: 照料护理费（分）
  is_never: 从没有以本人名义领过为 1
materialise: true
---*/
SELECT
  x.programme,
  x.person_key,
  h.hukou_no,
  x.from_month,
  x.amount_fen,
  x.care_fen,
  CASE
    WHEN EXISTS (SELECT 1 FROM payment_month p WHERE p.person_key = x.person_key AND p.programme = x.programme) THEN 0
    ELSE 1
  END AS is_never
FROM (
  SELECT
    n.programme,
    n.person_key,
    COALESCE(MIN(n.from_month), 0) AS from_month,
    MAX(n.amount_fen) AS amount_fen,
    MAX(n.care_fen) AS care_fen
  FROM enrolled n
  WHERE n.programme IN ('tekun', 'orphan', 'unsupported_child')
  GROUP BY n.programme, n.person_key
) x
LEFT JOIN home h ON h.person_key = x.person_key
