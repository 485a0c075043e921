-- R11. A row that says nothing but a name which only one person of the county bears, or which hardly anybody of its township bears, in another
-- village: the same name, or one that sounds the same.
CREATE OR REPLACE TEMP TABLE bare_unit AS
SELECT u.unit_id, u.held_key, u.fold_hash, u.sound_hash, u.town
FROM open_unit u
WHERE u.town IS NOT NULL AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = u.unit_id);

-- Everybody of its township who bears the name or one that sounds the same. Of more than three it cannot be said who is meant.
CREATE OR REPLACE TEMP TABLE townsman AS
SELECT unit_id, id_key
FROM (
  SELECT unit_id, id_key, count(*) OVER (PARTITION BY unit_id) AS people
  FROM (
    SELECT u.unit_id, n.id_key FROM bare_unit u JOIN namesake n ON n.fold_hash = u.fold_hash AND n.town = u.town AND n.id_key IS DISTINCT FROM u.held_key
    UNION
    SELECT u.unit_id, n.id_key FROM bare_unit u JOIN namesake n ON n.sound_hash = u.sound_hash AND n.town = u.town AND n.id_key IS DISTINCT FROM u.held_key
  )
)
WHERE people <= 3;

CREATE OR REPLACE TEMP TABLE pair AS
SELECT u.unit_id, min(n.id_key) AS id_key, false AS strong
FROM open_unit u
JOIN seed_name n ON n.fold_hash = u.fold_hash
WHERE u.place IS NULL AND u.house IS NULL AND u.damage <> 'held'
GROUP BY u.unit_id
HAVING count(DISTINCT n.id_key) = 1
UNION
SELECT unit_id, id_key, false FROM townsman;
