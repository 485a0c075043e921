-- Rolls whose household numbers begin anew in each village, township or county: their 12 is another family in the next one.
-- Reads mention, source_sheet, source_file. Writes household_numbering (all rolls with short numbers, and by which place they have to be
-- told apart) and series_pair (how far two rolls mean the same families by the same numbers).
-- A long number is a code that somebody gives out for the whole county; only short ones can begin anew.
CREATE OR REPLACE TEMP TABLE numbered_household AS
WITH short AS (
  SELECT household_space, roll, period
  FROM mention
  WHERE role = 'self' AND household_space IS NOT NULL AND household_no_text IS NOT NULL
  GROUP BY ALL
  HAVING quantile_cont(strlen(household_no_text), 0.9) <= 12
)
SELECT *, TRY_CAST(regexp_extract(number, '[0-9]{1,9}$') AS INTEGER) AS ordinal
FROM (
  SELECT
    s.household_space,
    s.roll,
    s.period,
    CASE WHEN contains(f.file, '/') THEN split_part(f.file, '/', 1) ELSE '' END AS county,
    m.town,
    m.village,
    m.number,
    sum(m.people) AS people
  FROM (
    -- A sheet is of one roll and month, and a roll has one numbering: to count by them as well would take twice as long.
    SELECT sheet_id, coalesce(town, '') AS town, coalesce(village, '') AS village, household_no_text AS number, count(*) AS people
    FROM mention
    WHERE role = 'self' AND household_space IS NOT NULL AND household_no_text NOT IN ('', '0', '无', '/', '-', '—')
    GROUP BY ALL
  ) m
  JOIN source_sheet h ON h.sheet_id = m.sheet_id
  JOIN short s ON s.roll = h.roll AND s.period IS NOT DISTINCT FROM h.period
  JOIN source_file f ON f.file_id = h.file_id
  GROUP BY ALL
);

CREATE OR REPLACE TABLE household_numbering AS
-- Where nobody says a county, telling the counties apart changes nothing.
WITH told_apart AS (
  SELECT p.*, u.turn, u.unit,
    CASE u.unit
      WHEN 'county' THEN p.county
      WHEN 'town' THEN p.town
      WHEN 'village' THEN p.town || '|' || p.village
      ELSE ''
    END AS part
  FROM numbered_household p
  CROSS JOIN (VALUES (0, 'none'), (1, 'county'), (2, 'town'), (3, 'village')) u (turn, unit)
  WHERE (p.county <> '' OR p.town <> '' OR p.village <> '')
    AND (u.turn <> 1 OR EXISTS (SELECT 1 FROM numbered_household n WHERE n.county <> ''))
),
-- Each row of numbered_household is a place of its own, so the parts' lists hold the rows of each place.
placed AS (
  SELECT household_space, roll, period, turn, unit, part, number, max(ordinal) AS ordinal, sum(people) AS people, list(people) AS of_places
  FROM told_apart
  GROUP BY ALL
),
-- A place counts that has more than half as many of a number's rows as any other: one member whose village is wrong makes no second family.
family AS (
  SELECT * EXCLUDE (of_places),
    CASE WHEN len(of_places) = 1 THEN 1 ELSE len(list_filter(of_places, lambda own: own * 2 > list_max(of_places))) END AS places
  FROM placed
),
-- How many of the numbers that several rows have lie in more than one place, when told apart in this way.
spread AS (
  SELECT household_space, roll, period, turn, unit, avg(CASE WHEN places > 1 THEN 1 ELSE 0 END) AS share, count(*) AS families
  FROM family
  WHERE people > 1
  GROUP BY ALL
),
-- How many numbers of a series are taken, in the part that is counted through best: a series that begins anew has few gaps.
counted AS (
  SELECT household_space, roll, period, turn, max(numbers / greatest(highest, 1)) AS fullest
  FROM (
    SELECT household_space, roll, period, turn, part, count(DISTINCT ordinal) AS numbers, quantile_cont(ordinal, 0.9) AS highest
    FROM family
    WHERE turn > 0
    GROUP BY ALL
    HAVING count(*) >= 5
  )
  GROUP BY ALL
),
-- The coarsest way that leaves each number in one place, of the rolls that are long enough to tell.
decided AS (
  SELECT s.household_space, s.roll, s.period, arg_min(s.unit, s.turn) AS unit, max(s.families) AS families
  FROM spread s
  LEFT JOIN counted c ON c.household_space = s.household_space AND c.roll = s.roll AND c.period IS NOT DISTINCT FROM s.period AND c.turn = s.turn
  WHERE s.families >= 20 AND s.share < 0.1 AND (s.turn = 0 OR c.fullest >= 0.25)
  GROUP BY s.household_space, s.roll, s.period
),
-- A short roll, such as the cancellations of a month, uses the numbers of the longest one.
usual AS (
  SELECT household_space, arg_max(unit, families) AS unit FROM decided GROUP BY household_space
),
numbered AS (
  SELECT n.household_space, n.roll, n.period, n.people, coalesce(s.families, 0) >= 20 AS is_long
  FROM (SELECT household_space, roll, period, CAST(sum(people) AS BIGINT) AS people FROM numbered_household GROUP BY ALL) n
  LEFT JOIN spread s ON s.household_space = n.household_space AND s.roll = n.roll AND s.period IS NOT DISTINCT FROM n.period AND s.turn = 0
)
SELECT n.household_space, n.roll, n.period, nullif(CASE WHEN n.is_long THEN d.unit ELSE u.unit END, 'none') AS unit, CAST(NULL AS VARCHAR) AS series, n.people
FROM numbered n
LEFT JOIN decided d ON d.household_space = n.household_space AND d.roll = n.roll AND d.period IS NOT DISTINCT FROM n.period
LEFT JOIN usual u ON u.household_space = n.household_space;

-- A list that numbers the families as it comes to them has other families under the same numbers than the list of another month.
CREATE OR REPLACE TEMP TABLE series_pair AS
WITH listed AS (
  SELECT n.household_space, n.roll, n.period, dense_rank() OVER (ORDER BY n.household_space, n.roll, n.period NULLS FIRST) AS list_no,
    coalesce(CASE n.unit WHEN 'town' THEN m.town WHEN 'village' THEN coalesce(m.town, '') || m.village END, '') || '·' || m.household_no_text AS number,
    m.id_text
  FROM household_numbering n
  JOIN mention m ON m.role = 'self' AND m.household_space = n.household_space AND m.roll = n.roll AND m.period IS NOT DISTINCT FROM n.period
  WHERE m.household_no_text NOT IN ('', '0', '无', '/', '-', '—')
    AND n.household_space IN (SELECT household_space FROM household_numbering GROUP BY ALL HAVING count(*) > 1)
),
family AS (
  SELECT DISTINCT household_space, roll, period, list_no, number FROM listed
),
met AS (
  SELECT DISTINCT a.list_no AS one_no, b.list_no AS other_no, a.number
  FROM listed a
  JOIN listed b ON b.household_space = a.household_space AND b.number = a.number AND b.id_text = a.id_text AND b.list_no > a.list_no
)
SELECT a.household_space, a.roll AS one_roll, a.period AS one_period, b.roll AS other_roll, b.period AS other_period,
  count(*) AS shared, count(m.number) AS same
FROM family a
JOIN family b ON b.household_space = a.household_space AND b.number = a.number AND b.list_no > a.list_no
LEFT JOIN met m ON m.one_no = a.list_no AND m.other_no = b.list_no AND m.number = a.number
GROUP BY ALL;
