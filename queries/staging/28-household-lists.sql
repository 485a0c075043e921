-- Which sheets of a roll list households of whose members another sheet of the same month is; numbered_row has the rows of one kind.
CREATE OR REPLACE TEMP TABLE numbered_list AS
WITH numbered AS (
  SELECT
    sheet_id, roll, period, household_no, max(counted) AS counted, count(*) AS n, count(*) FILTER (is_of_one) AS of_one,
    count(DISTINCT sheet_row) AS sheet_rows
  FROM numbered_row
  GROUP BY ALL
),
-- A household hardly ever has two rows of its own, members hardly ever live all alone. A row may name the whole family, those whom the roll leaves out
-- as well.
sized AS (
  SELECT
    sheet_id, count(*) AS families, sum(sheet_rows) * 100 <= count(*) * 102 AS is_a_row_each, sum(n) * 100 <= count(*) * 102 AS is_one_each,
    sum(n) * 100 >= count(*) * 125 AS is_of_members, sum(of_one) = 0 AS is_of_all
  FROM numbered
  GROUP BY sheet_id
),
listing AS (
  SELECT n.*, s.families, NOT s.is_one_each AS is_folded
  FROM numbered n JOIN sized s USING (sheet_id)
  WHERE s.is_a_row_each AND (NOT s.is_one_each OR s.is_of_all)
),
membership AS (
  SELECT n.*, s.families, s.is_of_members
  FROM numbered n JOIN sized s USING (sheet_id)
  WHERE s.is_one_each OR NOT s.is_a_row_each
)
SELECT h.sheet_id AS households, m.sheet_id AS members, h.is_folded
FROM listing h
JOIN membership m ON m.roll = h.roll AND m.period IS NOT DISTINCT FROM h.period AND m.household_no = h.household_no AND m.sheet_id <> h.sheet_id
WHERE h.is_folded OR m.is_of_members
GROUP BY h.sheet_id, m.sheet_id, h.is_folded, h.families, m.families
-- Either list may be of one township only. A list of some of the members (those marked, those visited) has not as many of them as the rows count.
HAVING count(*) * 100 >= least(h.families, m.families) * 80
  AND (NOT h.is_folded OR count(*) FILTER (m.n = h.counted) * 100 >= count(*) * 90);
