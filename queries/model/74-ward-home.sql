/*---
name: ward_home
grain: one hukou household and one person of it who is on the roll of tekun or children in force
columns:
  hukou_no: 户号
  programme: 保障项目
  person_key: 在册的人
  from_month: 开始享受年月，没有写的为 0
  amount_fen: 月保障金额（分）
  care_fen: 照料护理费（分）
  is_never: 从没有以本人名义领过为 1
  any_never: 户里有这样的人为 1
materialise: true
---*/
SELECT
  a.hukou_no,
  a.programme,
  a.person_key,
  a.from_month,
  a.amount_fen,
  a.care_fen,
  a.is_never,
  MAX(a.is_never) OVER (PARTITION BY a.hukou_no, a.programme) AS any_never
FROM (
  SELECT
    h.hukou_no,
    w.programme,
    w.person_key,
    w.from_month,
    w.amount_fen,
    w.care_fen,
    CASE
      WHEN EXISTS (SELECT 1 FROM payment_month p WHERE p.person_key = w.person_key AND p.programme = w.programme) THEN 0
      ELSE 1
    END AS is_never
  FROM ward w
  JOIN home h ON h.person_key = w.person_key
) a
