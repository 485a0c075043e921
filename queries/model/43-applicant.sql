/*---
name: applicant
grain: one person and one result of the household check that may be his newest (several where they differ and nothing says which is newer), with an income and a size if any of his has them, else one that found assets above the limit
columns:
  person_key: 人员键
  hukou_no: 户号，不在户籍册上时为空；核对以后迁出、注销的为原来的户号
  household_size: 家庭人口数，核对结果没有写的为户籍上在世在册人数，只核出财产超标的可为空
  income_fen: 家庭人均月收入（分）
  rigid_fen: 家庭月刚性支出（分）
  job_cost_fen: 家庭月就业成本（分）
  left_fen: 扣减刚性支出和就业成本后的全家月收入（分），不截为零
  standard_fen: 当月低保标准（分/人月）
  assets: 财产状况，另有没有收入的结果查出超标而不早于它（或它没有写）的为超标
  checked_on: 核对日期
  known_on: 用来分先后的日期，没有核对日期的用名册所属月份的最后一天
  row_id: 来源行
  assets_row: 说明财产状况的来源行
materialise: true
---*/
SELECT
  r.person_key,
  -- What was found of the household while he lived there holds for those who stayed.
  CASE WHEN h.moved_on < r.known_on THEN NULL ELSE h.hukou_no END AS hukou_no,
  r.household_size,
  r.income_fen,
  r.rigid_fen,
  r.job_cost_fen,
  r.left_fen,
  CASE WHEN u.person_key IS NULL THEN s.rural_fen ELSE s.urban_fen END AS standard_fen,
  CASE WHEN found.known_on >= r.known_on OR r.assets IS NULL THEN COALESCE(found.assets, r.assets) ELSE r.assets END AS assets,
  CASE
    WHEN found.known_on >= r.known_on OR r.assets IS NULL THEN COALESCE(found.checked_on, r.checked_on)
    ELSE r.checked_on
  END AS checked_on,
  r.known_on,
  r.row_id,
  CASE WHEN found.known_on >= r.known_on OR r.assets IS NULL THEN COALESCE(found.row_id, r.row_id) ELSE r.row_id END AS assets_row
FROM (
  SELECT
    y.person_key,
    y.household_size,
    y.income_fen,
    y.rigid_fen,
    y.job_cost_fen,
    y.left_fen,
    y.assets,
    y.checked_on,
    y.known_on,
    y.row_id,
    ROW_NUMBER() OVER (
      PARTITION BY y.person_key, y.household_size, y.income_fen, y.left_fen, y.assets
      -- Of a result that two lists have, the row that says what was done about it.
      ORDER BY COALESCE(y.checked_on, CAST('1900-01-01' AS DATE)) DESC, CASE WHEN y.handled IS NULL THEN 1 ELSE 0 END, y.row_id
    ) AS n
  FROM (
    SELECT
      x.person_key,
      x.household_size,
      x.income_fen,
      x.rigid_fen,
      x.job_cost_fen,
      x.left_fen,
      x.assets,
      x.checked_on,
      x.known_on,
      x.handled,
      x.row_id,
      x.is_whole,
      MAX(x.is_whole) OVER (PARTITION BY x.person_key) AS any_whole,
      MAX(x.known_on) OVER (PARTITION BY x.person_key, x.is_whole) AS newest_on
    FROM (
      SELECT
        i.person_key,
        i.household_size,
        i.income_fen,
        i.rigid_fen,
        i.job_cost_fen,
        CASE
          WHEN i.household_size IS NOT NULL
          THEN COALESCE(i.household_income_fen, i.income_fen * i.household_size) - COALESCE(i.rigid_fen, 0) - COALESCE(i.job_cost_fen, 0)
        END AS left_fen,
        i.assets,
        i.checked_on,
        COALESCE(i.checked_on, @month_end(i.period)) AS known_on,
        i.handled,
        i.row_id,
        CASE WHEN i.household_size IS NOT NULL AND i.income_fen IS NOT NULL THEN 1 ELSE 0 END AS is_whole
      FROM (
        SELECT
          k.person_key,
          CASE WHEN k.household_size > 0 THEN k.household_size ELSE n.members END AS household_size,
          COALESCE(k.income_fen, @idiv(k.household_income_fen, n.members)) AS income_fen,
          k.household_income_fen,
          k.rigid_fen,
          k.job_cost_fen,
          k.assets,
          k.checked_on,
          k.period,
          k.handled,
          k.row_id
        FROM income_check k
        -- How many they are is asked of the register for those few alone of whom the check does not say it.
        LEFT JOIN (
          SELECT h.person_key, z.members
          FROM home h
          JOIN household_size z ON z.hukou_no = h.hukou_no
          WHERE h.person_key IN (SELECT e.person_key FROM income_check e WHERE e.household_size IS NULL)
        ) n ON n.person_key = k.person_key
      ) i
    ) x
    WHERE x.is_whole = 1 OR x.assets = '超标'
  ) y
  WHERE y.is_whole = y.any_whole AND (y.known_on IS NULL OR y.known_on = y.newest_on)
) r
CROSS JOIN screening s
LEFT JOIN last_home h ON h.person_key = r.person_key
LEFT JOIN urban u ON u.person_key = r.person_key
-- A list of assets found says no income, and is passed over where an older result has one.
LEFT JOIN (
  SELECT a.person_key, a.assets, a.checked_on, a.known_on, a.row_id
  FROM (
    SELECT
      i.person_key,
      i.assets,
      i.checked_on,
      COALESCE(i.checked_on, @month_end(i.period)) AS known_on,
      i.row_id,
      ROW_NUMBER() OVER (
        PARTITION BY i.person_key
        ORDER BY COALESCE(i.checked_on, @month_end(i.period), CAST('9999-12-31' AS DATE)) DESC, CASE WHEN i.handled IS NULL THEN 1 ELSE 0 END, i.row_id
      ) AS n
    FROM income_check i
    WHERE i.assets = '超标' AND (i.household_size IS NULL OR i.household_size <= 0 OR i.income_fen IS NULL)
  ) a
  WHERE a.n = 1
) found ON found.person_key = r.person_key
WHERE r.n = 1
