-- R5. A name that sounds the same, with birth date and township; or the same name and birth date in another township.
-- `strong`: the township agrees.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT u.unit_id, n.id_key, true AS strong
FROM open_unit u
JOIN seed_name n ON n.sound_hash = u.sound_hash AND birth_of_key(n.id_key) = u.birth
JOIN seed_place p ON p.id_key = n.id_key AND p.town = u.town
WHERE u.damage <> 'held'
UNION
SELECT DISTINCT u.unit_id, n.id_key, false
FROM open_unit u
JOIN seed_name n ON n.fold_hash = u.fold_hash AND birth_of_key(n.id_key) = u.birth
WHERE u.damage <> 'held';
