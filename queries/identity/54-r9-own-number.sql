-- R9, where the number in doubt is nobody else's: somebody who stands on one roll only has in his own household, on the register of his village,
-- or alone in the county and in his township, another person of the same name under another valid number, who does not stand on that roll,
-- unless it lists people more than once. In the household a name that sounds the same will do. One of the two numbers is wrong, borrowed or out of use; likeness of the numbers plays no part.
-- Reads naming, owner, unit, seed_name, seed_place, member. Writes standing, and pair(unit_id: the key in doubt, id_key, is_kin).

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

CREATE OR REPLACE TEMP TABLE pair AS
WITH kin AS (
  SELECT DISTINCT l.id_key, m.id_key AS kin_key
  FROM lone l
  JOIN member own ON own.id_key = l.id_key
  JOIN member m ON m.house = own.house AND m.id_key <> l.id_key
),
around AS (
  SELECT DISTINCT k.id_key, m.house
  FROM kin k
  JOIN member m ON m.id_key = k.kin_key
),
near AS (
  SELECT DISTINCT a.id_key, m.id_key AS other_key
  FROM around a
  JOIN member m ON m.house = a.house AND m.id_key <> a.id_key
)
SELECT DISTINCT n.id_key AS unit_id, n.other_key AS id_key, true AS is_kin
FROM near n
JOIN seed_name a ON a.id_key = n.id_key
JOIN seed_name b ON b.id_key = n.other_key AND (b.fold_hash = a.fold_hash OR b.sound_hash = a.sound_hash);

-- Or somebody of the very same name stands in the same village, on the register or, where that has the number, on several rolls; or these two
-- alone bear the name in the county, in one township.
CREATE OR REPLACE TEMP TABLE lone_name AS
SELECT DISTINCT l.id_key, l.registered, a.fold_hash, p.town, p.place
FROM lone l
JOIN seed_name a ON a.id_key = l.id_key
JOIN seed_place p ON p.id_key = l.id_key;

CREATE OR REPLACE TEMP TABLE bearer AS
SELECT b.fold_hash, b.id_key, count(*) OVER (PARTITION BY b.fold_hash) AS people
FROM (SELECT DISTINCT fold_hash, id_key FROM seed_name WHERE fold_hash IN (SELECT fold_hash FROM lone_name)) b;

INSERT INTO pair
SELECT DISTINCT l.id_key, b.id_key, false
FROM lone_name l
JOIN bearer b ON b.fold_hash = l.fold_hash AND b.id_key <> l.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.town = l.town
JOIN standing s ON s.id_key = b.id_key
WHERE b.people = 2 OR (q.place = l.place AND (s.registered = 1 OR (l.registered = 1 AND s.rolls > 1)));
