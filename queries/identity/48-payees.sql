-- Reads unit_paid, open_unit, owner, reading, namesake, snapshot_use. Writes on_paid_roll and payee_rival, which R7 and R14 go by.

CREATE OR REPLACE TEMP TABLE payee_name AS
SELECT u.unit_id, q.roll, u.fold_hash, u.place, CASE WHEN u.place IS NULL THEN nullif(u.town, hash('')) END AS town, m.name_text
FROM open_unit u
JOIN unit_paid q ON q.unit_id = u.unit_id
JOIN mention m ON m.mention_id = u.first_mention;

-- Who is on the rolls that payees without a number are paid from, by his own number or by what other rules have found.
CREATE OR REPLACE TEMP TABLE enrolled_row AS
WITH paid AS (
  SELECT snap, roll FROM snapshot_use WHERE roll IN (SELECT roll FROM payee_name)
)
SELECT p.roll, r.snap, r.id_key, r.house FROM paid p JOIN reading r ON r.snap = p.snap AND r.role = 'self' AND r.id_key IS NOT NULL
UNION
SELECT p.roll, t.snap, o.id_key, t.house FROM paid p JOIN unit t ON t.snap = p.snap AND t.role = 'self' JOIN owner o ON o.unit_id = t.unit_id;

CREATE OR REPLACE TEMP TABLE on_paid_roll AS SELECT DISTINCT roll, id_key FROM enrolled_row;

-- Who of a payee's very name may be meant though none of these rolls has him: whoever was taken off one or has died, for an older one is not there; and
-- (`id_key` null) somebody of it whom nobody knows, beside one who is known (`besides_key`).
CREATE OR REPLACE TEMP TABLE payee_rival AS
WITH gone AS (
  SELECT s.roll, r.id_key FROM snapshot_use s JOIN reading r ON r.snap = s.snap AND r.role = 'self' AND r.id_key IS NOT NULL WHERE s.kind IN ('departure', 'death')
  UNION
  SELECT s.roll, o.id_key FROM snapshot_use s JOIN unit t ON t.snap = s.snap AND t.role = 'self' JOIN owner o ON o.unit_id = t.unit_id WHERE s.kind IN ('departure', 'death')
),
-- Names first: nobody else of a roll need be looked at.
known AS (SELECT DISTINCT o.roll, o.snap, o.id_key, n.fold_hash FROM enrolled_row o JOIN namesake n ON n.id_key = o.id_key),
-- A row of the roll that nobody owns.
unowned AS (
  SELECT u.unit_id, t.snap, u.fold_hash
  FROM payee_name u
  JOIN snapshot_use s ON s.roll = u.roll
  JOIN open_unit t ON t.snap = s.snap AND t.role = 'self' AND t.fold_hash = u.fold_hash
    AND coalesce(t.place = u.place, u.place IS NULL OR t.place IS NULL) AND coalesce(t.town = u.town, u.town IS NULL OR t.town IS NULL)
),
-- A household whose head draws its money, and is not on the roll himself.
headed AS (
  SELECT DISTINCT u.unit_id, u.fold_hash, u.roll, r.snap, r.house, r.place
  FROM payee_name u
  JOIN mention h ON h.householder_name = u.name_text AND h.roll = u.roll AND h.role = 'self'
  JOIN reading r ON r.mention_id = h.mention_id
  WHERE coalesce(r.place = u.place, u.place IS NULL OR r.place IS NULL) AND coalesce(r.town = u.town, u.town IS NULL OR r.town IS NULL)
),
bearing AS (
  SELECT r.snap, r.house, r.place, k.fold_hash
  FROM reading r
  JOIN name k ON k.name_hash = r.name_hash
  WHERE r.role = 'self' AND r.snap IN (SELECT snap FROM headed) AND k.fold_hash IN (SELECT fold_hash FROM headed)
),
elsewhere_headed AS (
  SELECT h.unit_id, h.roll, h.fold_hash, h.house
  FROM headed h
  WHERE NOT EXISTS (SELECT 1 FROM bearing b WHERE b.snap = h.snap AND b.fold_hash = h.fold_hash AND b.house = h.house)
    AND NOT EXISTS (SELECT 1 FROM bearing b WHERE h.house IS NULL AND b.snap = h.snap AND b.fold_hash = h.fold_hash AND b.place = h.place)
)
SELECT DISTINCT u.unit_id, g.id_key, CAST(NULL AS BIGINT) AS besides_key
FROM payee_name u
JOIN namesake n ON n.fold_hash = u.fold_hash AND coalesce(n.place = u.place, u.place IS NULL) AND coalesce(n.town = u.town, u.town IS NULL)
JOIN gone g ON g.id_key = n.id_key AND (g.roll <> 'dibao_exit' OR u.roll = 'dibao')
UNION ALL
SELECT DISTINCT w.unit_id, CAST(NULL AS BIGINT), o.id_key
FROM unowned w
JOIN known o ON o.snap = w.snap AND o.fold_hash = w.fold_hash
UNION ALL
SELECT DISTINCT h.unit_id, CAST(NULL AS BIGINT), o.id_key
FROM elsewhere_headed h
JOIN known o ON o.roll = h.roll AND o.fold_hash = h.fold_hash
WHERE NOT EXISTS (SELECT 1 FROM enrolled_row x WHERE x.id_key = o.id_key AND x.house = h.house);
