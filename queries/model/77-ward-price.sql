/*---
name: ward_price
grain: one month of a price subsidy without a household's number and one person on the roll of tekun or children for whom it was drawn
columns:
  row_id: 来源行
  person_key: 钱是谁的：名册上用这个账号的人，或领款人替他领生活费的人
  for_month: 所属月份
  paid_on: 发放日期
  amount_fen: 他的一份（分）
  is_told: 到账的是他的账号、不是领款人自己用的账号时为 1
materialise: true
---*/
-- The price subsidy does not say of which programme it is.
WITH drawn AS (
  SELECT
    p.row_id,
    p.person_key,
    p.household_no,
    p.account,
    p.for_month,
    p.paid_on,
    p.amount_fen,
    -- Who draws a household's or his own draws these first: what came beside them is another's.
    COUNT(p.row_id) OVER (PARTITION BY p.person_key, p.for_month) - COALESCE(home.times, 0) - COALESCE(self.times, 0) AS spare
  FROM subsidy_month p
  LEFT JOIN (
    SELECT m.person_key, m.for_month, COUNT(m.household_no) AS times
    FROM (
      -- Where two of a household draw, nobody knows which of them draws what is the household's.
      SELECT h.household_no, y.for_month, MIN(h.person_key) AS person_key
      FROM (
        SELECT d.person_key, d.household_no FROM dibao_payment d
        UNION ALL
        SELECT e.person_key, e.household_no FROM enrolled e WHERE e.programme = 'dibao'
        UNION ALL
        SELECT n.person_key, n.household_no
        FROM subsidy_month n
        JOIN dibao_household k ON k.household_no = n.household_no
      ) h
      JOIN subsidy_month y ON y.person_key = h.person_key
      GROUP BY h.household_no, y.for_month
      HAVING MIN(h.person_key) = MAX(h.person_key)
    ) m
    GROUP BY m.person_key, m.for_month
  ) home ON home.person_key = p.person_key AND home.for_month = p.for_month
  LEFT JOIN (
    SELECT q.person_key, COUNT(q.payee_row) AS times FROM payee q WHERE q.programme <> 'dibao' GROUP BY q.person_key
  ) self ON self.person_key = p.person_key
  WHERE p.succeeded = 1
),
-- What the drawer's own money, or that of his household, comes into.
used AS (
  SELECT a.person_key, a.account FROM ward_account a
  UNION ALL
  SELECT h.person_key, k.account
  FROM enrolled h
  JOIN (
    SELECT m.household_no, r.account
    FROM enrolled m
    JOIN enrolment r ON r.row_id = m.row_id
    UNION ALL
    SELECT d.household_no, i.account
    FROM dibao_payment d
    JOIN paid_item i ON i.row_id = d.row_id
    UNION ALL
    SELECT n.household_no, n.account FROM subsidy_month n
  ) k ON k.household_no = h.household_no
)
SELECT
  x.row_id,
  x.person_key,
  x.for_month,
  x.paid_on,
  @idiv(x.amount_fen, COUNT(x.person_key) OVER (PARTITION BY x.row_id, x.for_month)) AS amount_fen,
  MAX(MAX(x.is_told)) OVER (PARTITION BY x.row_id, x.for_month) AS is_told
FROM (
  SELECT z.row_id, z.household_no, z.for_month, z.paid_on, z.amount_fen, z.ward_key AS person_key, z.is_told
  FROM (
    SELECT
      p.row_id,
      p.household_no,
      p.for_month,
      p.paid_on,
      p.amount_fen,
      p.person_key,
      p.spare,
      a.person_key AS ward_key,
      -- To a child of 2019 none was due.
      CASE WHEN other.person_key IS NOT NULL AND own.person_key IS NULL AND (w.programme = 'tekun' OR s.edition = 'current') THEN 1 ELSE 0 END AS is_told
    FROM drawn p
    JOIN ward_account a ON a.account = p.account
    JOIN ward w ON w.person_key = a.person_key AND w.from_month < p.for_month
    CROSS JOIN screening s
    LEFT JOIN (SELECT DISTINCT u.person_key FROM used u WHERE u.account IS NOT NULL) other ON other.person_key = p.person_key
    LEFT JOIN (SELECT DISTINCT u.person_key, u.account FROM used u) own ON own.person_key = p.person_key AND own.account = p.account
  ) z
  WHERE z.spare > 0 OR z.is_told = 1 OR NOT EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = z.person_key)
  UNION ALL
  SELECT p.row_id, p.household_no, p.for_month, p.paid_on, p.amount_fen, d.person_key, 0 AS is_told
  FROM drawn p
  JOIN (
    SELECT DISTINCT w.drawer_key, w.person_key, w.from_month FROM ward_payment w WHERE w.item <> 'tekun_care'
  ) d ON d.drawer_key = p.person_key AND d.from_month < p.for_month
  LEFT JOIN (SELECT DISTINCT a.person_key FROM ward_account a) own ON own.person_key = d.person_key
  WHERE p.spare > 0
    -- What came into the account of one of them is not another's who has an account of his own.
    AND (own.person_key IS NULL OR NOT EXISTS (SELECT 1 FROM ward_account a WHERE a.account = p.account AND a.person_key <> p.person_key))
) x
WHERE x.household_no IS NULL
GROUP BY x.row_id, x.person_key, x.for_month, x.paid_on, x.amount_fen
