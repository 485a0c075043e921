-- Which cases a round does not see because the roll they were seen on is no longer the one it compares with: a month later the previous roll
-- is the next one, and whoever was missing from that one already is on neither. Nothing has been found out about him: he has no protection
-- now, no stop on record, and has not died, moved away or been imprisoned, nor helped for once since. Only certain matches count (schema sure).
-- Reads ledger_missing(finding_key, person_id): cases of rules that compare with the previous roll, no longer raised.
-- Returns one row a case: finding_key.
WITH missing AS (
  SELECT m.finding_key, p.person_key FROM ledger_missing m JOIN main.person p ON p.person_id = m.person_id
),
-- The last of the rolls before the previous one that had him.
before AS (
  SELECT m.finding_key, m.person_key, max(e.period) AS period
  FROM missing m
  JOIN sure.enrolment e ON e.person_key = m.person_key
  JOIN main.snapshot n ON n.roll = e.roll AND n.state = 'previous' AND n.period > e.period
    AND (n.programme = e.programme OR n.programme IS NULL OR e.programme IS NULL)
  WHERE COALESCE(e.status, '在保') IN ('在保', '渐退')
  GROUP BY ALL
)
SELECT b.finding_key
FROM before b
WHERE NOT EXISTS (SELECT 1 FROM sure.protected c WHERE c.person_key = b.person_key)
  AND NOT EXISTS (SELECT 1 FROM sure.enrolled_before c WHERE c.person_key = b.person_key)
  AND NOT EXISTS (SELECT 1 FROM sure.away a WHERE a.person_key = b.person_key)
  AND NOT EXISTS (SELECT 1 FROM sure.in_custody c WHERE c.person_key = b.person_key)
  AND NOT EXISTS (SELECT 1 FROM sure.departure d WHERE d.person_key = b.person_key AND COALESCE(d.stop_month, b.period) >= b.period - 3)
  AND NOT EXISTS (
    SELECT 1 FROM sure.aid g
    WHERE g.person_key = b.person_key AND year(g.approved_on) * 12 + month(g.approved_on) - 1 >= b.period)
ORDER BY b.finding_key
