-- Which sheets of a 低保 roll list households of whose members another sheet of the same month is.
CREATE OR REPLACE TEMP TABLE household_list AS
WITH numbered AS (
  SELECT sheet_id, roll, period, household_no, count(*) AS n
  FROM stage.enrolment
  WHERE duplicate_of IS NULL AND household_no IS NOT NULL AND programme IN ('dibao')
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
SELECT s.households, s.members
FROM shared s
JOIN sized h ON h.sheet_id = s.households
JOIN sized m ON m.sheet_id = s.members
-- A household hardly ever has two rows of its own, members hardly ever live all alone; either list may be of one township only.
WHERE h.people * 100 <= h.families * 102 AND m.people * 100 >= m.families * 125
  AND s.families * 100 >= least(h.families, m.families) * 80;

-- The households' rows, and whether a list of members has their heads: where few are, it lists whom the head brings with him.
CREATE OR REPLACE TEMP TABLE household_row AS
WITH listed AS (
  SELECT h.row_id, h.sheet_id, min(e.row_id) AS member_row,
    bool_or(COALESCE(upper(own.id_text) = upper(other.id_text), false) OR COALESCE(own.name_text = other.name_text, false)) AS is_there
  FROM household_list l
  JOIN stage.enrolment h ON h.sheet_id = l.households
  JOIN stage.enrolment e ON e.sheet_id = l.members AND e.household_no = h.household_no
  JOIN mention own ON own.sheet_id = h.sheet_id AND own.row_no = h.row_no AND own.role = 'self'
  JOIN mention other ON other.sheet_id = e.sheet_id AND other.row_no = e.row_no AND other.role = 'self'
  GROUP BY ALL
)
SELECT row_id, member_row, avg(CAST(is_there AS INTEGER)) OVER (PARTITION BY sheet_id) >= 0.5 AS is_listed
FROM listed;
