/*---
name: surveyed_child
grain: one child surveyed, with the parents' states after a look at the death rolls; of several rolls each says what the others leave open
columns:
  person_key: 人员键
  father: 父亲状况（在死亡名单上的按死亡）
  mother: 母亲状况（在死亡名单上的按死亡）
  left_behind: 是否留守
  agreement: 关爱协议
  agreement_asked: 所在的表有关爱协议一栏为 1
  hardship_type: 困境类型
  guardianship: 监护情况
  visited_on: 最近走访日期
  row_id: 说明父母状况的来源行
  care_row: 说明留守和协议的来源行
  father_death_row: 父亲死亡记录
  mother_death_row: 母亲死亡记录
materialise: true
---*/
SELECT
  o.person_key,
  MAX(CASE WHEN o.parents = 1 THEN o.father END)            AS father,
  MAX(CASE WHEN o.parents = 1 THEN o.mother END)            AS mother,
  MAX(CASE WHEN o.care = 1 THEN o.left_behind END)          AS left_behind,
  MAX(CASE WHEN o.paper = 1 THEN o.agreement END)           AS agreement,
  MAX(o.agreement_asked)                                    AS agreement_asked,
  MAX(CASE WHEN o.hardship = 1 THEN o.hardship_type END)    AS hardship_type,
  MAX(CASE WHEN o.guardian = 1 THEN o.guardianship END)     AS guardianship,
  MAX(o.visited_on)                                         AS visited_on,
  MAX(CASE WHEN o.parents = 1 THEN o.row_id END)            AS row_id,
  MAX(CASE WHEN o.care = 1 THEN o.row_id END)               AS care_row,
  MAX(CASE WHEN o.parents = 1 THEN o.father_death_row END)  AS father_death_row,
  MAX(CASE WHEN o.parents = 1 THEN o.mother_death_row END)  AS mother_death_row
FROM (
  SELECT
    r.person_key,
    r.father,
    r.mother,
    r.left_behind,
    r.agreement,
    r.agreement_asked,
    r.hardship_type,
    r.guardianship,
    r.visited_on,
    r.row_id,
    r.father_death_row,
    r.mother_death_row,
    -- A ledger of children in hardship has no parents, or one of them, and must not stand before the survey that has them.
    ROW_NUMBER() OVER (
      PARTITION BY r.person_key
      ORDER BY CASE WHEN r.father IS NULL THEN 1 ELSE 0 END + CASE WHEN r.mother IS NULL THEN 1 ELSE 0 END, r.row_id
    ) AS parents,
    ROW_NUMBER() OVER (PARTITION BY r.person_key ORDER BY CASE WHEN r.left_behind IS NULL THEN 2 ELSE 1 - r.agreement_asked END, r.row_id) AS care,
    ROW_NUMBER() OVER (PARTITION BY r.person_key ORDER BY CASE WHEN r.agreement IS NULL THEN 1 ELSE 0 END, r.row_id) AS paper,
    ROW_NUMBER() OVER (PARTITION BY r.person_key ORDER BY CASE WHEN r.hardship_type IS NULL THEN 1 ELSE 0 END, r.row_id) AS hardship,
    ROW_NUMBER() OVER (PARTITION BY r.person_key ORDER BY CASE WHEN r.guardianship IS NULL THEN 1 ELSE 0 END, r.row_id) AS guardian
  FROM (
    SELECT
      c.person_key,
      CASE WHEN f.person_key IS NULL THEN c.father_state ELSE '死亡' END AS father,
      CASE WHEN m.person_key IS NULL THEN c.mother_state ELSE '死亡' END AS mother,
      c.left_behind,
      c.agreement,
      -- Blank says that there is none only where the roll asks for it: one that names none, beside one that does, has no such column.
      CASE WHEN kept.roll IS NOT NULL OR all_rolls.named = 0 THEN 1 ELSE 0 END AS agreement_asked,
      c.hardship_type,
      c.guardianship,
      c.visited_on,
      c.row_id,
      f.row_id AS father_death_row,
      m.row_id AS mother_death_row,
      ROW_NUMBER() OVER (PARTITION BY c.person_key, c.roll ORDER BY c.row_id) AS n
    FROM child_survey c
    LEFT JOIN (SELECT k.roll FROM child_survey k WHERE k.agreement IS NOT NULL GROUP BY k.roll) kept ON kept.roll = c.roll
    CROSS JOIN (SELECT COUNT(k.agreement) AS named FROM child_survey k) all_rolls
    -- Within the ON, the comparison with the one row of screening would make the joins quadratic.
    LEFT JOIN (
      SELECT d.person_key, d.row_id FROM dead d CROSS JOIN screening s WHERE COALESCE(d.died_on, s.as_of) <= s.as_of
    ) f ON f.person_key = c.father_key
    LEFT JOIN (
      SELECT d.person_key, d.row_id FROM dead d CROSS JOIN screening s WHERE COALESCE(d.died_on, s.as_of) <= s.as_of
    ) m ON m.person_key = c.mother_key
  ) r
  WHERE r.n = 1
) o
GROUP BY o.person_key
