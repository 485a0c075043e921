-- R7. The same name (or one that sounds the same) in the same village.
-- `strong`: the same name.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT u.unit_id, n.id_key, true AS strong
FROM open_unit u
JOIN seed_name n ON n.fold_hash = u.fold_hash
JOIN seed_place p ON p.id_key = n.id_key AND p.place = u.place
WHERE u.damage <> 'held'
UNION
SELECT DISTINCT u.unit_id, n.id_key, false
FROM open_unit u
JOIN seed_name n ON n.sound_hash = u.sound_hash AND n.fold_hash <> u.fold_hash
JOIN seed_place p ON p.id_key = n.id_key AND p.place = u.place
WHERE u.damage <> 'held';
