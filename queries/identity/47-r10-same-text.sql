-- R10. The same damaged text with the same name already has its owner elsewhere: copies of one slip.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash('name', u.core, u.fold_hash) AS block, true AS strong
FROM open_unit u
WHERE length(u.core) >= 12 AND u.damage <> 'held'
UNION ALL
SELECT u.unit_id, hash('sound', u.core, u.sound_hash), true
FROM open_unit u
WHERE length(u.core) >= 12 AND u.damage <> 'held' AND u.sound_hash IS NOT NULL;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT DISTINCT hash('name', t.core, t.fold_hash) AS block, o.id_key
FROM unit t
JOIN owner o ON o.unit_id = t.unit_id
WHERE length(t.core) >= 12
UNION ALL
SELECT DISTINCT hash('sound', t.core, t.sound_hash), o.id_key
FROM unit t
JOIN owner o ON o.unit_id = t.unit_id
WHERE length(t.core) >= 12 AND t.sound_hash IS NOT NULL;
