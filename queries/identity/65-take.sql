-- Reads candidate, rule_now, unit, snapshot_use. Writes owner: a sure candidate is taken when it is the only best one of its unit,
-- and no other row of a snapshot that lists each person once claims the same person as well.
INSERT INTO owner
WITH ranked AS (
  SELECT
    c.unit_id,
    c.id_key,
    c.rule,
    c.level,
    c.sure,
    rank() OVER (PARTITION BY c.unit_id ORDER BY c.sure DESC, c.level DESC) AS best,
    count(*) OVER (PARTITION BY c.unit_id, c.sure, c.level) AS ties
  FROM candidate c
  JOIN rule_now r ON r.rule = c.rule
  WHERE NOT EXISTS (SELECT 1 FROM owner o WHERE o.unit_id = c.unit_id)
),
only_best AS (
  SELECT k.*, u.snap, s.claimed_once
  FROM ranked k
  JOIN unit u ON u.unit_id = k.unit_id
  JOIN snapshot_use s ON s.snap = u.snap
  WHERE k.best = 1 AND k.ties = 1 AND k.sure
),
claimed AS (
  SELECT b.*, count(*) OVER (PARTITION BY b.snap, b.id_key) AS claims FROM only_best b
)
SELECT unit_id, id_key, rule, level
FROM claimed
WHERE NOT (claimed_once AND claims > 1) OR rule IN ('R2', 'R3');
