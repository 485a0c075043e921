-- R14. A name that agrees only in part with one in the same village, of a row whose number says nothing and that no other rule knows anything of.
-- Two names that differ in one character are the same once that character is left out of both; one that lacks it is so already.
CREATE OR REPLACE TEMP TABLE bare_unit AS
SELECT u.unit_id, u.place, k.folded
FROM open_unit u
JOIN name k ON k.name_hash = u.name_hash
WHERE u.place IS NOT NULL AND (length(u.core) < 15 OR u.damage = 'held') AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = u.unit_id);

-- Who lives there and has the family name: texts are looked at of these alone.
CREATE OR REPLACE TEMP TABLE villager AS
WITH surname AS (
  SELECT name_hash, hash(substr(folded, 1, 1)) AS surname FROM name
),
neighbour AS (
  SELECT n.id_key, n.name_hash, n.place FROM naming n WHERE n.place IN (SELECT place FROM bare_unit)
)
SELECT DISTINCT n.id_key, n.place, k.folded
FROM neighbour n
JOIN surname s ON s.name_hash = n.name_hash
JOIN name k ON k.name_hash = n.name_hash
WHERE hash(n.place, s.surname) IN (SELECT hash(place, hash(substr(folded, 1, 1))) FROM bare_unit);

-- A long name is known by its first four characters: columns cut what is longer.
CREATE OR REPLACE TEMP TABLE kept_part AS
SELECT folded, folded AS part FROM (SELECT folded FROM bare_unit UNION SELECT folded FROM villager)
UNION
SELECT n.folded, substr(n.folded, 1, c.n - 1) || substr(n.folded, c.n + 1)
FROM (SELECT folded FROM bare_unit UNION SELECT folded FROM villager) n
JOIN (VALUES (2), (3), (4)) AS c(n) ON c.n <= length(n.folded)
WHERE length(n.folded) <= 4
UNION
SELECT folded, substr(folded, 1, 4) FROM (SELECT folded FROM bare_unit UNION SELECT folded FROM villager) WHERE length(folded) > 4;

CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash(u.place, k.part) AS block, false AS strong FROM bare_unit u JOIN kept_part k ON k.folded = u.folded;

CREATE OR REPLACE TEMP TABLE seed_key AS
SELECT hash(v.place, k.part) AS block, v.id_key FROM villager v JOIN kept_part k ON k.folded = v.folded;
