-- R4. No usable ID: the same name, birth date and township. R4 never joins two valid IDs: units have none.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash(u.fold_hash, u.birth, u.town) AS block, true AS strong
FROM open_unit u
WHERE u.damage <> 'held' AND u.birth IS NOT NULL AND u.town IS NOT NULL;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash(n.fold_hash, n.birth, n.town) AS block, n.id_key FROM namesake n WHERE n.town IS NOT NULL;
