/*---
name: care_drawn
grain: one person on full support at home whose care money others draw, as they do of most who never had it in their own names
columns:
  person_key: 人员键
materialise: true
---*/
-- The agreement of care names somebody else, who is paid for it: what comes in his own name is the living allowance alone.
WITH drawn AS (
  SELECT m.for_month, m.amount_fen
  FROM others_payment o
  JOIN payment_month m ON m.row_id = o.row_id AND m.person_key = o.person_key AND m.programme = o.programme
  WHERE o.item = 'tekun_care' AND m.succeeded = 1
    AND NOT EXISTS (SELECT 1 FROM ward_payment w WHERE w.row_id = o.row_id)
)
SELECT c.person_key
FROM (
  SELECT n.person_key, n.due_fen, SUM(n.due_fen) OVER (PARTITION BY n.programme) AS all_fen
  FROM (
    SELECT e.programme, e.person_key, SUM(e.care_fen) AS due_fen
    FROM ward e
    -- Who was taken on later is due it for fewer months.
    JOIN (SELECT DISTINCT d.for_month FROM drawn d) paid ON paid.for_month >= e.from_month
    WHERE e.programme = 'tekun' AND e.care_fen > 0
      AND NOT EXISTS (SELECT 1 FROM paid_item p WHERE p.person_key = e.person_key AND p.item = 'tekun_care')
      AND NOT EXISTS (
        SELECT 1 FROM ward_payment w
        JOIN paid_item p ON p.row_id = w.row_id AND p.item = 'tekun_care'
        WHERE w.person_key = e.person_key)
    GROUP BY e.programme, e.person_key
  ) n
) c
CROSS JOIN (SELECT SUM(d.amount_fen) AS fen FROM drawn d) got
WHERE got.fen * 2 >= c.all_fen
