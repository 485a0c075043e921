-- R4. No usable ID: the same name, birth date and township. R4 never joins two valid IDs: units have none.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT u.unit_id, n.id_key, true AS strong
FROM open_unit u
JOIN seed_name n ON n.fold_hash = u.fold_hash AND birth_of_key(n.id_key) = u.birth
JOIN seed_place p ON p.id_key = n.id_key AND p.town = u.town
WHERE u.damage <> 'held';
