-- R9. The number is a relative's (borrowed for somebody without one of his own), or is not the row's by its own birth date or sex:
-- who else of this name is in the family, was born that day, or lives in the village; of the day and the township, a name in part.
-- `strong`: the number's owner stands in the same household.
CREATE OR REPLACE TEMP TABLE held_unit AS SELECT * FROM open_unit WHERE damage = 'held';

CREATE OR REPLACE TEMP TABLE family AS
SELECT u.unit_id, m.id_key, true AS strong
FROM held_unit u
JOIN member own ON own.id_key = u.held_key
JOIN member m ON m.house = own.house AND m.id_key <> u.held_key
UNION ALL
SELECT k.unit_id, k.id_key, false FROM kin k JOIN held_unit u ON u.unit_id = k.unit_id WHERE k.id_key <> u.held_key;

CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT f.unit_id, hash('family', f.unit_id) AS block, bool_or(f.strong) AS strong FROM family f GROUP BY f.unit_id
UNION ALL
SELECT unit_id, hash('birth', fold_hash, birth), false FROM held_unit WHERE birth IS NOT NULL
UNION ALL
SELECT unit_id, hash('sound', sound_hash, birth), false FROM held_unit WHERE birth IS NOT NULL AND sound_hash IS NOT NULL
UNION ALL
SELECT unit_id, hash('place', fold_hash, place), false FROM held_unit WHERE place IS NOT NULL
UNION ALL
SELECT unit_id, hash('day', hash(birth, town)), false FROM held_unit WHERE birth IS NOT NULL AND town IS NOT NULL;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash('family', f.unit_id) AS block, f.id_key FROM family f
UNION ALL
SELECT hash('birth', n.fold_hash, n.birth), n.id_key FROM namesake n
UNION ALL
SELECT hash('sound', n.sound_hash, n.birth), n.id_key FROM namesake n WHERE n.sound_hash IS NOT NULL
UNION ALL
SELECT hash('place', n.fold_hash, n.place), n.id_key FROM namesake n WHERE n.place IS NOT NULL
UNION ALL
SELECT hash('day', d.day), d.id_key FROM same_day d;
