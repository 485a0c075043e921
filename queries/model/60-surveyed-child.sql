/*---
name: surveyed_child
grain: one child surveyed, with the parents' states after a look at the death rolls
columns:
  person_key: 人员键
  father: 父亲状况（在死亡名单上的按死亡）
  mother: 母亲状况（在死亡名单上的按死亡）
  left_behind: 是否留守
  agreement: 关爱协议
  hardship_type: 困境类型
  guardianship: 监护情况
  visited_on: 最近走访日期
  row_id: 来源行
  father_death_row: 父亲死亡记录
  mother_death_row: 母亲死亡记录
materialise: true
---*/
SELECT
  r.person_key,
  r.father,
  r.mother,
  r.left_behind,
  r.agreement,
  r.hardship_type,
  r.guardianship,
  r.visited_on,
  r.row_id,
  r.father_death_row,
  r.mother_death_row
FROM (
  SELECT
    c.person_key,
    CASE WHEN f.person_key IS NULL THEN c.father_state ELSE '死亡' END AS father,
    CASE WHEN m.person_key IS NULL THEN c.mother_state ELSE '死亡' END AS mother,
    c.left_behind,
    c.agreement,
    c.hardship_type,
    c.guardianship,
    c.visited_on,
    c.row_id,
    f.row_id AS father_death_row,
    m.row_id AS mother_death_row,
    ROW_NUMBER() OVER (PARTITION BY c.person_key ORDER BY c.row_id) AS n
  FROM child_survey c
  -- Within the ON, the comparison with the one row of screening would make the joins quadratic.
  LEFT JOIN (
    SELECT d.person_key, d.row_id FROM dead d CROSS JOIN screening s WHERE COALESCE(d.died_on, s.as_of) <= s.as_of
  ) f ON f.person_key = c.father_key
  LEFT JOIN (
    SELECT d.person_key, d.row_id FROM dead d CROSS JOIN screening s WHERE COALESCE(d.died_on, s.as_of) <= s.as_of
  ) m ON m.person_key = c.mother_key
) r
WHERE r.n = 1
