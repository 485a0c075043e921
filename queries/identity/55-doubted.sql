-- Reads pair(unit_id: the key in doubt, id_key, is_kin, least, is_told, is_near), standing, decision, reading, name_level. Writes doubted: whose own valid number is
-- in doubt, and who he may be.
CREATE OR REPLACE TEMP TABLE doubted AS
WITH apart AS (
  SELECT p.unit_id AS id_key, p.id_key AS other_key, bool_or(p.is_kin) AS is_kin, min(p.least) AS least, bool_or(p.is_near) AS is_near, any_value(a.registered) AS registered,
    any_value(a.rolls) AS rolls
  FROM pair p
  JOIN standing a ON a.id_key = p.unit_id
  JOIN standing b ON b.id_key = p.id_key
  WHERE p.unit_id <> p.id_key
    -- In doubt is the one that fewer rolls have; of two on one roll each the one that the register has not.
    AND (p.is_told OR b.rolls > a.rolls OR (b.rolls = a.rolls AND (b.registered > a.registered OR (b.registered = a.registered AND b.id_key < a.id_key))))
    AND (p.is_told OR NOT EXISTS (SELECT 1 FROM pair q WHERE q.is_told AND q.unit_id = p.id_key AND q.id_key = p.unit_id))
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.verdict = 'not_same' AND d.held_key = p.unit_id AND d.id_key = p.id_key)
  GROUP BY p.unit_id, p.id_key
),
named AS (
  SELECT p.id_key, p.other_key, max(CASE WHEN n.fold_hash = o.fold_hash THEN 6 WHEN n.sound_hash = o.sound_hash THEN 5 ELSE coalesce(l.level, 0) END) AS level
  FROM apart p
  JOIN seed_name n ON n.id_key = p.id_key
  JOIN seed_name o ON o.id_key = p.other_key
  LEFT JOIN name_level l ON l.left_name = n.name_hash AND l.right_name = o.name_hash
  GROUP BY p.id_key, p.other_key
),
-- Rows of one roll that lists people once; but not the row of somebody else under the same number.
own_row AS (
  SELECT r.id_key, r.snap
  FROM reading r
  JOIN snapshot_use u ON u.snap = r.snap AND u.lists_once
  WHERE r.id_key IN (SELECT id_key FROM apart UNION ALL SELECT other_key FROM apart)
    AND NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = r.id_key AND m.name_hash = r.name_hash AND m.level < 6)
),
same_roll AS (
  SELECT DISTINCT p.id_key, p.other_key
  FROM apart p
  JOIN own_row a ON a.id_key = p.id_key
  JOIN own_row b ON b.id_key = p.other_key AND b.snap = a.snap
),
family AS (
  SELECT p.id_key, p.other_key, p.is_kin, p.registered, p.rolls, n.level
  FROM apart p
  JOIN named n ON n.id_key = p.id_key AND n.other_key = p.other_key AND n.level >= p.least
  WHERE p.is_near OR NOT EXISTS (SELECT 1 FROM same_roll s WHERE s.id_key = p.id_key AND s.other_key = p.other_key)
),
-- Few: else all places of the county would be put in order twice.
place_of AS (
  SELECT p.id_key, p.town, p.place FROM seed_place p WHERE p.id_key IN (SELECT id_key FROM family UNION ALL SELECT other_key FROM family)
)
SELECT
  f.id_key,
  f.other_key,
  any_value(n.fold_hash) AS fold_hash,
  any_value(n.sound_hash) AS sound_hash,
  any_value(f.level) AS level,
  bool_or(a.place = b.place) AS same_place,
  bool_or(a.town = b.town) AS same_town,
  any_value(f.is_kin) AS is_kin,
  any_value(f.registered) AS registered,
  any_value(f.rolls) AS rolls,
  row_number() OVER (PARTITION BY f.id_key ORDER BY any_value(f.is_kin) DESC, any_value(f.level) DESC, f.other_key) AS weight_order
FROM family f
JOIN seed_name n ON n.id_key = f.id_key
LEFT JOIN place_of a ON a.id_key = f.id_key
LEFT JOIN place_of b ON b.id_key = f.other_key
-- Somebody who is in doubt himself is nobody to be taken for.
WHERE f.other_key NOT IN (SELECT id_key FROM family) AND f.other_key NOT IN (SELECT id_key FROM misnamed WHERE level = 6)
  AND f.id_key NOT IN (SELECT id_key FROM misnamed WHERE level = 6)
GROUP BY f.id_key, f.other_key;
