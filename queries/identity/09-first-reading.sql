-- Reads mention_own_read, mention_told_read, snapshot_no. Writes first_reading, a view of all mentions, and id_dirty_text.
CREATE OR REPLACE TEMP VIEW first_reading AS
SELECT r.mention_id, r.row_id, r.role, s.snap, r.id_key, r.dirty_text, r.name_hash, r.sex, r.birth, r.town, r.place, r.house
FROM (
  SELECT * FROM mention_own_read ANTI JOIN mention_told_read t USING (mention_id)
  UNION ALL
  SELECT * FROM mention_told_read
) r
JOIN snapshot_no s ON s.roll = r.roll AND s.period IS NOT DISTINCT FROM r.period;

CREATE OR REPLACE TEMP TABLE id_dirty_text AS
SELECT DISTINCT dirty_text AS id_text FROM first_reading WHERE dirty_text IS NOT NULL;
