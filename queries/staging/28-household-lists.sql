-- Which sheets of a roll list households of whose members another sheet of the same month is; numbered_row has the rows of one kind.
CREATE OR REPLACE TEMP TABLE numbered_list AS
WITH numbered AS (
  SELECT sheet_id, roll, period, household_no, count(*) AS n, count(*) FILTER (is_of_one) AS of_one
  FROM numbered_row
  GROUP BY ALL
),
sized AS (
  SELECT sheet_id, roll, period, count(*) AS families, sum(n) AS people, sum(of_one) AS of_one FROM numbered GROUP BY ALL
),
-- A household hardly ever has two rows of its own, members hardly ever live all alone.
listing AS (
  SELECT n.*, s.families FROM numbered n JOIN sized s USING (sheet_id) WHERE s.people * 100 <= s.families * 102 AND s.of_one = 0
),
membership AS (
  SELECT n.*, s.families FROM numbered n JOIN sized s USING (sheet_id) WHERE s.people * 100 >= s.families * 125
)
SELECT h.sheet_id AS households, m.sheet_id AS members
FROM listing h
JOIN membership m ON m.roll = h.roll AND m.period IS NOT DISTINCT FROM h.period AND m.household_no = h.household_no AND m.sheet_id <> h.sheet_id
GROUP BY h.sheet_id, m.sheet_id, h.families, m.families
-- Either list may be of one township only.
HAVING count(*) * 100 >= least(h.families, m.families) * 80;
