-- Reads naming, rival_name, name_level. Writes seed_name, seed_place, misnamed: persons by valid ID.

-- A name that does not go with the ID's best supported name: the row is not taken for this person.
CREATE OR REPLACE TEMP TABLE misnamed AS
SELECT r.id_key, r.name_hash, l.level
FROM rival_name o
JOIN rival_name r ON r.id_key = o.id_key AND o.place_in_line = 1 AND r.place_in_line > 1
JOIN name_level l ON l.left_name = o.name_hash AND l.right_name = r.name_hash
WHERE l.level < 3;

CREATE OR REPLACE TEMP TABLE seed_name AS
WITH named AS (
  SELECT n.id_key, n.name_hash
  FROM naming n
  WHERE n.id_key NOT IN (SELECT id_key FROM many_namings)
  UNION ALL
  SELECT DISTINCT n.id_key, n.name_hash
  FROM naming n
  JOIN many_namings t ON t.id_key = n.id_key
  WHERE NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = n.id_key AND m.name_hash = n.name_hash)
)
SELECT n.id_key, n.name_hash, k.fold_hash, k.sound_hash
FROM named n
JOIN name k ON k.name_hash = n.name_hash;

-- Other readings of characters that have several.
INSERT INTO seed_name
SELECT n.id_key, n.name_hash, n.fold_hash, o.sound_hash
FROM seed_name n
JOIN name_other_sound o ON o.name_hash = n.name_hash;

CREATE OR REPLACE TEMP TABLE seed_place AS
SELECT n.id_key, n.town, n.place
FROM naming n
WHERE n.town IS NOT NULL AND n.id_key NOT IN (SELECT id_key FROM many_namings)
UNION ALL
SELECT DISTINCT n.id_key, n.town, n.place
FROM naming n
JOIN many_namings t ON t.id_key = n.id_key
WHERE n.town IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = n.id_key AND m.name_hash = n.name_hash);
