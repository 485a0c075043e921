-- Reads decision(signature, held_key, id_key, verdict), reading, name, mention. Rows whose valid ID people found not to be theirs
-- lose it: the number stays as what is written there, and the row looks for its person like any other without one.

-- Few rows carry a number that somebody decided about: the rest need not be looked at.
CREATE OR REPLACE TEMP TABLE decided_mention AS
SELECT mention_id, id_key, name_hash, birth FROM reading WHERE id_key IN (SELECT held_key FROM decision WHERE held_key IS NOT NULL);

CREATE OR REPLACE TEMP TABLE disowned AS
SELECT r.mention_id, r.id_key
FROM decided_mention r
JOIN mention m ON m.mention_id = r.mention_id
LEFT JOIN name k ON k.name_hash = r.name_hash
WHERE EXISTS (
  SELECT 1
  FROM decision d
  WHERE d.held_key = r.id_key
    -- That the row is somebody else's, or that it is not the holder's; not that it is not some third person's.
    AND (d.verdict = 'same') = (d.id_key <> r.id_key)
    AND (
      d.signature IS NULL
      OR d.signature = naming_signature(
        id_of_key(r.id_key), k.folded, r.birth, m.town, m.village, household_text(m.household_space, m.household_no),
        m.roll || ':' || coalesce(CAST(m.period AS VARCHAR), '') || ':' || m.role
      )
    )
);

INSERT INTO id_dirty (id_ref, id_text, status, damage, id_key, core)
SELECT
  (SELECT coalesce(max(id_ref), 0) FROM id_dirty) + row_number() OVER (ORDER BY id_key),
  NULL, 'damaged', 'disowned', NULL, id_of_key(id_key)
FROM (SELECT DISTINCT id_key FROM disowned);

UPDATE reading SET id_key = NULL, id_ref = d.id_ref
FROM disowned o
JOIN id_dirty d ON d.damage = 'disowned' AND d.core = id_of_key(o.id_key)
WHERE o.mention_id = reading.mention_id;
