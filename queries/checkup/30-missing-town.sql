-- Townships that a roll should have people of and has none. A township counts by its share of all other rolls together; a
-- roll that names next to no township says nothing of any.
-- Reads checkup_town, checkup_local. Gives roll, period, town, expected (rows that its share would come to).
WITH total AS (
  SELECT roll, period, sum(rows) AS rows, sum(CASE WHEN town IS NOT NULL THEN rows ELSE 0 END) AS placed
  FROM checkup_town
  GROUP BY roll, period
),
share AS (
  SELECT town, sum(rows) * 1.0 / (SELECT sum(rows) FROM checkup_town WHERE town IS NOT NULL) AS part, count(DISTINCT roll) AS rolls
  FROM checkup_town
  WHERE town IS NOT NULL
  GROUP BY town
)
SELECT t.roll, t.period, s.town, CAST(floor(t.rows * s.part) AS INTEGER) AS expected
FROM total t
CROSS JOIN share s
WHERE t.roll NOT IN (SELECT roll FROM checkup_local)
  AND t.placed >= t.rows * $least_placed
  AND s.rolls >= $least_rolls
  AND t.rows * s.part >= $least_expected
  AND NOT EXISTS (
    SELECT 1 FROM checkup_town c
    WHERE c.roll = t.roll AND c.period IS NOT DISTINCT FROM t.period AND c.town = s.town)
ORDER BY t.roll, t.period, s.town
