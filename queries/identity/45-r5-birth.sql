-- R5. A name that sounds the same, with birth date and township; or the same name and birth date in another township.
-- `strong`: the township agrees.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash('sound', u.sound_hash, u.birth, u.town) AS block, true AS strong
FROM open_unit u
WHERE u.damage <> 'held' AND u.birth IS NOT NULL AND u.town IS NOT NULL AND u.sound_hash IS NOT NULL
UNION ALL
SELECT u.unit_id, hash('name', u.fold_hash, u.birth), false FROM open_unit u WHERE u.damage <> 'held' AND u.birth IS NOT NULL;

CREATE OR REPLACE TEMP TABLE seed_key AS
SELECT DISTINCT hash('sound', n.sound_hash, n.birth, n.town) AS block, n.id_key
FROM namesake n
WHERE n.town IS NOT NULL AND n.sound_hash IS NOT NULL
UNION ALL
SELECT DISTINCT hash('name', n.fold_hash, n.birth), n.id_key FROM namesake n;
