-- Reads household_numbering, mention. Writes household_renumbered and mention.household_no.
-- Rows whose number has to be written in another way than now; without the place that tells it apart a number says nothing.
CREATE OR REPLACE TEMP TABLE household_renumbered AS
SELECT mention_id, sheet_id, row_no, role, household_no
FROM (
  SELECT m.mention_id, m.sheet_id, m.row_no, m.role, m.household_no AS before,
    coalesce(n.series || '·', '') || CASE coalesce(n.unit, 'none')
      WHEN 'none' THEN m.household_no_text
      WHEN 'county' THEN CASE WHEN contains(f.file, '/') THEN split_part(f.file, '/', 1) END || '·' || m.household_no_text
      WHEN 'town' THEN m.town || '·' || m.household_no_text
      WHEN 'village' THEN coalesce(m.town, '') || m.village || '·' || m.household_no_text
    END AS household_no
  FROM mention m
  LEFT JOIN household_numbering n ON n.household_space = m.household_space AND n.roll = m.roll AND n.period IS NOT DISTINCT FROM m.period
  LEFT JOIN source_sheet h ON h.sheet_id = m.sheet_id
  LEFT JOIN source_file f ON f.file_id = h.file_id
  WHERE m.household_no_text IS NOT NULL
)
WHERE household_no IS DISTINCT FROM before;

UPDATE mention SET household_no = r.household_no
FROM household_renumbered r WHERE r.mention_id = mention.mention_id;
