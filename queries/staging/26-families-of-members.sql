-- Sheets of one roll and month of which the one has a row a household and the other several, under numbers that the first does not have.
-- Reads stage.enrolment. Writes family_lists.
CREATE OR REPLACE TEMP TABLE family_lists AS
WITH numbered AS (
  SELECT sheet_id, roll, period, household_no, count(*) AS n
  FROM stage.enrolment
  WHERE duplicate_of IS NULL AND household_no IS NOT NULL AND programme = 'dibao'
  GROUP BY ALL
),
sized AS (
  SELECT sheet_id, roll, period, count(*) AS families, sum(n) AS people FROM numbered GROUP BY ALL
),
shared AS (
  SELECT h.sheet_id AS households, m.sheet_id AS members, count(*) AS families
  FROM numbered h
  JOIN numbered m ON m.roll = h.roll AND m.period IS NOT DISTINCT FROM h.period AND m.household_no = h.household_no AND m.sheet_id <> h.sheet_id
  GROUP BY ALL
)
SELECT h.sheet_id AS households, m.sheet_id AS members, m.families
FROM sized h
JOIN sized m ON m.roll = h.roll AND m.period IS NOT DISTINCT FROM h.period AND m.sheet_id <> h.sheet_id
LEFT JOIN shared s ON s.households = h.sheet_id AND s.members = m.sheet_id
WHERE h.people * 100 <= h.families * 102 AND m.people * 100 >= m.families * 125
  AND coalesce(s.families, 0) * 10 <= least(h.families, m.families);
