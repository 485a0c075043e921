-- Every row and cell of the rolls that something is wrong with, one line a fault. The rules of family DQ read the same
-- tables (id_fault, cell_fault, set_aside), so that both say the same of a cell.
-- Rows that were set aside (copies of another row) count as such and are not looked into.
-- Reads mention, id_fault, cell_fault, set_aside, stage.enrolment, checkup_once. Writes checkup_fault.
CREATE OR REPLACE TEMP TABLE checked_mention AS
SELECT m.* FROM mention m
WHERE NOT EXISTS (SELECT 1 FROM set_aside a WHERE a.sheet_id = m.sheet_id AND a.row_no = m.row_no);

CREATE OR REPLACE TABLE checkup_fault (
  sheet_id INTEGER NOT NULL,
  row_no   INTEGER NOT NULL,
  field    VARCHAR,          -- null: the whole row
  fault    VARCHAR NOT NULL, -- src/reports/checkup/fault-kinds.ts says what each is
  column_no INTEGER          -- raw column, where the field has several on the sheet
);

INSERT INTO checkup_fault
SELECT m.sheet_id, m.row_no, CASE m.role WHEN 'self' THEN 'id' ELSE m.role || '_id' END, 'id_' || f.damage, NULL
FROM checked_mention m
JOIN id_fault f ON f.mention_id = m.mention_id
WHERE m.role = 'self' OR f.damage <> 'empty';

-- Read for certain all the same, but not as a source should write it.
INSERT INTO checkup_fault
SELECT m.sheet_id, m.row_no, CASE m.role WHEN 'self' THEN 'id' ELSE m.role || '_id' END,
  CASE
    WHEN regexp_full_match(m.id_text, '[0-9]{15}') THEN 'id_old'
    WHEN regexp_full_match(m.id_text, '[0-9]{17}x') THEN 'id_lower'
    ELSE 'id_written'
  END, NULL
FROM checked_mention m
WHERE NOT regexp_full_match(m.id_text, '[0-9]{17}[0-9X]')
  AND NOT EXISTS (SELECT 1 FROM id_fault f WHERE f.mention_id = m.mention_id);

INSERT INTO checkup_fault
SELECT m.sheet_id, m.row_no, 'name', CASE WHEN coalesce(plain_cell(m.name_text), '') = '' THEN 'name_empty' ELSE 'name_odd' END, NULL
FROM checked_mention m
WHERE m.role = 'self'
  AND (coalesce(plain_cell(m.name_text), '') = '' OR length(plain_cell(m.name_text)) < 2 OR regexp_matches(m.name_text, '[0-9]{4}'));

INSERT INTO checkup_fault
SELECT sheet_id, row_no, field, 'cell_' || reason, column_no FROM cell_fault;

INSERT INTO checkup_fault
SELECT sheet_id, row_no, NULL, 'row_' || reason, NULL
FROM set_aside
WHERE reason IN ('duplicate', 'no_person', 'unclear', 'parents_lost', 'not_recognised');

-- The same valid number again on a roll that lists each person once; every line after the first.
INSERT INTO checkup_fault
SELECT DISTINCT sheet_id, row_no, 'id', 'id_twice', NULL::INTEGER
FROM (
  SELECT
    m.sheet_id,
    m.row_no,
    row_number() OVER (
      PARTITION BY m.roll, m.period, e.programme, l.person_key ORDER BY m.sheet_id, m.row_no
    ) AS turn
  FROM checked_mention m
  JOIN link l ON l.mention_id = m.mention_id
  LEFT JOIN stage.enrolment e ON e.sheet_id = m.sheet_id AND e.row_no = m.row_no
  WHERE m.role = 'self' AND l.tier = '确认' AND l.person_key > 0
    AND m.kind IN (SELECT kind FROM checkup_once)
)
WHERE turn > 1;
