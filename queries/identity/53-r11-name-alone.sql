-- R11. A row that says nothing but a name which only one person of the county bears, or which only one person of its township bears,
-- in another village.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT u.unit_id, min(n.id_key) AS id_key, false AS strong
FROM open_unit u
JOIN seed_name n ON n.fold_hash = u.fold_hash
WHERE u.place IS NULL AND u.house IS NULL AND u.damage <> 'held'
GROUP BY u.unit_id
HAVING count(DISTINCT n.id_key) = 1
UNION
SELECT u.unit_id, min(n.id_key) AS id_key, false AS strong
FROM open_unit u
JOIN namesake n ON n.fold_hash = u.fold_hash AND n.town = u.town
WHERE u.damage <> 'held'
GROUP BY u.unit_id
HAVING count(DISTINCT n.id_key) = 1;
