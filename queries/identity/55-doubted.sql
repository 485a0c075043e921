-- Reads pair(unit_id: the key in doubt, id_key), standing, decision, reading. Writes doubted: whose own valid number is in doubt, and who he may be.
CREATE OR REPLACE TEMP TABLE doubted AS
WITH apart AS (
  SELECT p.unit_id AS id_key, p.id_key AS other_key, bool_or(p.is_kin) AS is_kin
  FROM pair p
  JOIN standing a ON a.id_key = p.unit_id
  JOIN standing b ON b.id_key = p.id_key
  WHERE p.unit_id <> p.id_key
    AND (b.registered > a.registered OR b.rolls > a.rolls OR (b.registered = a.registered AND b.rolls = a.rolls AND b.id_key < a.id_key))
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.verdict = 'not_same' AND d.held_key = p.unit_id AND d.id_key = p.id_key)
  GROUP BY p.unit_id, p.id_key
),
same_roll AS (
  SELECT DISTINCT p.id_key, p.other_key
  FROM apart p
  JOIN reading a ON a.id_key = p.id_key
  JOIN reading b ON b.id_key = p.other_key AND b.snap = a.snap
  JOIN snapshot_use u ON u.snap = a.snap AND u.lists_once
),
family AS (
  SELECT p.id_key, p.other_key, p.is_kin
  FROM apart p
  WHERE NOT EXISTS (SELECT 1 FROM same_roll s WHERE s.id_key = p.id_key AND s.other_key = p.other_key)
)
SELECT
  f.id_key,
  f.other_key,
  any_value(n.fold_hash) AS fold_hash,
  bool_or(a.place = b.place) AS same_place,
  any_value(f.is_kin) AS is_kin,
  row_number() OVER (PARTITION BY f.id_key ORDER BY any_value(f.is_kin) DESC, f.other_key) AS weight_order
FROM family f
JOIN seed_name n ON n.id_key = f.id_key
LEFT JOIN seed_place a ON a.id_key = f.id_key
LEFT JOIN seed_place b ON b.id_key = f.other_key
-- Somebody who is in doubt himself is nobody to be taken for.
WHERE f.other_key NOT IN (SELECT id_key FROM family) AND f.other_key NOT IN (SELECT id_key FROM misnamed WHERE level = 6)
  AND f.id_key NOT IN (SELECT id_key FROM misnamed WHERE level = 6)
GROUP BY f.id_key, f.other_key;
