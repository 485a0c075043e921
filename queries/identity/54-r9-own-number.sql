-- R9, where the number in doubt is nobody else's: somebody who stands on one roll only has in his own household, or on the register of his
-- village, another person of the same name under another valid number, who does not stand on that roll. In the household a name that
-- sounds the same will do. One of the two numbers is wrong, borrowed or out of use; likeness of the numbers plays no part.
-- Reads naming, owner, unit, seed_name, seed_place, member. Writes standing, and pair(unit_id: the key in doubt, id_key, is_kin).

CREATE OR REPLACE TEMP TABLE standing AS
SELECT id_key, bit_count(bit_or(rolls)) AS rolls, max(registered) AS registered
FROM (
  SELECT id_key, rolls, registered FROM naming
  UNION ALL
  -- A damaged number that was brought to this one speaks for it.
  SELECT o.id_key, CAST(1 AS BIGINT) << (u.roll_no % 63), CASE WHEN s.is_register THEN 1 ELSE 0 END
  FROM owner o
  JOIN unit u ON u.unit_id = o.unit_id
  JOIN snapshot_use s ON s.snap = u.snap
)
GROUP BY id_key;

-- Whoever the household register has, or two rolls agree on, is not in doubt.
CREATE OR REPLACE TEMP TABLE lone AS
SELECT s.id_key, s.rolls, s.registered FROM standing s WHERE s.rolls = 1 AND s.registered = 0;

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

-- Or the register has somebody of the very same name in the same village, and does not have the number.
INSERT INTO pair
SELECT DISTINCT l.id_key, b.id_key, false
FROM lone l
JOIN seed_name a ON a.id_key = l.id_key
JOIN seed_place p ON p.id_key = l.id_key
JOIN seed_name b ON b.fold_hash = a.fold_hash AND b.id_key <> l.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.place = p.place
JOIN standing s ON s.id_key = b.id_key AND s.registered = 1;
