-- R14. A name that agrees only in part with one in the same village, of a row whose number says nothing and that no other rule knows anything of;
-- or of one whose damaged number differs from that of the other in three digits at most: then the family name is enough, as it is of
-- somebody in the same household who is nobody else of the roll: of a name of two characters one slip leaves no more.
-- `strong`: number or household speak for it.
-- Two names that differ in one character are the same once that character is left out of both; one that lacks it is so already.
CREATE OR REPLACE TEMP TABLE bare_unit AS
SELECT u.unit_id, u.place, u.core, length(u.core) < 15 OR u.damage = 'held' AS is_mute, u.folded
FROM open_unit u
-- That the number itself is somebody's is nothing known of the row.
WHERE u.place IS NOT NULL AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = u.unit_id AND c.rule NOT IN ('R8', 'R13'));

-- Who lives there and has the family name: in two steps, for texts are looked at of these alone.
CREATE OR REPLACE TEMP TABLE neighbour AS
SELECT n.id_key, n.name_hash, n.place, hash(n.place, s.surname) AS block
FROM naming n
JOIN (SELECT name_hash, hash(substr(folded, 1, 1)) AS surname FROM name) s ON s.name_hash = n.name_hash
WHERE hash(n.place, s.surname) IN (SELECT hash(place, hash(substr(folded, 1, 1))) FROM bare_unit);

CREATE OR REPLACE TEMP TABLE villager AS
SELECT DISTINCT n.id_key, n.place, k.folded, n.block IN (SELECT hash(place, hash(substr(folded, 1, 1))) FROM bare_unit WHERE is_mute) AS by_name
FROM neighbour n
JOIN name k ON k.name_hash = n.name_hash;

-- A long name is known by its first four characters: columns cut what is longer.
CREATE OR REPLACE TEMP TABLE kept_part AS
WITH worn AS (SELECT folded FROM bare_unit WHERE is_mute UNION SELECT folded FROM villager WHERE by_name)
SELECT folded, folded AS part FROM worn
UNION
SELECT n.folded, substr(n.folded, 1, c.n - 1) || substr(n.folded, c.n + 1)
FROM worn n
JOIN (VALUES (2), (3), (4)) AS c(n) ON c.n <= length(n.folded)
WHERE length(n.folded) <= 4
UNION
SELECT folded, substr(folded, 1, 4) FROM worn WHERE length(folded) > 4;

CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash(u.place, k.part) AS block, false AS strong FROM bare_unit u JOIN kept_part k ON k.folded = u.folded WHERE u.is_mute
UNION ALL
SELECT unit_id, hash('number', unit_id), true FROM bare_unit WHERE NOT is_mute
UNION ALL
SELECT unit_id, hash('kin', unit_id), true FROM bare_unit WHERE is_mute AND length(folded) = 2;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash(v.place, k.part) AS block, v.id_key FROM villager v JOIN kept_part k ON k.folded = v.folded WHERE v.by_name
UNION ALL
SELECT hash('number', u.unit_id), v.id_key
FROM bare_unit u
JOIN villager v ON v.place = u.place AND substr(v.folded, 1, 1) = substr(u.folded, 1, 1) AND digits_alike(u.core, id_of_key(v.id_key)) >= 15
WHERE NOT u.is_mute
UNION ALL
SELECT hash('kin', u.unit_id), v.id_key
FROM bare_unit u
JOIN kin k ON k.unit_id = u.unit_id
JOIN villager v ON v.id_key = k.id_key AND v.place = u.place AND substr(v.folded, 1, 1) = substr(u.folded, 1, 1)
WHERE u.is_mute AND length(u.folded) = 2 AND length(v.folded) = 2;
