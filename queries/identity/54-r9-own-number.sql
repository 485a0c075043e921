-- R9, where the number in doubt is nobody else's: somebody who stands on one roll only has, in his own household or village or by his date of birth
-- in his township, another person of his name under another valid number, who does not stand on that roll, unless it lists people more than once.
-- One of the two numbers is wrong, borrowed or out of use. How much the numbers resemble each other plays no part; that both hold one birth date
-- or one sequence does, as it would if the one were nobody's number yet.
-- Reads naming, misnamed, owner, unit, seed_name, seed_place, member, reading. Writes standing (of those in pair), pair(unit_id: the key in doubt, id_key, is_kin,
-- least: the level from which on the names will do; is_told: the row itself says which of the two is in doubt; is_near: the numbers are nearly one), and name_pair_wanted.

-- Most have one way of being named and placed, and no row but those of their number: only the others need adding up.
CREATE OR REPLACE TEMP TABLE added_to AS SELECT id_key FROM many_namings UNION SELECT id_key FROM owner;

CREATE OR REPLACE TEMP TABLE standing_added AS
SELECT id_key, bit_count(bit_or(rolls)) AS rolls, max(registered) AS registered
FROM (
  SELECT n.id_key, n.rolls, n.registered
  FROM naming n
  SEMI JOIN added_to a ON a.id_key = n.id_key
  -- What stands there under somebody else's name does not speak for it.
  ANTI JOIN (SELECT id_key, name_hash FROM misnamed WHERE level < 6) m ON m.id_key = n.id_key AND m.name_hash = n.name_hash
  UNION ALL
  -- A damaged number that was brought to this one speaks for it.
  SELECT o.id_key, CAST(1 AS BIGINT) << (u.roll_no % 63), CASE WHEN s.is_register THEN 1 ELSE 0 END
  FROM owner o
  JOIN unit u ON u.unit_id = o.unit_id
  JOIN snapshot_use s ON s.snap = u.snap
)
GROUP BY id_key;

-- Rows that give another date of birth than their number holds, or another month where a list tells no days.
CREATE OR REPLACE TEMP TABLE other_birth_row AS
SELECT DISTINCT r.id_key, r.town, r.birth
FROM reading r
JOIN snapshot_use s ON s.snap = r.snap
WHERE r.birth <> birth_of_key(r.id_key) AND NOT (s.by_month AND idiv(r.birth, 100) = idiv(birth_of_key(r.id_key), 100));

-- Whoever the household register has, or two rolls agree on, is not in doubt; but for a number that the register's own birth date is not in.
CREATE OR REPLACE TEMP TABLE lone AS
WITH on_one_roll AS (
  SELECT n.id_key, n.registered FROM naming n ANTI JOIN added_to a ON a.id_key = n.id_key WHERE bit_count(n.rolls) = 1
  UNION ALL
  SELECT id_key, registered FROM standing_added WHERE rolls = 1
)
SELECT id_key FROM on_one_roll WHERE registered = 0 OR id_key IN (SELECT id_key FROM other_birth_row);

-- One roll may copy the other's slip: two rolls that the register does not bear out; or one of them the register, whose own birth date is not the number's.
CREATE OR REPLACE TEMP TABLE copied AS
SELECT id_key, registered
FROM (
  SELECT n.id_key, n.registered FROM naming n ANTI JOIN added_to a ON a.id_key = n.id_key WHERE bit_count(n.rolls) = 2
  UNION ALL
  SELECT id_key, registered FROM standing_added WHERE rolls = 2
)
WHERE registered = 0 OR id_key IN (SELECT id_key FROM other_birth_row);

-- Nor is the register always right: a number that stands nowhere else is in doubt where two rolls or more have a number that is not on the register
-- for the very name in the same village, or in the same township with the same birth date and sequence.
CREATE OR REPLACE TEMP TABLE unlisted AS
SELECT n.id_key FROM naming n ANTI JOIN added_to a ON a.id_key = n.id_key WHERE n.registered = 0 AND bit_count(n.rolls) > 1
UNION ALL
SELECT id_key FROM standing_added WHERE registered = 0 AND rolls > 1;

CREATE OR REPLACE TEMP TABLE registered_alone AS
SELECT n.id_key FROM naming n ANTI JOIN added_to a ON a.id_key = n.id_key WHERE n.registered = 1 AND bit_count(n.rolls) = 1
UNION ALL
SELECT id_key FROM standing_added WHERE registered = 1 AND rolls = 1;

CREATE OR REPLACE TEMP TABLE unlisted_name AS
SELECT n.id_key, n.fold_hash, p.town, p.place
FROM seed_name n
SEMI JOIN unlisted u ON u.id_key = n.id_key
JOIN seed_place p ON p.id_key = n.id_key;

CREATE OR REPLACE TEMP TABLE registered_name AS
SELECT n.id_key, n.fold_hash
FROM seed_name n
SEMI JOIN registered_alone r ON r.id_key = n.id_key
SEMI JOIN unlisted_name u ON u.fold_hash = n.fold_hash;

-- Step by step: planned at once the joins go through all households.
CREATE OR REPLACE TEMP TABLE lone_house AS SELECT l.id_key, own.house FROM lone l JOIN member own ON own.id_key = l.id_key;

CREATE OR REPLACE TEMP TABLE lone_kin AS
SELECT l.id_key, m.id_key AS kin_key FROM lone_house l JOIN member m ON m.house = l.house WHERE m.id_key <> l.id_key;

CREATE OR REPLACE TEMP TABLE house_around AS SELECT DISTINCT k.id_key, m.house FROM lone_kin k JOIN member m ON m.id_key = k.kin_key;

CREATE OR REPLACE TEMP TABLE person_around AS
SELECT DISTINCT a.id_key, m.id_key AS other_key FROM house_around a JOIN member m ON m.house = a.house WHERE m.id_key <> a.id_key;

CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT n.id_key AS unit_id, n.other_key AS id_key, true AS is_kin, 5 AS least, false AS is_told, false AS is_near
FROM person_around n
JOIN seed_name a ON a.id_key = n.id_key
JOIN seed_name b ON b.id_key = n.other_key AND (b.fold_hash = a.fold_hash OR b.sound_hash = a.sound_hash);

INSERT INTO pair
SELECT DISTINCT r.id_key, u.id_key, false, 6, false, false
FROM registered_name r
JOIN seed_place p ON p.id_key = r.id_key
JOIN unlisted_name u ON u.fold_hash = r.fold_hash AND u.town = p.town
WHERE u.place = p.place OR u.id_key % 1100000000000 = r.id_key % 1100000000000;

-- Whoever only a list of the dead has left the register and every other roll: that his number stands nowhere else is no slip.
CREATE OR REPLACE TEMP TABLE departed AS
SELECT DISTINCT r.id_key
FROM reading r
JOIN snapshot_use u ON u.snap = r.snap AND u.kind = 'death'
SEMI JOIN lone l ON l.id_key = r.id_key
-- Who died under a living relative's number does not make that relative dead.
ANTI JOIN (SELECT id_key, name_hash FROM misnamed WHERE level < 6) m ON m.id_key = r.id_key AND m.name_hash = r.name_hash;

-- Or somebody of the very same name, or of one that sounds the same, stands in the same village; or these two alone bear the name in the county, in one township.
CREATE OR REPLACE TEMP TABLE lone_name AS
SELECT DISTINCT l.id_key, a.fold_hash, a.sound_hash, p.town, p.place, d.id_key IS NOT NULL AS has_left
FROM lone l
JOIN seed_name a ON a.id_key = l.id_key
LEFT JOIN seed_place p ON p.id_key = l.id_key
LEFT JOIN departed d ON d.id_key = l.id_key;

CREATE OR REPLACE TEMP TABLE bearer AS
SELECT b.fold_hash, b.id_key, count(*) OVER (PARTITION BY b.fold_hash) AS people
FROM (SELECT DISTINCT fold_hash, id_key FROM seed_name WHERE fold_hash IN (SELECT fold_hash FROM lone_name)) b;

INSERT INTO pair
SELECT DISTINCT l.id_key, b.id_key, false, 6, false, false
FROM lone_name l
JOIN bearer b ON b.fold_hash = l.fold_hash AND b.id_key <> l.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.town = l.town
WHERE NOT l.has_left AND (b.people = 2 OR q.place = l.place);

CREATE OR REPLACE TEMP TABLE sounding_place AS
SELECT b.id_key, b.sound_hash, q.place
FROM (SELECT id_key, sound_hash FROM seed_name WHERE sound_hash IN (SELECT sound_hash FROM lone_name WHERE place IS NOT NULL)) b
JOIN seed_place q ON q.id_key = b.id_key;

INSERT INTO pair
SELECT DISTINCT l.id_key, b.id_key, false, 5, false, false
FROM lone_name l
JOIN sounding_place b ON b.sound_hash = l.sound_hash AND b.place = l.place AND b.id_key <> l.id_key
WHERE NOT l.has_left;

-- Or, of a row that says nothing else or of the dead, the very same name stands under a number that differs in two digits at most, on the same roll or
-- another.
INSERT INTO pair
SELECT DISTINCT l.id_key, b.id_key, false, 6, false, true
FROM lone_name l
JOIN bearer b ON b.fold_hash = l.fold_hash AND b.id_key <> l.id_key
WHERE (l.town IS NULL OR l.has_left) AND digits_alike(id_of_key(l.id_key), id_of_key(b.id_key)) >= 16;

-- A number of two rolls that the register has not is in doubt where the register has the very name in the same village under a number of more rolls.
INSERT INTO pair
SELECT DISTINCT c.id_key, b.id_key, false, 6, false, false
FROM copied c
JOIN seed_name a ON a.id_key = c.id_key
JOIN seed_place p ON p.id_key = c.id_key
JOIN seed_name b ON b.fold_hash = a.fold_hash AND b.id_key <> a.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.place = p.place
WHERE c.registered = 0 AND b.id_key IN (SELECT id_key FROM naming WHERE registered = 1);

-- However many rolls have it: a number that the register has not is an old one, or a new one, where the very name of that birth date and sex stands in the
-- same village under another number, in the same household or in one of a relative's. Namesakes and twins stand on a roll beside each other.
CREATE OR REPLACE TEMP TABLE renumbered AS
SELECT DISTINCT u.id_key, b.id_key AS other_key
FROM unlisted u
JOIN seed_name a ON a.id_key = u.id_key
JOIN seed_place p ON p.id_key = u.id_key
JOIN seed_name b ON b.fold_hash = a.fold_hash AND birth_of_key(b.id_key) = birth_of_key(a.id_key) AND b.id_key <> a.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.place = p.place
WHERE sex_code_of_key(a.id_key) = sex_code_of_key(b.id_key);

CREATE OR REPLACE TEMP TABLE renumbered_house AS
SELECT DISTINCT r.id_key, r.other_key, own.house FROM renumbered r JOIN member own ON own.id_key = r.id_key;

CREATE OR REPLACE TEMP TABLE renumbered_around AS
SELECT DISTINCT h.id_key, h.other_key, o.house
FROM renumbered_house h
JOIN member k ON k.house = h.house AND k.id_key <> h.id_key AND k.id_key <> h.other_key
JOIN member o ON o.id_key = k.id_key
UNION
SELECT id_key, other_key, house FROM renumbered_house;

-- Where the register has the other, this one is in doubt; else the one that fewer rolls have.
INSERT INTO pair
SELECT DISTINCT h.id_key, h.other_key, true, 6, h.other_key IN (SELECT id_key FROM naming WHERE registered = 1), false
FROM renumbered_around h
JOIN member m ON m.house = h.house AND m.id_key = h.other_key;

-- Or under one head's name on either of two lists, where he is not the head himself: the households are numbered anew, and no relative stands on both.
CREATE OR REPLACE TEMP TABLE renumbered_head AS
SELECT DISTINCT r.id_key, h.householder_name
FROM reading r
SEMI JOIN (SELECT id_key FROM renumbered UNION SELECT other_key FROM renumbered) n ON n.id_key = r.id_key
JOIN mention h ON h.mention_id = r.mention_id
WHERE h.householder_name <> h.name_text;

INSERT INTO pair
SELECT DISTINCT r.id_key, r.other_key, false, 6, r.other_key IN (SELECT id_key FROM naming WHERE registered = 1), false
FROM renumbered r
JOIN renumbered_head a ON a.id_key = r.id_key
JOIN renumbered_head b ON b.id_key = r.other_key AND b.householder_name = a.householder_name
WHERE NOT EXISTS (SELECT 1 FROM pair p WHERE p.unit_id = r.id_key AND p.id_key = r.other_key AND p.is_kin);

-- Where a placeholder stands for a character, the name lives in the village without it.
CREATE OR REPLACE TEMP TABLE wild_name AS
SELECT DISTINCT l.id_key, l.place, substr(k.folded, 1, 1) AS family_name, replace(k.folded, '*', '_') AS pattern
FROM (SELECT fold_hash, folded FROM name WHERE contains(folded, '*')) k
JOIN lone_name l ON l.fold_hash = k.fold_hash
WHERE l.place IS NOT NULL AND NOT l.has_left AND length(replace(k.folded, '*', '')) >= 2 AND NOT starts_with(k.folded, '*');

INSERT INTO pair
SELECT DISTINCT w.id_key, b.id_key, false, 4, false, false
FROM wild_name w
JOIN seed_place q ON q.place = w.place AND q.id_key <> w.id_key
JOIN seed_name b ON b.id_key = q.id_key
JOIN name k ON k.name_hash = b.name_hash AND substr(k.folded, 1, 1) = w.family_name
WHERE k.folded LIKE w.pattern;

-- Of two numbers that hold neither one birth date nor one sequence, and are not alike else, it takes more than a name in a village to be one person's. One
-- date is also that whose month and day changed places, and the day by the old calendar: with it number and check character change.
DELETE FROM pair
WHERE NOT (is_kin OR is_told OR is_near)
  AND birth_parts_alike(birth_of_key(unit_id), birth_of_key(id_key)) < 2
  AND NOT (
    sex_code_of_key(unit_id) = sex_code_of_key(id_key)
    AND (is_turned_date(birth_of_key(unit_id), birth_of_key(id_key)) OR is_lunar_pair(birth_of_key(unit_id), birth_of_key(id_key)))
  )
  AND unit_id % 11000 <> id_key % 11000
  AND digits_alike(id_of_key(unit_id), id_of_key(id_key)) < 15;

-- The row's own date of birth is not that of its number, and the very name stands in the township under a number that holds it: two rolls may have
-- the one relative's number, but no roll has two people's birth.
CREATE OR REPLACE TEMP TABLE told_birth AS
SELECT o.id_key, o.town, o.birth
FROM other_birth_row o
WHERE birth_parts_alike(o.birth, birth_of_key(o.id_key)) < 2 AND (o.id_key IN (SELECT id_key FROM lone) OR o.id_key IN (SELECT id_key FROM copied));

INSERT INTO pair
SELECT DISTINCT o.id_key, b.id_key, false, 6, true, false
FROM told_birth o
ANTI JOIN (SELECT id_key FROM naming WHERE confirmed = 1) c ON c.id_key = o.id_key
JOIN seed_name a ON a.id_key = o.id_key
JOIN seed_name b ON b.fold_hash = a.fold_hash AND birth_of_key(b.id_key) = o.birth
JOIN seed_place q ON q.id_key = b.id_key AND q.town = o.town;

-- Or the names agree in part, and both numbers hold one birth date or one sequence, in the same village; or nearly, and one birth date in the same
-- township; or of one name that few bear, wherever they live; or the
-- row's own birth date, which is not that of its number, is that of the other, in the same township. A column cuts long names: what is left is the whole
-- one's in one village where nobody else's begins so. Many share the name that comes first, and whoever only a list of the dead has is another.
CREATE OR REPLACE TEMP TABLE lone_place AS
SELECT DISTINCT l.id_key, p.town, p.place, birth_of_key(l.id_key) AS birth, l.id_key % 11000 AS sequence
FROM lone l
JOIN seed_place p ON p.id_key = l.id_key
WHERE p.place IS NOT NULL;

CREATE OR REPLACE TEMP TABLE lone_birth AS
SELECT r.id_key, r.town, r.birth FROM other_birth_row r SEMI JOIN lone l ON l.id_key = r.id_key WHERE r.town IS NOT NULL;

CREATE OR REPLACE TEMP TABLE long_name AS SELECT name_hash, folded, hash(substr(folded, 1, 4)) AS head FROM name WHERE length(folded) >= 4;

CREATE OR REPLACE TEMP TABLE person_head AS
SELECT DISTINCT n.id_key, n.name_hash, p.place, k.head, k.folded
FROM long_name k
JOIN seed_name n ON n.name_hash = k.name_hash
JOIN seed_place p ON p.id_key = n.id_key
WHERE p.place IS NOT NULL;

CREATE OR REPLACE TEMP TABLE cut_off AS
SELECT l.id_key, min(p.id_key) AS other_key
FROM (SELECT DISTINCT id_key, place FROM lone_place ANTI JOIN departed USING (id_key)) l
JOIN person_head own ON own.id_key = l.id_key AND own.place = l.place
JOIN person_head p ON p.place = own.place AND p.head = own.head
WHERE p.id_key <> l.id_key AND (starts_with(p.folded, own.folded) OR starts_with(own.folded, p.folded))
GROUP BY l.id_key
HAVING count(DISTINCT p.id_key) = 1;

-- Of a name that hundreds bear two have one birth date, or one sequence, by chance: one in some five thousand pairs.
CREATE OR REPLACE TEMP TABLE rare_lone AS
SELECT a.id_key, a.fold_hash
FROM lone l
JOIN seed_name a ON a.id_key = l.id_key
SEMI JOIN (SELECT fold_hash FROM bearer WHERE people <= 100) b ON b.fold_hash = a.fold_hash;

CREATE OR REPLACE TEMP TABLE trait_met AS
SELECT l.id_key, p.id_key AS other_key, CASE WHEN p.place = l.place THEN 3 ELSE 4 END AS least
FROM lone_place l
JOIN seed_place p ON p.town = l.town AND birth_of_key(p.id_key) = l.birth
WHERE p.id_key <> l.id_key
UNION
SELECT l.id_key, p.id_key, 3 FROM lone_place l JOIN seed_place p ON p.place = l.place AND p.id_key % 11000 = l.sequence WHERE p.id_key <> l.id_key
UNION
SELECT l.id_key, p.id_key, 3 FROM lone_birth l JOIN seed_place p ON p.town = l.town AND birth_of_key(p.id_key) = l.birth WHERE p.id_key <> l.id_key
UNION
SELECT l.id_key, b.id_key, 3
FROM rare_lone l
JOIN seed_name b ON b.fold_hash = l.fold_hash AND birth_of_key(b.id_key) = birth_of_key(l.id_key)
WHERE b.id_key <> l.id_key
UNION
SELECT l.id_key, b.id_key, 3
FROM rare_lone l
JOIN seed_name b ON b.fold_hash = l.fold_hash AND b.id_key % 11000 = l.id_key % 11000
WHERE b.id_key <> l.id_key
UNION
SELECT id_key, other_key, 3 FROM cut_off;

-- Names that agree in part begin alike: the others need not be compared.
CREATE OR REPLACE TEMP TABLE trait_named AS
SELECT DISTINCT m.id_key, m.other_key, m.least, a.name_hash AS left_name, b.name_hash AS right_name
FROM trait_met m
JOIN seed_name a ON a.id_key = m.id_key
JOIN seed_name b ON b.id_key = m.other_key
JOIN name x ON x.name_hash = a.name_hash
JOIN name y ON y.name_hash = b.name_hash
WHERE starts_with(y.folded, substr(x.folded, 1, 1));

-- Either of the two may be the one in doubt.
INSERT INTO pair
SELECT id_key, other_key, false, least, false, false FROM trait_named UNION SELECT other_key, id_key, false, least, false, false FROM trait_named;

CREATE OR REPLACE TEMP TABLE standing AS
WITH asked AS (SELECT unit_id AS id_key FROM pair UNION SELECT id_key FROM pair)
SELECT n.id_key, bit_count(n.rolls) AS rolls, n.registered FROM naming n SEMI JOIN asked p ON p.id_key = n.id_key ANTI JOIN added_to a ON a.id_key = n.id_key
UNION ALL
SELECT s.id_key, s.rolls, s.registered FROM standing_added s SEMI JOIN asked p ON p.id_key = s.id_key;

CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT left_name, right_name
FROM (
  SELECT left_name, right_name FROM trait_named
  UNION
  SELECT right_name, left_name FROM trait_named
  UNION
  SELECT a.name_hash, b.name_hash
  FROM pair p
  JOIN seed_name a ON a.id_key = p.unit_id
  JOIN seed_name b ON b.id_key = p.id_key
  WHERE p.least = 4 AND p.unit_id IN (SELECT id_key FROM wild_name)
) n
WHERE left_name <> right_name AND NOT EXISTS (SELECT 1 FROM name_level l WHERE l.left_name = n.left_name AND l.right_name = n.right_name);
