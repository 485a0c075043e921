-- R14. A name that agrees only in part with one in the same village, of a row whose number says nothing and that no other rule knows anything of;
-- or of one whose damaged number differs from that of the other in three digits at most: then the family name is enough, as it is of
-- somebody in the same household who is nobody else of the roll: of a name of two characters one slip leaves no more.
-- Wherever they live, two digits at most must tell such numbers apart, or nothing but what stars have left open.
-- Or with one that the same roll has in another month in the township: judged like those of the village, and never of somebody who is on this month's as well.
-- Or, of a list of payments that names no villages, with one on the roll of what is paid, in the township or the county.
-- `strong`: number or household speak for it.
-- Two names that differ in one character are the same once that character is left out of both; one that lacks it is so already.
CREATE OR REPLACE TEMP TABLE bare_unit AS
SELECT u.unit_id, u.snap, u.roll_no, u.town, u.place, u.core, length(u.core) < 15 OR u.damage = 'held' AS is_mute, u.folded
FROM open_unit u
-- That the number itself is somebody's is nothing known of the row.
WHERE u.place IS NOT NULL AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = u.unit_id AND c.rule NOT IN ('R8', 'R13'));

-- Where the register has the very name in the village, without a valid number, a row that says no more is not of somebody else.
CREATE OR REPLACE TEMP TABLE registered_bare AS
SELECT DISTINCT t.fold_hash, t.place, t.roll_no
FROM open_unit t
JOIN snapshot_use s ON s.snap = t.snap AND s.is_register
WHERE t.fold_hash IS NOT NULL AND t.place IS NOT NULL;

DELETE FROM bare_unit
WHERE is_mute AND unit_id IN (
  SELECT u.unit_id FROM open_unit u JOIN registered_bare r ON r.fold_hash = u.fold_hash AND r.place = u.place AND r.roll_no <> u.roll_no);

-- A whole number with two slips at most has two of its parts left: year and month, day and the digit behind it, the last three; or those before the day.
-- Asked of rows without a place, which nothing else can be asked of: of the others the very name must be somebody's.
CREATE OR REPLACE TEMP TABLE broken_number AS
SELECT u.unit_id, u.fold_hash, u.core, substr(u.folded, 1, 1) AS family_name, u.town IS NULL AS is_homeless
FROM open_unit u
WHERE u.damage IN ('checksum', 'birth', 'chars', 'trunc000') AND regexp_full_match(u.core, '[0-9]{17}[0-9X]')
  AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = u.unit_id AND c.rule NOT IN ('R8', 'R13'));

CREATE OR REPLACE TEMP TABLE broken_part AS
SELECT unit_id, 1 AS part, CAST(substr(core, 1, 12) AS BIGINT) AS digits FROM broken_number WHERE is_homeless
UNION ALL
SELECT unit_id, 2, CAST(substr(core, 7, 9) AS BIGINT) FROM broken_number WHERE is_homeless
UNION ALL
SELECT unit_id, 3, CAST(substr(core, 7, 6) || substr(core, 16, 2) AS BIGINT) FROM broken_number WHERE is_homeless
UNION ALL
SELECT unit_id, 4, CAST(substr(core, 13, 5) AS BIGINT) FROM broken_number WHERE is_homeless;

CREATE OR REPLACE TEMP TABLE number_met AS
SELECT b.unit_id, n.id_key FROM broken_part b JOIN seed_name n ON b.part = 1 AND idiv(n.id_key, 1100000) = b.digits
UNION
SELECT b.unit_id, n.id_key FROM broken_part b JOIN seed_name n ON b.part = 2 AND idiv(n.id_key, 1100) % 1000000000 = b.digits
UNION
SELECT b.unit_id, n.id_key FROM broken_part b JOIN seed_name n ON b.part = 3 AND idiv(n.id_key, 1100000) % 1000000 * 100 + idiv(n.id_key, 11) % 100 = b.digits
UNION
SELECT b.unit_id, n.id_key FROM broken_part b JOIN seed_name n ON b.part = 4 AND idiv(n.id_key, 11) % 100000 = b.digits
UNION
SELECT u.unit_id, n.id_key FROM broken_number u JOIN namesake n ON n.fold_hash = u.fold_hash;

CREATE OR REPLACE TEMP TABLE near_number AS
SELECT DISTINCT m.unit_id, m.id_key
FROM (
  SELECT m.unit_id, m.id_key, u.family_name
  FROM number_met m
  JOIN broken_number u ON u.unit_id = m.unit_id
  WHERE digits_alike(u.core, id_of_key(m.id_key)) >= 16
) m
JOIN seed_name s ON s.id_key = m.id_key
JOIN name k ON k.name_hash = s.name_hash AND substr(k.folded, 1, 1) = m.family_name;

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

-- In steps: most rolls have one month.
CREATE OR REPLACE TEMP TABLE monthly_unit AS
SELECT u.unit_id, u.town, substr(u.folded, 1, 1) AS family_name, s.snap
FROM bare_unit u
JOIN snapshot_use s ON s.roll_no = u.roll_no AND s.snap <> u.snap
WHERE u.is_mute;

CREATE OR REPLACE TEMP TABLE month_met AS
SELECT u.unit_id, u.family_name, r.id_key, r.name_hash
FROM monthly_unit u
JOIN reading r ON r.snap = u.snap AND r.town = u.town
WHERE r.id_key IS NOT NULL;

CREATE OR REPLACE TEMP TABLE other_month AS
SELECT DISTINCT m.unit_id, m.id_key
FROM month_met m
JOIN name k ON k.name_hash = m.name_hash AND substr(k.folded, 1, 1) = m.family_name;

-- Whom a payee's name may mean who stands on the roll of what is paid.
CREATE OR REPLACE TEMP TABLE payee_unit AS
SELECT u.unit_id, u.town, u.folded, q.roll
FROM open_unit u
JOIN unit_paid q ON q.unit_id = u.unit_id
WHERE u.place IS NULL AND length(u.folded) >= 2 AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = u.unit_id AND c.rule NOT IN ('R8', 'R13'));

CREATE OR REPLACE TEMP TABLE enrolled_alike AS
SELECT DISTINCT u.unit_id, u.folded, n.id_key, k.folded AS other
FROM payee_unit u
JOIN on_paid_roll r ON r.roll = u.roll
JOIN naming n ON n.id_key = r.id_key AND (n.town = u.town OR u.town IS NULL)
JOIN name k ON k.name_hash = n.name_hash AND substr(k.folded, 1, 1) = substr(u.folded, 1, 1);

-- A long name is known by its first four characters: columns cut what is longer.
CREATE OR REPLACE TEMP TABLE kept_part AS
WITH worn AS (
  SELECT folded FROM bare_unit WHERE is_mute
  UNION
  SELECT folded FROM villager WHERE by_name
  UNION
  SELECT folded FROM payee_unit
  UNION
  SELECT other FROM enrolled_alike
)
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
SELECT DISTINCT unit_id, hash('near', unit_id), true FROM near_number
UNION ALL
SELECT DISTINCT unit_id, hash('month', unit_id), false FROM other_month
UNION ALL
SELECT DISTINCT unit_id, hash('paid', unit_id), false FROM payee_unit
UNION ALL
SELECT unit_id, hash('kin', unit_id), true FROM bare_unit WHERE is_mute AND length(folded) = 2;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash(v.place, k.part) AS block, v.id_key FROM villager v JOIN kept_part k ON k.folded = v.folded WHERE v.by_name
UNION ALL
SELECT hash('number', u.unit_id), v.id_key
FROM bare_unit u
JOIN villager v ON v.place = u.place AND substr(v.folded, 1, 1) = substr(u.folded, 1, 1)
WHERE NOT u.is_mute AND (
  digits_alike(u.core, id_of_key(v.id_key)) >= 15
  OR contains(u.core, '*') AND starts_with(id_of_key(v.id_key), regexp_extract(u.core, '^[0-9]*')) AND ends_with(id_of_key(v.id_key), regexp_extract(u.core, '[0-9X]*$'))
    AND length(regexp_extract(u.core, '[0-9X]*$')) >= 3
)
UNION ALL
SELECT hash('near', unit_id), id_key FROM near_number
UNION ALL
SELECT hash('month', unit_id), id_key FROM other_month
UNION ALL
SELECT DISTINCT hash('paid', a.unit_id), a.id_key
FROM enrolled_alike a
JOIN kept_part k ON k.folded = a.folded
JOIN kept_part o ON o.folded = a.other AND o.part = k.part
UNION ALL
SELECT hash('kin', u.unit_id), v.id_key
FROM bare_unit u
JOIN kin k ON k.unit_id = u.unit_id
JOIN villager v ON v.id_key = k.id_key AND v.place = u.place AND substr(v.folded, 1, 1) = substr(u.folded, 1, 1)
WHERE u.is_mute AND length(u.folded) = 2 AND length(v.folded) = 2;
