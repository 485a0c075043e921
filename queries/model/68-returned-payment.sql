/*---
name: returned_payment
grain: one payment of a list that says of none how it went, where another list says that it came back
columns:
  row_id: 来源行
materialise: true
---*/
-- A list of what is to be paid, and beside it the bank's list of returns. What came back was paid first, so of several of a sum the earliest ones.
-- Row ids of a sheet come 4294967296 apart (row-id.ts); a cell left empty under 发放状态 is no list that says nothing.
SELECT o.row_id
FROM (
  SELECT
    y.row_id,
    r.times,
    ROW_NUMBER() OVER (
      PARTITION BY y.person_key, y.item, y.for_month, y.amount_fen
      ORDER BY COALESCE(y.paid_on, DATE '1900-01-01'), y.row_id
    ) AS n
  FROM (
    SELECT f.person_key, f.item, f.for_month, f.amount_fen, COUNT(*) AS times
    FROM payment f
    WHERE f.result = '失败'
    GROUP BY f.person_key, f.item, f.for_month, f.amount_fen
  ) r
  JOIN payment y
    ON y.person_key = r.person_key
    AND y.item = r.item
    AND y.for_month = r.for_month
    AND y.amount_fen = r.amount_fen
  JOIN (
    SELECT @idiv(p.row_id, 4294967296) AS sheet
    FROM payment p
    GROUP BY @idiv(p.row_id, 4294967296)
    HAVING COUNT(p.result) = 0
  ) silent ON silent.sheet = @idiv(y.row_id, 4294967296)
) o
WHERE o.n <= o.times
