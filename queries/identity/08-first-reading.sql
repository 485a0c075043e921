-- Reads mention, mention_card. Writes snapshot_no, place_text, swapped_cells, told_beside, unnamed_row, mention_told: what is known before the mentions are read.

CREATE OR REPLACE TEMP TABLE snapshot_no AS
SELECT
  roll,
  period,
  any_value(kind) AS kind,
  CAST(row_number() OVER (ORDER BY roll, period NULLS FIRST) AS INTEGER) AS snap,
  CAST(dense_rank() OVER (ORDER BY roll) AS INTEGER) AS roll_no
FROM mention
GROUP BY roll, period;

CREATE OR REPLACE TEMP TABLE place_text AS
SELECT
  hash(coalesce(town, '')) AS town_hash,
  CASE WHEN village IS NOT NULL THEN hash(coalesce(town, ''), village) END AS place,
  town,
  village
FROM (SELECT DISTINCT town, village FROM mention WHERE town IS NOT NULL OR village IS NOT NULL);

-- Rows that have the number where the name belongs and the other way round, or behind the name in one cell.
CREATE OR REPLACE TEMP TABLE swapped_cells AS
SELECT mention_id, own_id_text(id_text, name_text) AS id_text, own_name_text(id_text, name_text) AS name_text
FROM mention
WHERE length(name_text) >= 15 AND (is_swapped(id_text, name_text) OR number_in_name(id_text, name_text) IS NOT NULL);

-- Not there where mentions come from elsewhere than the rolls of a county.
CREATE TABLE IF NOT EXISTS mention_card (mention_id BIGINT, sheet_id INTEGER, id_text VARCHAR);

-- Rows whose own cells do not say whose they are, and others do: payments that say nothing but the household's number are its head's, who draws
-- its money; an ID that is missing or cut is the one that the card's number begins with.
CREATE OR REPLACE TEMP TABLE told_beside AS
WITH nameless AS (
  SELECT mention_id, household_space, household_no
  FROM mention
  WHERE kind = 'payment' AND role = 'self' AND household_no IS NOT NULL
    AND coalesce(trim(id_text), '') = '' AND coalesce(trim(name_text), '') = ''
),
head AS (
  SELECT m.household_space, m.household_no, m.id_text, m.name_text, row_number() OVER (
    PARTITION BY m.household_space, m.household_no
    ORDER BY m.period DESC NULLS LAST, CASE WHEN m.relation = '户主' THEN 0 WHEN m.name_text = m.householder_name THEN 1 ELSE 2 END,
      m.id_text, m.name_text
  ) AS turn
  FROM mention m
  SEMI JOIN nameless n ON n.household_space = m.household_space AND n.household_no = m.household_no
  WHERE m.kind = 'enrolment' AND m.role = 'self'
),
carded AS (
  SELECT c.mention_id, c.id_text, coalesce(trim(m.id_text), '') AS own, is_date_text(m.id_text) OR is_phone_text(m.id_text) AS is_none,
    year(m.birth_on) * 10000 + month(m.birth_on) * 100 + day(m.birth_on) AS birth
  FROM mention_card c
  JOIN mention m ON m.mention_id = c.mention_id
)
SELECT n.mention_id, h.id_text, h.name_text, '低保证号' AS field, '本行只有低保证号，算作名册上该户的户主' AS said
FROM nameless n
JOIN head h ON h.household_space = n.household_space AND h.household_no = n.household_no AND h.turn = 1
UNION ALL
SELECT mention_id, id_text, NULL, '残疾证号', '本行证号' || CASE WHEN own = '' OR is_none THEN '缺失' ELSE '被截断' END || '，按残疾证号里的证号算'
FROM carded
WHERE own = ''
  -- A birthday or a telephone number stands there; nobody takes the card of somebody of another birthday.
  OR (is_none AND NOT holds_other_birth(substr(id_text, 7, 8), birth))
  -- Typed into a spreadsheet the last three figures become nought; in an export the fifteenth is rounded.
  OR (regexp_full_match(own, '[0-9]{15}000') AND CAST(left(own, 15) AS BIGINT) - CAST(left(id_text, 15) AS BIGINT)
    BETWEEN 0 AND CASE WHEN substr(id_text, 16, 1) >= '5' THEN 1 ELSE 0 END)
  -- 5.32529E+17: its last figure is rounded, too.
  OR (regexp_full_match(own, '[0-9]\.[0-9]+[Ee]\+?17') AND starts_with(id_text, regexp_replace(split_part(upper(own), 'E', 1), '\.|[0-9]$', '', 'g')));

-- Rows of people without a name: what stands for it is one's own, by list and household, and tells beside a number nothing. Behind chr(31) it is never shown.
CREATE OR REPLACE TEMP TABLE unnamed_row AS
SELECT mention_id, name_text AS shown,
  CASE WHEN NOT coalesce(looks_clean(id_text), false) THEN concat_ws(' ',
    trim(name_text, ' 　()（）') || chr(31) || roll, household_text(household_space, household_no), town, village,
    row_number() OVER (PARTITION BY roll, period, role, town, village, household_space, household_no, birth_on ORDER BY sex, id_text, mention_id)
  ) END AS name_text
FROM mention
WHERE is_no_name(name_text);

-- Mentions that are read by what is told of them, and not by their own cells.
CREATE OR REPLACE TEMP TABLE mention_told AS
SELECT m.mention_id, m.row_id, m.role, m.roll, m.period, m.sex, m.birth_on, m.town, m.village, m.household_space, m.household_no,
  coalesce(w.id_text, h.id_text, m.id_text) AS id_text,
  CASE WHEN u.mention_id IS NULL THEN coalesce(w.name_text, h.name_text, m.name_text) ELSE u.name_text END AS name_text
FROM (
  SELECT * FROM mention
  SEMI JOIN (SELECT mention_id FROM swapped_cells UNION ALL SELECT mention_id FROM told_beside UNION ALL SELECT mention_id FROM unnamed_row) t USING (mention_id)
) m
LEFT JOIN swapped_cells w ON w.mention_id = m.mention_id
LEFT JOIN told_beside h ON h.mention_id = m.mention_id
LEFT JOIN unnamed_row u ON u.mention_id = m.mention_id;
