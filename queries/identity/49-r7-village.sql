-- R7. The same name (or one that sounds the same) in the same village; of a list of payments that names no villages, in the same
-- township, and of one that names no places at all, or a village of no township, in the county.
-- `strong`: the same name.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash('name', u.fold_hash, u.place) AS block, true AS strong
FROM open_unit u
WHERE u.damage <> 'held' AND u.place IS NOT NULL
UNION ALL
SELECT u.unit_id, hash('sound', u.sound_hash, u.place), false
FROM open_unit u
WHERE u.damage <> 'held' AND u.place IS NOT NULL AND u.sound_hash IS NOT NULL;

-- A placeholder stands for any one character.
CREATE OR REPLACE TEMP TABLE wild_unit AS
SELECT u.unit_id, u.place, replace(u.folded, '*', '_') AS pattern
FROM open_unit u
WHERE contains(u.folded, '*') AND length(replace(u.folded, '*', '')) >= 2 AND u.damage <> 'held' AND u.place IS NOT NULL;

INSERT INTO unit_key SELECT unit_id, hash('wild', unit_id), false FROM wild_unit;

CREATE OR REPLACE TEMP TABLE payee_anywhere AS
SELECT u.unit_id, u.fold_hash, u.sound_hash, nullif(u.town, hash('')) AS town
FROM open_unit u
WHERE u.damage <> 'held' AND (u.place IS NULL OR u.town = hash('')) AND u.unit_id IN (SELECT unit_id FROM unit_paid);

INSERT INTO unit_key SELECT unit_id, hash('paid', unit_id), true FROM payee_anywhere;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash('name', n.fold_hash, n.place) AS block, n.id_key FROM namesake n WHERE n.place IS NOT NULL
UNION ALL
SELECT hash('sound', n.sound_hash, n.place), n.id_key FROM namesake n WHERE n.place IS NOT NULL AND n.sound_hash IS NOT NULL
UNION ALL
SELECT hash('paid', u.unit_id), n.id_key
FROM payee_anywhere u
JOIN namesake n ON n.fold_hash = u.fold_hash AND coalesce(u.town = n.town, u.town IS NULL)
UNION ALL
SELECT hash('paid', u.unit_id), n.id_key
FROM payee_anywhere u
JOIN namesake n ON n.sound_hash = u.sound_hash AND coalesce(u.town = n.town, u.town IS NULL)
UNION ALL
SELECT hash('wild', w.unit_id), n.id_key
FROM wild_unit w
JOIN seed_place p ON p.place = w.place
JOIN seed_name n ON n.id_key = p.id_key
JOIN name k ON k.name_hash = n.name_hash AND k.folded LIKE w.pattern;
