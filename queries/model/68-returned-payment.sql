/*---
name: returned_payment
grain: one payment of a list that says of none how it went, where another list says that it came back
columns:
  row_id: 来源行
materialise: true
---*/
-- A list of what is to be paid, and beside it the bank's list of returns. What came back was paid first, so of several of a sum the earliest ones.
-- A return takes back what was paid by its day: one that two lists have, each of a day of its own, takes back no later payment. The nth of them in time
-- and those before it take back no more than was paid by then.
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
)
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
