/*---
name: card_in_force
grain: one valid 残疾人证
columns:
  person_key: 人员键
  category: 残疾类别
  grade: 残疾等级，空着或认不出时看残疾证号的第20位
  row_id: 来源行
---*/
-- A 残疾证号 is the holder's number, the category and the grade, B1 and so on where it was issued anew (domain 4.2).
SELECT
  d.person_key,
  d.category,
  COALESCE(d.grade, CASE
    WHEN NOT (d.card_no LIKE '____________________' OR d.card_no LIKE '____________________B_') THEN CAST(NULL AS INTEGER)
    WHEN d.card_no LIKE '___________________1%' THEN 1
    WHEN d.card_no LIKE '___________________2%' THEN 2
    WHEN d.card_no LIKE '___________________3%' THEN 3
    WHEN d.card_no LIKE '___________________4%' THEN 4
  END)                   AS grade,
  d.row_id
FROM disability d
CROSS JOIN screening s
WHERE COALESCE(d.card_state, '有效') = '有效'
  AND (d.valid_until_on IS NULL OR d.valid_until_on >= s.as_of)
