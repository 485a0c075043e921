/*---
name: card_in_force
grain: one valid 残疾人证
columns:
  person_key: 人员键
  category: 残疾类别
  grade: 残疾等级
  row_id: 来源行
---*/
SELECT d.person_key, d.category, d.grade, d.row_id
FROM disability d
CROSS JOIN screening s
WHERE COALESCE(d.card_state, '有效') = '有效'
  AND (d.valid_until_on IS NULL OR d.valid_until_on >= s.as_of)
