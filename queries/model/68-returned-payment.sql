/*---
name: returned_payment
grain: one payment that came back, of a list that says of none how it went where another list says so, or taken back by a later row with a minus, and that row
columns:
  row_id: 来源行
materialise: true
---*/
-- A list of what is to be paid, and beside it the bank's list of returns. What came back was paid first, so of several of a sum the earliest ones.
-- A return takes back what was paid by its day: one that two lists have, each of a day of its own, takes back no later payment. The nth of them in time
-- and those before it take back no more than was paid by then.
-- A bank's list may take a payment back by a row of the same sum with a minus (退汇冲正): the first of that sum by its day came back, and the row itself is no
-- payment. One that is said to have failed is taken back first: what was paid after it arrived.
-- Row ids of a sheet come 4294967296 apart (row-id.ts); a cell left empty under 发放状态 is no list that says nothing.
WITH ordered AS (
  SELECT p.row_id, p.person_key, p.item, p.for_month, p.amount_fen, p.paid_on
  FROM payment p
  JOIN (
    SELECT @idiv(q.row_id, 4294967296) AS sheet
    FROM payment q
    GROUP BY @idiv(q.row_id, 4294967296)
    HAVING COUNT(q.result) = 0
  ) silent ON silent.sheet = @idiv(p.row_id, 4294967296)
),
came_back AS (
  SELECT
    f.row_id,
    f.person_key,
    f.item,
    f.for_month,
    f.amount_fen,
    f.paid_on,
    ROW_NUMBER() OVER (
      PARTITION BY f.person_key, f.item, f.for_month, f.amount_fen ORDER BY COALESCE(f.paid_on, DATE '9999-12-31'), f.row_id
    ) AS n,
    COUNT(*) OVER (PARTITION BY f.person_key, f.item, f.for_month, f.amount_fen) AS times
  FROM payment f
  WHERE f.result = '失败'
),
paid_by_then AS (
  SELECT
    r.person_key,
    r.item,
    r.for_month,
    r.amount_fen,
    r.n,
    r.times,
    SUM(CASE WHEN y.paid_on > r.paid_on THEN 0 ELSE 1 END) AS paid
  FROM came_back r
  JOIN ordered y
    ON y.person_key = r.person_key
    AND y.item = r.item
    AND y.for_month = r.for_month
    AND y.amount_fen = r.amount_fen
  GROUP BY r.row_id, r.person_key, r.item, r.for_month, r.amount_fen, r.n, r.times
),
returned AS (
  SELECT
    b.person_key,
    b.item,
    b.for_month,
    b.amount_fen,
    -- A return dated before anything was paid is of the first payment all the same.
    MIN(CASE WHEN b.paid = 0 THEN 1 + b.times - b.n WHEN b.paid < b.n THEN b.paid + b.times - b.n ELSE b.times END) AS times
  FROM paid_by_then b
  GROUP BY b.person_key, b.item, b.for_month, b.amount_fen
),
minus AS (
  SELECT t.person_key, t.item, t.for_month, t.amount_fen, t.times - COALESCE(f.times, 0) AS times, t.last_on
  FROM (
    SELECT
      p.person_key,
      p.item,
      p.for_month,
      0 - p.amount_fen AS amount_fen,
      COUNT(*) AS times,
      CASE WHEN COUNT(p.paid_on) = COUNT(*) THEN MAX(p.paid_on) END AS last_on
    FROM payment p
    WHERE p.amount_fen < 0
    GROUP BY p.person_key, p.item, p.for_month, p.amount_fen
  ) t
  LEFT JOIN (
    SELECT p.person_key, p.item, p.for_month, p.amount_fen, COUNT(*) AS times
    FROM payment p
    WHERE p.result = '失败'
    GROUP BY p.person_key, p.item, p.for_month, p.amount_fen
  ) f ON f.person_key = t.person_key AND f.item = t.item AND f.for_month = t.for_month AND f.amount_fen = t.amount_fen
),
taken_back AS (
  SELECT x.row_id, x.person_key, x.item, x.for_month, x.amount_fen
  FROM (
    SELECT
      y.row_id,
      y.person_key,
      y.item,
      y.for_month,
      y.amount_fen,
      m.times,
      ROW_NUMBER() OVER (
        PARTITION BY y.person_key, y.item, y.for_month, y.amount_fen
        ORDER BY COALESCE(y.paid_on, DATE '1900-01-01'), y.row_id
      ) AS n
    FROM minus m
    JOIN payment y
      ON y.person_key = m.person_key
      AND y.item = m.item
      AND y.for_month = m.for_month
      AND y.amount_fen = m.amount_fen
    WHERE COALESCE(y.result, '成功') = '成功'
      AND (y.paid_on IS NULL OR m.last_on IS NULL OR y.paid_on <= m.last_on)
  ) x
  WHERE x.n <= x.times
)
SELECT DISTINCT b.row_id
FROM (
  SELECT t.row_id
  FROM taken_back t
  UNION ALL
  SELECT p.row_id
  FROM payment p
  WHERE p.amount_fen < 0
    AND EXISTS (
      SELECT 1
      FROM payment t
      WHERE t.person_key = p.person_key AND t.item = p.item AND t.for_month = p.for_month AND t.amount_fen = 0 - p.amount_fen)
  UNION ALL
  SELECT r.row_id
  FROM (
    SELECT o.row_id
    FROM (
      SELECT
        y.row_id,
        r.times,
        ROW_NUMBER() OVER (
          PARTITION BY y.person_key, y.item, y.for_month, y.amount_fen
          ORDER BY COALESCE(y.paid_on, DATE '1900-01-01'), y.row_id
        ) AS n
      FROM returned r
      JOIN ordered y
        ON y.person_key = r.person_key
        AND y.item = r.item
        AND y.for_month = r.for_month
        AND y.amount_fen = r.amount_fen
    ) o
    WHERE o.n <= o.times
  ) r
) b
