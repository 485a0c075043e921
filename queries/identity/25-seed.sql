-- Reads naming, rival_name, name_level, reading, snapshot_use. Writes seed_name, seed_place, misnamed: persons by valid ID.

CREATE OR REPLACE TEMP TABLE rival_level AS
SELECT o.id_key, o.name_hash AS best_hash, r.name_hash, r.is_contradicted, r.rolls, l.level
FROM rival_name o
JOIN rival_name r ON r.id_key = o.id_key AND o.place_in_line = 1 AND r.place_in_line > 1
JOIN name_level l ON l.left_name = o.name_hash AND l.right_name = r.name_hash;

-- Brothers and sisters share a family name and often one character more: a name that only resembles the owner's is believed only where
-- nothing speaks for a relative who stands under the number.
CREATE OR REPLACE TEMP TABLE near_name AS
SELECT id_key, best_hash, name_hash, is_contradicted, rolls FROM rival_level WHERE (level IN (3, 4) OR (level > 4 AND is_contradicted)) AND (SELECT brothers FROM guard);

-- Both names, or the owner's in another spelling, stand under the number on one roll that lists each person once.
CREATE OR REPLACE TEMP TABLE listed_beside AS
WITH owners_name AS (
  SELECT DISTINCT id_key, best_hash AS name_hash FROM near_name
  UNION
  SELECT id_key, name_hash FROM rival_level WHERE level >= 5 AND NOT is_contradicted
)
SELECT DISTINCT n.id_key, n.name_hash
FROM near_name n
JOIN owners_name o ON o.id_key = n.id_key AND o.name_hash <> n.name_hash
JOIN reading a ON a.id_key = n.id_key AND a.name_hash = o.name_hash
JOIN reading b ON b.id_key = n.id_key AND b.name_hash = n.name_hash AND b.snap = a.snap
JOIN snapshot_use s ON s.snap = a.snap AND s.lists_once;

-- A name that many of a village bear (次仁, where the owner is 泽仁) is one that any office writes for his: that a relative is called so is no sign.
CREATE OR REPLACE TEMP TABLE common_there AS
WITH sounding AS (
  SELECT DISTINCT r.id_key, r.name_hash, own.fold_hash
  FROM rival_level r
  JOIN name own ON own.name_hash = r.name_hash
  WHERE r.level IN (4, 5) AND NOT r.is_contradicted
)
SELECT s.id_key, s.name_hash
FROM sounding s
JOIN (SELECT DISTINCT id_key, place FROM naming WHERE place IS NOT NULL) h ON h.id_key = s.id_key
JOIN name k ON k.fold_hash = s.fold_hash
JOIN naming o ON o.name_hash = k.name_hash AND o.place = h.place AND o.id_key <> s.id_key
GROUP BY s.id_key, s.name_hash
HAVING count(DISTINCT o.id_key) >= 5;

-- Somebody else of exactly this name lives where the number's owner does. Long names are cut off, and many share what is left of them.
CREATE OR REPLACE TEMP TABLE neighbour_named AS
SELECT DISTINCT n.id_key, n.name_hash
FROM (SELECT * FROM near_name ANTI JOIN common_there USING (id_key, name_hash) WHERE NOT is_contradicted) n
JOIN name own ON own.name_hash = n.name_hash AND length(own.folded) <= 4
JOIN name best ON best.name_hash = n.best_hash AND length(best.folded) = length(own.folded)
JOIN name k ON k.fold_hash = own.fold_hash
JOIN naming o ON o.name_hash = k.name_hash AND o.id_key <> n.id_key
JOIN naming h ON h.id_key = n.id_key AND h.place = o.place;

-- Or stands in his household on the register, where one roll alone has the name under this number; or, by a name that is not the owner's by ear
-- either, somebody whose name sounds the same. A family name alone is what is left of many names (李 of 李垚, whose second character nobody could type).
INSERT INTO neighbour_named
SELECT DISTINCT n.id_key, n.name_hash
FROM (
  SELECT id_key, name_hash, true AS by_ear FROM near_name WHERE NOT is_contradicted AND rolls = 1
  UNION ALL
  SELECT id_key, name_hash, false
  FROM rival_level
  ANTI JOIN common_there USING (id_key, name_hash)
  WHERE level = 5 AND NOT is_contradicted AND rolls = 1 AND (SELECT brothers FROM guard)
) n
JOIN name own ON own.name_hash = n.name_hash AND length(own.folded) > 1
JOIN reading h ON h.id_key = n.id_key AND h.house IS NOT NULL
JOIN reading r ON r.house = h.house AND r.id_key <> h.id_key
JOIN snapshot_use s ON s.snap = r.snap AND s.is_register
JOIN name k ON k.name_hash = r.name_hash AND (k.fold_hash = own.fold_hash OR (n.by_ear AND k.sound_hash = own.sound_hash));

-- Or stands where the owner stands, without a valid number, on a roll that lists people once and has the owner beside him.
INSERT INTO neighbour_named
WITH unnumbered AS (
  SELECT n.id_key, n.name_hash, r.snap, r.place, r.house
  FROM (SELECT * FROM near_name WHERE NOT is_contradicted) n
  JOIN name own ON own.name_hash = n.name_hash AND length(own.folded) > 1
  JOIN name k ON k.fold_hash = own.fold_hash
  JOIN reading r ON r.name_hash = k.name_hash AND r.id_key IS NULL AND (r.place IS NOT NULL OR r.house IS NOT NULL)
  JOIN snapshot_use s ON s.snap = r.snap AND s.lists_once
)
SELECT DISTINCT u.id_key, u.name_hash
FROM unnumbered u
JOIN reading o ON o.id_key = u.id_key AND o.snap = u.snap AND o.name_hash <> u.name_hash AND (o.place = u.place OR o.house = u.house);

-- A name that does not go with the ID's best supported name: the row is not taken for this person.
CREATE OR REPLACE TEMP TABLE misnamed AS
SELECT r.id_key, r.name_hash, least(r.level, 5) AS level
FROM rival_level r
WHERE r.level < 3
  OR r.level IN (3, 4) AND (SELECT brothers FROM guard) AND (
    r.is_contradicted
    OR EXISTS (SELECT 1 FROM listed_beside b WHERE b.id_key = r.id_key AND b.name_hash = r.name_hash)
    OR EXISTS (SELECT 1 FROM neighbour_named b WHERE b.id_key = r.id_key AND b.name_hash = r.name_hash)
  )
  -- Father and son may bear one name.
  OR r.level > 4 AND EXISTS (SELECT 1 FROM listed_beside b WHERE b.id_key = r.id_key AND b.name_hash = r.name_hash)
  OR r.level = 5 AND EXISTS (SELECT 1 FROM neighbour_named b WHERE b.id_key = r.id_key AND b.name_hash = r.name_hash);

-- A number that stands on one roll only, beside a date of birth or a sex that are not those it holds: a child under a parent's number,
-- say, whose parent is on no roll. It makes a person all the same, but whose the row is stays open. Level 6: the name is not in question.
INSERT INTO misnamed
SELECT n.id_key, n.name_hash, 6
FROM naming n
WHERE n.name_hash IS NOT NULL AND (SELECT own_birth FROM guard) AND n.id_key IN (
  SELECT id_key
  FROM (
    SELECT id_key, name_hash, bit_or(rolls) AS rolls, max(contradicted) > max(confirmed) AS is_contradicted
    FROM naming
    WHERE id_key IN (SELECT id_key FROM naming WHERE contradicted = 1)
    GROUP BY id_key, name_hash
  )
  GROUP BY id_key
  HAVING bool_and(is_contradicted) AND bit_count(bit_or(rolls)) = 1
)
AND NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = n.id_key AND m.name_hash = n.name_hash)
GROUP BY n.id_key, n.name_hash;

CREATE OR REPLACE TEMP TABLE seed_name AS
WITH named AS (
  SELECT n.id_key, n.name_hash
  FROM naming n
  WHERE n.id_key NOT IN (SELECT id_key FROM many_namings)
  UNION ALL
  SELECT DISTINCT n.id_key, n.name_hash
  FROM naming n
  JOIN many_namings t ON t.id_key = n.id_key
  WHERE NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = n.id_key AND m.name_hash = n.name_hash AND m.level < 6)
)
SELECT n.id_key, n.name_hash, k.fold_hash, k.sound_hash
FROM named n
JOIN name k ON k.name_hash = n.name_hash
WHERE NOT k.is_maybe;

-- Every name that a cell says is his.
INSERT INTO seed_name
SELECT n.id_key, n.name_hash, o.fold_hash, o.sound_hash
FROM (
  SELECT DISTINCT n.id_key, n.name_hash FROM naming n WHERE n.name_hash IN (SELECT name_hash FROM name_other)
) n
JOIN name_other o ON o.name_hash = n.name_hash AND o.is_said
WHERE NOT EXISTS (SELECT 1 FROM seed_name s WHERE s.id_key = n.id_key AND s.name_hash = n.name_hash AND s.fold_hash = o.fold_hash)
  AND NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = n.id_key AND m.name_hash = n.name_hash AND m.level < 6);

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
  AND NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = n.id_key AND m.name_hash = n.name_hash AND m.level < 6);
