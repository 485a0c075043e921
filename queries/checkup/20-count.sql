-- What each roll and township holds. Reads checked_mention, id_fault, checkup_fault, checkup_kind. Writes checkup_town.
CREATE OR REPLACE TABLE checkup_town AS
WITH faulty AS (
  SELECT
    f.sheet_id,
    f.row_no,
    max(CASE WHEN k.weight = 'blocks' THEN 1 ELSE 0 END) AS blocked,
    max(CASE WHEN k.weight = 'cell' THEN 1 ELSE 0 END) AS doubtful
  FROM checkup_fault f
  JOIN checkup_kind k ON k.fault = f.fault
  GROUP BY f.sheet_id, f.row_no
)
SELECT
  m.roll,
  m.period,
  m.town,
  count(*) AS rows,
  count(*) - count(f.mention_id) AS valid_ids,
  coalesce(sum(y.blocked), 0) AS blocked,
  coalesce(sum(CASE WHEN y.blocked = 0 THEN y.doubtful END), 0) AS doubtful
FROM checked_mention m
LEFT JOIN id_fault f ON f.mention_id = m.mention_id
LEFT JOIN faulty y ON y.sheet_id = m.sheet_id AND y.row_no = m.row_no
WHERE m.role = 'self'
GROUP BY m.roll, m.period, m.town;
