-- R7. The same name (or one that sounds the same) in the same village.
-- `strong`: the same name.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash('name', u.fold_hash, u.place) AS block, true AS strong
FROM open_unit u
WHERE u.damage <> 'held' AND u.place IS NOT NULL
UNION ALL
SELECT u.unit_id, hash('sound', u.sound_hash, u.place), false
FROM open_unit u
WHERE u.damage <> 'held' AND u.place IS NOT NULL AND u.sound_hash IS NOT NULL;

CREATE OR REPLACE TEMP TABLE seed_key AS
SELECT DISTINCT hash('name', n.fold_hash, n.place) AS block, n.id_key FROM namesake n WHERE n.place IS NOT NULL
UNION ALL
SELECT DISTINCT hash('sound', n.sound_hash, n.place), n.id_key FROM namesake n WHERE n.place IS NOT NULL AND n.sound_hash IS NOT NULL;
