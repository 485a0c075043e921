/*---
name: payee
grain: one payee, a dibao household or one person on the tekun or child roll
columns:
  payee_row: 领款单位的编号：所在名册中最早的一行
  programme: 保障项目
  person_key: 领款人
  household_no: 低保证号，非低保为空
  from_month: 开始享受年月，名册上没有写的为他已在册的最早一期上期名册的月份
  from_told: 开始享受年月不是名册写的时，从哪里知道的
  due_fen: 每月应发（分），照料护理费由照料人领的不含
  hint_because: 对他只能提示的原因，没有时为空
materialise: true
---*/
SELECT
  x.payee_row,
  x.programme,
  x.person_key,
  x.household_no,
  COALESCE(x.from_month, f.period, b.period) AS from_month,
  CASE WHEN x.from_month IS NULL THEN '名册没有写，按已在册的上期名册算' END AS from_told,
  x.due_fen,
  CASE
    WHEN x.two_numbers = 1 THEN '户内有人同时列在两个低保证号下'
    WHEN gone.person_key IS NOT NULL THEN '领款人已死亡、迁出或注销'
  END AS hint_because
FROM (
  SELECT
    h.first_row AS payee_row,
    'dibao' AS programme,
    r.person_key,
    h.household_no,
    h.from_month,
    h.due_fen,
    h.two_numbers
  FROM dibao_household h
  JOIN (
    SELECT
      c.household_no,
      c.person_key,
      ROW_NUMBER() OVER (PARTITION BY c.household_no ORDER BY c.place, c.times DESC, c.row_id, c.person_key) AS n
    FROM (
      SELECT y.household_no, y.person_key, 1 AS place, COUNT(y.row_id) AS times, MIN(y.row_id) AS row_id
      FROM dibao_payment y
      GROUP BY y.household_no, y.person_key
      UNION ALL
      SELECT
        e.household_no,
        e.person_key,
        CASE WHEN e.relation = '户主' THEN 2 WHEN p.name = e.householder_name THEN 3 ELSE 4 END AS place,
        0 AS times,
        e.row_id
      FROM enrolled e
      JOIN person p ON p.person_key = e.person_key
      WHERE e.programme = 'dibao'
    ) c
  ) r ON r.household_no = h.household_no AND r.n = 1
  UNION ALL
  SELECT
    o.row_id AS payee_row,
    o.programme,
    o.person_key,
    CAST(NULL AS VARCHAR) AS household_no,
    o.from_month,
    o.due_fen,
    0 AS two_numbers
  FROM (
    SELECT
      e.programme,
      e.person_key,
      e.from_month,
      COALESCE(e.amount_fen, 0) + CASE WHEN e.programme = 'tekun' AND k.person_key IS NULL THEN COALESCE(e.care_fen, 0) ELSE 0 END AS due_fen,
      e.row_id,
      ROW_NUMBER() OVER (PARTITION BY e.programme, e.person_key ORDER BY CASE WHEN e.from_month IS NULL THEN 1 ELSE 0 END, e.from_month, e.row_id) AS n
    FROM enrolled e
    LEFT JOIN (SELECT c.person_key, 'tekun' AS programme FROM care_drawn c) k ON k.person_key = e.person_key AND k.programme = e.programme
    WHERE e.programme IN ('tekun', 'orphan', 'unsupported_child')
  ) o
  WHERE o.n = 1
) x
LEFT JOIN away gone ON gone.person_key = x.person_key
LEFT JOIN (
  SELECT e.household_no, MIN(e.period) AS period
  FROM enrolled_before e
  WHERE e.programme = 'dibao'
  GROUP BY e.household_no
) f ON f.household_no = x.household_no
LEFT JOIN (
  SELECT e.programme, e.person_key, MIN(e.period) AS period
  FROM enrolled_before e
  WHERE e.programme <> 'dibao'
  GROUP BY e.programme, e.person_key
) b ON b.programme = x.programme AND b.person_key = x.person_key
