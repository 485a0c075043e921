/*---
name: severe_card
grain: one person with a valid card that counts as severe for one purpose (table disability_grade), the heaviest such card
columns:
  person_key: 人员键
  purpose: 用于哪项认定（重残、单人户、护理补贴、特困）
  category: 残疾类别
  grade: 残疾等级
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.purpose, r.category, r.grade, r.row_id
FROM (
  SELECT
    c.person_key,
    g.purpose,
    c.category,
    c.grade,
    c.row_id,
    ROW_NUMBER() OVER (PARTITION BY c.person_key, g.purpose ORDER BY c.grade, c.row_id) AS n
  FROM card_in_force c
  JOIN disability_grade g ON c.grade <= g.grade AND (g.category = '任何' OR g.category = c.category)
) r
WHERE r.n = 1
