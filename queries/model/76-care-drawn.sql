/*---
name: care_drawn
grain: one person on full support at home whose care money others draw, as they do of most who never had it in their own names
columns:
  person_key: 人员键
materialise: true
---*/
-- The agreement of care names somebody else, who is paid for it: what comes in his own name is the living allowance alone.
SELECT c.person_key
FROM (
  SELECT n.person_key, n.due_fen, SUM(n.due_fen) OVER (PARTITION BY n.programme) AS all_fen
  FROM (
    SELECT e.programme, e.person_key, SUM(e.care_fen) AS due_fen
    FROM (
      SELECT f.programme, f.person_key, MAX(f.care_fen) AS care_fen, MIN(f.from_month) AS from_month
      FROM enrolled f
      WHERE f.programme = 'tekun' AND f.care_fen > 0
      GROUP BY f.programme, f.person_key
    ) e
    -- Who was taken on later is due it for fewer months.
    JOIN (
      SELECT DISTINCT m.for_month
      FROM others_payment o
      JOIN payment_month m ON m.row_id = o.row_id AND m.person_key = o.person_key AND m.programme = o.programme
      WHERE o.item = 'tekun_care' AND m.succeeded = 1
        AND NOT EXISTS (SELECT 1 FROM ward_payment w WHERE w.row_id = o.row_id)
    ) paid ON paid.for_month >= COALESCE(e.from_month, paid.for_month)
    WHERE NOT EXISTS (SELECT 1 FROM paid_item p WHERE p.person_key = e.person_key AND p.item = 'tekun_care')
      AND NOT EXISTS (
        SELECT 1 FROM ward_payment w
        JOIN paid_item p ON p.row_id = w.row_id AND p.item = 'tekun_care'
        WHERE w.person_key = e.person_key)
    GROUP BY e.programme, e.person_key
  ) n
) c
CROSS JOIN (
  SELECT SUM(m.amount_fen) AS fen
  FROM others_payment o
  JOIN payment_month m ON m.row_id = o.row_id AND m.person_key = o.person_key AND m.programme = o.programme
  WHERE o.item = 'tekun_care' AND m.succeeded = 1
    AND NOT EXISTS (SELECT 1 FROM ward_payment w WHERE w.row_id = o.row_id)
) drawn
WHERE drawn.fen * 2 >= c.all_fen
