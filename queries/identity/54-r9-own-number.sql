-- R9, where the number in doubt is nobody else's: somebody who stands on one roll only has, in his own household or village or by his date of birth
-- in his township, another person of his name under another valid number, who does not stand on that roll, unless it lists people more than once.
-- One of the two numbers is wrong, borrowed or out of use. How much the numbers resemble each other plays no part; that both hold one birth date
-- or one sequence does, as it would if the one were nobody's number yet.
-- Reads naming, owner, unit, seed_name, seed_place, member, reading. Writes standing, pair(unit_id: the key in doubt, id_key, is_kin, least: the level
-- from which on the names will do), and name_pair_wanted.

-- Most have one way of being named and placed, and no row but those of their number: only the others need adding up.
CREATE OR REPLACE TEMP TABLE added_to AS SELECT id_key FROM many_namings UNION SELECT id_key FROM owner;

CREATE OR REPLACE TEMP TABLE standing AS
SELECT n.id_key, bit_count(n.rolls) AS rolls, n.registered FROM naming n ANTI JOIN added_to a ON a.id_key = n.id_key
UNION ALL
SELECT id_key, bit_count(bit_or(rolls)) AS rolls, max(registered) AS registered
FROM (
  SELECT n.id_key, n.rolls, n.registered FROM naming n SEMI JOIN added_to a ON a.id_key = n.id_key
  UNION ALL
  -- A damaged number that was brought to this one speaks for it.
  SELECT o.id_key, CAST(1 AS BIGINT) << (u.roll_no % 63), CASE WHEN s.is_register THEN 1 ELSE 0 END
  FROM owner o
  JOIN unit u ON u.unit_id = o.unit_id
  JOIN snapshot_use s ON s.snap = u.snap
)
GROUP BY id_key;

-- Whoever the household register has, or two rolls agree on, is not in doubt; but for a number that the register's own birth date is not in.
CREATE OR REPLACE TEMP TABLE lone AS
SELECT s.id_key, s.rolls, s.registered FROM standing s WHERE s.rolls = 1 AND s.registered = 0
UNION ALL
SELECT s.id_key, s.rolls, s.registered
FROM standing s
WHERE s.rolls = 1 AND s.registered = 1 AND s.id_key IN (SELECT id_key FROM reading WHERE birth <> birth_of_key(id_key));

-- Step by step: planned at once the joins go through all households.
CREATE OR REPLACE TEMP TABLE lone_house AS SELECT l.id_key, own.house FROM lone l JOIN member own ON own.id_key = l.id_key;

CREATE OR REPLACE TEMP TABLE lone_kin AS
SELECT l.id_key, m.id_key AS kin_key FROM lone_house l JOIN member m ON m.house = l.house WHERE m.id_key <> l.id_key;

CREATE OR REPLACE TEMP TABLE house_around AS SELECT DISTINCT k.id_key, m.house FROM lone_kin k JOIN member m ON m.id_key = k.kin_key;

CREATE OR REPLACE TEMP TABLE person_around AS
SELECT DISTINCT a.id_key, m.id_key AS other_key FROM house_around a JOIN member m ON m.house = a.house WHERE m.id_key <> a.id_key;

CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT n.id_key AS unit_id, n.other_key AS id_key, true AS is_kin, 5 AS least
FROM person_around n
JOIN seed_name a ON a.id_key = n.id_key
JOIN seed_name b ON b.id_key = n.other_key AND (b.fold_hash = a.fold_hash OR b.sound_hash = a.sound_hash);

-- Or somebody of the very same name stands in the same village; or these two alone bear the name in the county, in one township.
CREATE OR REPLACE TEMP TABLE lone_name AS
SELECT DISTINCT l.id_key, a.fold_hash, p.town, p.place
FROM lone l
JOIN seed_name a ON a.id_key = l.id_key
JOIN seed_place p ON p.id_key = l.id_key;

CREATE OR REPLACE TEMP TABLE bearer AS
SELECT b.fold_hash, b.id_key, count(*) OVER (PARTITION BY b.fold_hash) AS people
FROM (SELECT DISTINCT fold_hash, id_key FROM seed_name WHERE fold_hash IN (SELECT fold_hash FROM lone_name)) b;

INSERT INTO pair
SELECT DISTINCT l.id_key, b.id_key, false, 6
FROM lone_name l
JOIN bearer b ON b.fold_hash = l.fold_hash AND b.id_key <> l.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.town = l.town
WHERE b.people = 2 OR q.place = l.place;

-- Or the names agree in part, and both numbers hold one birth date or one sequence, in the same village; or of one name wherever they live; or the
-- row's own birth date, which is not that of its number, is that of the other, in the same township.
CREATE OR REPLACE TEMP TABLE lone_trait AS
SELECT DISTINCT l.id_key, hash('birth', birth_of_key(l.id_key), p.place) AS trait
FROM lone l JOIN seed_place p ON p.id_key = l.id_key
WHERE p.place IS NOT NULL
UNION ALL
SELECT DISTINCT l.id_key, hash('sequence', l.id_key % 11000, p.place)
FROM lone l JOIN seed_place p ON p.id_key = l.id_key
WHERE p.place IS NOT NULL
UNION ALL
SELECT DISTINCT l.id_key, hash('name', CASE part WHEN 1 THEN birth_of_key(l.id_key) ELSE l.id_key % 11000 END, part, a.fold_hash)
FROM lone l JOIN seed_name a ON a.id_key = l.id_key CROSS JOIN (VALUES (1), (2)) AS parts(part)
UNION ALL
SELECT DISTINCT l.id_key, hash('own', r.birth, r.town)
FROM lone l JOIN reading r ON r.id_key = l.id_key
WHERE r.birth <> birth_of_key(l.id_key) AND r.town IS NOT NULL;

-- A column cuts long names: in one village the first four characters are the name.
INSERT INTO lone_trait
SELECT DISTINCT l.id_key, hash('cut', substr(k.folded, 1, 4), p.place)
FROM lone l
JOIN seed_name n ON n.id_key = l.id_key
JOIN name k ON k.name_hash = n.name_hash AND length(k.folded) >= 4
JOIN seed_place p ON p.id_key = l.id_key
WHERE p.place IS NOT NULL;

CREATE OR REPLACE TEMP TABLE trait_met AS
WITH trait AS (
  SELECT id_key, hash('birth', birth_of_key(id_key), place) AS trait FROM seed_place WHERE place IS NOT NULL
  UNION ALL
  SELECT id_key, hash('sequence', id_key % 11000, place) FROM seed_place WHERE place IS NOT NULL
  UNION ALL
  SELECT n.id_key, hash('name', CASE part WHEN 1 THEN birth_of_key(n.id_key) ELSE n.id_key % 11000 END, part, n.fold_hash)
  FROM seed_name n
  CROSS JOIN (VALUES (1), (2)) AS parts(part)
  WHERE n.fold_hash IN (SELECT a.fold_hash FROM lone l JOIN seed_name a ON a.id_key = l.id_key)
  UNION ALL
  SELECT id_key, hash('own', birth_of_key(id_key), town) FROM seed_place
  UNION ALL
  SELECT n.id_key, hash('cut', substr(k.folded, 1, 4), p.place)
  FROM (SELECT name_hash, folded FROM name WHERE length(folded) >= 4) k
  JOIN seed_name n ON n.name_hash = k.name_hash
  JOIN seed_place p ON p.id_key = n.id_key
  WHERE p.place IN (SELECT p.place FROM lone l JOIN seed_place p ON p.id_key = l.id_key)
)
SELECT DISTINCT l.id_key, t.id_key AS other_key
FROM lone_trait l
JOIN trait t ON t.trait = l.trait AND t.id_key <> l.id_key;

-- Names that agree in part begin alike: the others need not be compared.
CREATE OR REPLACE TEMP TABLE trait_named AS
SELECT DISTINCT m.id_key, m.other_key, a.name_hash AS left_name, b.name_hash AS right_name
FROM trait_met m
JOIN seed_name a ON a.id_key = m.id_key
JOIN seed_name b ON b.id_key = m.other_key
JOIN name x ON x.name_hash = a.name_hash
JOIN name y ON y.name_hash = b.name_hash
WHERE starts_with(y.folded, substr(x.folded, 1, 1));

-- Either of the two may be the one in doubt.
INSERT INTO pair
SELECT id_key, other_key, false, 3 FROM trait_named UNION SELECT other_key, id_key, false, 3 FROM trait_named;

CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT left_name, right_name
FROM (SELECT left_name, right_name FROM trait_named UNION SELECT right_name, left_name FROM trait_named) n
WHERE left_name <> right_name AND NOT EXISTS (SELECT 1 FROM name_level l WHERE l.left_name = n.left_name AND l.right_name = n.right_name);
