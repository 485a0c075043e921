-- R5. A name that sounds the same, with birth date and township; or the same name and birth date in another township.
-- Or, of the same day and township, a name that agrees in part: two slips in the name, or one in each of name and number.
-- `strong`: the township agrees.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash('sound', u.sound_hash, u.birth, u.town) AS block, true AS strong
FROM open_unit u
WHERE u.damage <> 'held' AND u.birth IS NOT NULL AND u.town IS NOT NULL AND u.sound_hash IS NOT NULL
UNION ALL
SELECT u.unit_id, hash('name', u.fold_hash, u.birth), false FROM open_unit u WHERE u.damage <> 'held' AND u.birth IS NOT NULL
UNION ALL
SELECT u.unit_id, hash('day', hash(b.birth, u.town)), true
FROM open_unit u
JOIN unit_birth b ON b.unit_id = u.unit_id
WHERE u.damage <> 'held' AND u.town IS NOT NULL;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash('sound', n.sound_hash, n.birth, n.town) AS block, n.id_key
FROM namesake n
WHERE n.town IS NOT NULL AND n.sound_hash IS NOT NULL
UNION ALL
SELECT hash('name', n.fold_hash, n.birth), n.id_key FROM namesake n
UNION ALL
SELECT hash('day', d.day), d.id_key FROM same_day d;
