/*---
name: applicant
grain: one person with a result of the household check, the newest that has an income and a size, else one that found assets above the limit
columns:
  person_key: 人员键
  hukou_no: 户号，不在户籍册上时为空
  household_size: 家庭人口数，只核出财产超标的可为空
  income_fen: 家庭人均月收入（分）
  rigid_fen: 家庭月刚性支出（分）
  job_cost_fen: 家庭月就业成本（分）
  left_fen: 扣减刚性支出和就业成本后的全家月收入（分），不截为零
  standard_fen: 当月低保标准（分/人月）
  assets: 财产状况
  checked_on: 核对日期
  row_id: 来源行
materialise: true
---*/
SELECT
  r.person_key,
  h.hukou_no,
  r.household_size,
  r.income_fen,
  r.rigid_fen,
  r.job_cost_fen,
  r.income_fen * r.household_size - COALESCE(r.rigid_fen, 0) - COALESCE(r.job_cost_fen, 0) AS left_fen,
  CASE WHEN u.person_key IS NULL THEN s.rural_fen ELSE s.urban_fen END AS standard_fen,
  r.assets,
  r.checked_on,
  r.row_id
FROM (
  SELECT
    i.person_key,
    CASE WHEN i.household_size > 0 THEN i.household_size END AS household_size,
    i.income_fen,
    i.rigid_fen,
    i.job_cost_fen,
    i.assets,
    i.checked_on,
    i.row_id,
    ROW_NUMBER() OVER (
      PARTITION BY i.person_key
      ORDER BY
        CASE WHEN i.household_size > 0 AND i.income_fen IS NOT NULL THEN 'a' ELSE 'b' END,
        COALESCE(i.checked_on, CAST('1900-01-01' AS DATE)) DESC, i.row_id
    ) AS n
  FROM income_check i
  WHERE (i.household_size > 0 AND i.income_fen IS NOT NULL) OR i.assets = '超标'
) r
CROSS JOIN screening s
LEFT JOIN home h ON h.person_key = r.person_key
LEFT JOIN urban u ON u.person_key = r.person_key
WHERE r.n = 1
