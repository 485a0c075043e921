-- R2m. A number with stars, as a roll that was made for publication has them: the name, the village or township, and every digit that is
-- left at both ends agree.
-- `strong`: the same village.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT unit_id, hash('place', fold_hash, place) AS block, true AS strong
FROM open_unit
WHERE damage = 'masked' AND place IS NOT NULL
UNION ALL
SELECT unit_id, hash('town', fold_hash, town), false
FROM open_unit
WHERE damage = 'masked' AND town IS NOT NULL
UNION ALL
-- A roll without places: whoever of the county bears the name.
SELECT unit_id, hash('county', fold_hash), false
FROM open_unit
WHERE damage = 'masked' AND town IS NULL;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash('place', n.fold_hash, n.place) AS block, n.id_key FROM namesake n WHERE n.place IS NOT NULL
UNION ALL
SELECT hash('town', n.fold_hash, n.town), n.id_key FROM namesake n WHERE n.town IS NOT NULL
UNION ALL
SELECT hash('county', n.fold_hash), n.id_key FROM namesake n WHERE n.fold_hash IN (SELECT fold_hash FROM open_unit WHERE damage = 'masked' AND town IS NULL);
