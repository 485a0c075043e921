-- Reads mention, link. Defines household_member (whom a number of one numbering holds, for certain or maybe, and the first row that says so),
-- household, and household_overlap: how two families of different numberings that share somebody lie. They are views: a run of a million
-- people need not write down what few ask for.

-- The key is made from numbering and number alone: it is the same in every run and under any order of files and rows.
CREATE OR REPLACE VIEW household_member AS
SELECT
  substr(md5(m.household_space || ':' || m.household_no), 1, 16) AS household_key,
  m.household_space,
  m.household_no,
  l.person_key,
  min(l.tier) AS tier,
  CAST(count(*) AS INTEGER) AS mentions,
  min(m.row_id) AS first_row
FROM mention m
JOIN link l ON l.mention_id = m.mention_id
WHERE m.household_space IS NOT NULL AND m.household_no NOT IN ('', '0', '无', '/', '-', '—')
GROUP BY m.household_space, m.household_no, l.person_key;

-- More than thirty people are no family: the number is a placeholder, or a village's.
CREATE OR REPLACE VIEW household AS
SELECT household_key, any_value(household_space) AS household_space, any_value(household_no) AS household_no,
  CAST(count(*) AS INTEGER) AS people, CASE WHEN count(*) > 30 THEN 1 ELSE 0 END AS is_crowded
FROM household_member
GROUP BY household_key;

CREATE OR REPLACE VIEW household_overlap AS
WITH certain AS (
  SELECT m.household_key, m.person_key, m.household_space
  FROM household_member m
  JOIN household h ON h.household_key = m.household_key AND h.is_crowded = 0
  WHERE m.tier = '确认'
),
sized AS (SELECT household_key, count(*) AS people FROM certain GROUP BY household_key),
met AS (
  SELECT a.household_key, b.household_key AS other_key, count(*) AS shared
  FROM certain a
  JOIN certain b ON b.person_key = a.person_key AND b.household_space > a.household_space
  GROUP BY a.household_key, b.household_key
)
SELECT
  m.household_key,
  m.other_key,
  m.shared,
  a.people - m.shared AS only_here,
  b.people - m.shared AS only_there,
  CASE
    WHEN a.people = m.shared AND b.people = m.shared THEN '相同'
    WHEN a.people = m.shared THEN '被包含'
    WHEN b.people = m.shared THEN '包含'
    ELSE '交叉'
  END AS relation
FROM met m
JOIN sized a ON a.household_key = m.household_key
JOIN sized b ON b.household_key = m.other_key;
