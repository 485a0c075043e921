-- Reads pair, unit, seed_name, name_level. Writes pair_name: the names of each pair, looked up once, and their level where it is plain; and
-- name_pair_wanted: names that are neither the same nor sound the same and were not compared before.
CREATE OR REPLACE TEMP TABLE pair_name AS
SELECT
  p.unit_id,
  p.id_key,
  p.strong,
  u.name_hash AS own_name,
  n.name_hash AS other_name,
  -- A name that only perhaps is the row's own.
  CASE
    WHEN u.is_maybe AND (n.fold_hash = u.fold_hash OR n.sound_hash = u.sound_hash) THEN 4
    WHEN n.fold_hash = u.fold_hash THEN 6
    WHEN n.sound_hash = u.sound_hash THEN 5
  END AS level,
  n.fold_hash <> u.fold_hash AS is_other
FROM pair p
JOIN unit u ON u.unit_id = p.unit_id
JOIN seed_name n ON n.id_key = p.id_key;

CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT DISTINCT p.own_name AS left_name, p.other_name AS right_name
FROM pair_name p
WHERE p.own_name IS NOT NULL
  AND p.is_other
  AND p.level IS NULL
  AND NOT EXISTS (SELECT 1 FROM name_level l WHERE l.left_name = p.own_name AND l.right_name = p.other_name);
