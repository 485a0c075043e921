-- Reads open_unit, seed_name, seed_place. Writes namesake: everybody whose name is that of an open unit or sounds like it, with his
-- places; unit_birth and same_day. Rules by name or birth look at these alone. A row may come twice: 57-pairs-of-blocks looks only at what
-- shares a block, and counts each person once.
-- In two steps: places are looked up of few.
CREATE OR REPLACE TEMP TABLE namesake_name AS
SELECT id_key, fold_hash, sound_hash
FROM seed_name
WHERE fold_hash IN (SELECT fold_hash FROM open_unit) OR sound_hash IN (SELECT sound_hash FROM open_unit WHERE sound_hash IS NOT NULL);

CREATE OR REPLACE TEMP TABLE namesake AS
SELECT n.id_key, n.fold_hash, n.sound_hash, birth_of_key(n.id_key) AS birth, p.town, p.place
FROM namesake_name n
LEFT JOIN seed_place p ON p.id_key = n.id_key;

DROP TABLE namesake_name;

-- When an open unit was born: what its column says, or what is left of its number does.
CREATE OR REPLACE TEMP TABLE unit_birth AS
SELECT unit_id, birth FROM open_unit WHERE birth IS NOT NULL
UNION
SELECT unit_id, CAST(substr(core, 7, 8) AS INTEGER)
FROM open_unit
WHERE damage NOT IN ('held', 'disowned') AND regexp_full_match(core, '[0-9]{14}[0-9X]{1,5}') AND is_birth(CAST(substr(core, 7, 8) AS INTEGER))
UNION
-- A digit too few or too many in the area moves it by one place.
SELECT unit_id, CAST(substr(core, length(core) - 11, 8) AS INTEGER)
FROM open_unit
WHERE length(core) IN (17, 19) AND damage NOT IN ('held', 'disowned') AND regexp_full_match(core, '[0-9]{16,18}[0-9X]')
  AND is_birth(CAST(substr(core, length(core) - 11, 8) AS INTEGER));

-- Everybody born on the day of an open unit in its township.
CREATE OR REPLACE TEMP TABLE same_day AS
SELECT p.day, p.id_key
FROM (SELECT hash(birth_of_key(id_key), town) AS day, id_key FROM seed_place) p
WHERE p.day IN (
  SELECT hash(b.birth, u.town) FROM unit_birth b JOIN open_unit u ON u.unit_id = b.unit_id WHERE u.town IS NOT NULL
);
