/*---
name: household_income
grain: one person and one result of the household check that holds for his household, his own before another member's, the newest (several where they differ and nothing says which is newer)
columns:
  person_key: 人员键
  household_size: 家庭人口数
  income_fen: 家庭人均月收入（分）
  left_fen: 扣减后的全家月收入（分）
  standard_fen: 当月低保标准（分/人月）
  assets: 财产状况
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.household_size, r.income_fen, r.left_fen, r.standard_fen, r.assets, r.row_id
FROM (
  SELECT
    c.person_key,
    c.household_size,
    c.income_fen,
    c.left_fen,
    c.standard_fen,
    c.assets,
    c.row_id,
    c.own,
    c.known_on,
    MAX(c.own) OVER (PARTITION BY c.person_key) AS best_own,
    MAX(c.known_on) OVER (PARTITION BY c.person_key, c.own) AS newest_on,
    ROW_NUMBER() OVER (
      PARTITION BY c.person_key, c.own, c.household_size, c.left_fen, c.income_fen, c.standard_fen, c.assets, c.known_on
      ORDER BY c.row_id
    ) AS n
  FROM (
    SELECT a.person_key, a.household_size, a.income_fen, a.left_fen, a.standard_fen, a.assets, a.known_on, a.row_id, 1 AS own
    FROM applicant a
    WHERE a.left_fen IS NOT NULL
    UNION ALL
    SELECT m.person_key, a.household_size, a.income_fen, a.left_fen, a.standard_fen, a.assets, a.known_on, a.row_id, 0 AS own
    FROM applicant a
    JOIN registered_member m ON m.hukou_no = a.hukou_no
    WHERE a.left_fen IS NOT NULL
  ) c
) r
WHERE r.own = r.best_own
  AND r.n = 1
  AND (r.known_on IS NULL OR r.known_on = r.newest_on)
