/*---
name: care_drawn
grain: one person on full support at home whose care money others draw, as they do of most who never had it in their own names
columns:
  person_key: 人员键
materialise: true
---*/
-- The agreement of care names somebody else, who is paid for it: what comes in his own name is the living allowance alone.
WITH drawn AS (
  SELECT m.for_month, SUM(m.amount_fen) AS fen
  FROM others_payment o
  JOIN payment_month m ON m.row_id = o.row_id
  WHERE o.item = 'tekun_care' AND m.succeeded = 1
    AND NOT EXISTS (SELECT 1 FROM ward_payment w WHERE w.row_id = o.row_id)
  GROUP BY m.for_month
),
due AS (
  SELECT e.person_key, SUM(e.care_fen) AS fen
  FROM ward e
  -- Who was taken on later is due it for fewer months.
  JOIN drawn d ON d.for_month >= e.from_month
  WHERE e.programme = 'tekun'
    AND NOT EXISTS (SELECT 1 FROM paid_item p WHERE p.person_key = e.person_key AND p.item = 'tekun_care')
    AND NOT EXISTS (SELECT 1 FROM ward_payment w WHERE w.person_key = e.person_key AND w.item = 'tekun_care')
  GROUP BY e.person_key
)
SELECT c.person_key
FROM due c
CROSS JOIN (SELECT SUM(n.fen) AS fen FROM due n) owed
CROSS JOIN (SELECT SUM(d.fen) AS fen FROM drawn d) paid
WHERE paid.fen * 2 >= owed.fen
