-- Reads ghost_pair, lone_ghost, name_level. Writes ghost_maybe(person_key, other_key, level, weight_order): the one of a pair that fewer rows name is
-- 疑似, the other is who it may be.
CREATE OR REPLACE TEMP TABLE ghost_maybe AS
WITH weighed AS (
  SELECT a.person_key, b.person_key AS other_key, a.units, b.units AS other_units,
    max(CASE WHEN a.fold_hash = b.fold_hash THEN 6 WHEN a.sound_hash = b.sound_hash THEN 5 ELSE coalesce(l.level, 0) END) AS level,
    bool_or(a.sex <> b.sex OR a.birth <> b.birth OR (a.lists_once AND a.snap = b.snap)) AS is_barred,
    -- Of two damaged numbers some part must be the same.
    bool_or(length(a.core) >= 15 AND length(b.core) >= 15 AND a.damage NOT IN ('held', 'disowned') AND b.damage NOT IN ('held', 'disowned')
      AND NOT contains(a.core, substr(b.core, 7, 8)) AND NOT contains(b.core, substr(a.core, 7, 8)) AND substr(a.core, -4) <> substr(b.core, -4)
      AND digits_alike(a.core, b.core) < CASE WHEN a.damage = 'trunc000' OR b.damage = 'trunc000' THEN 12 ELSE 15 END) AS is_other_number
  FROM ghost_pair p
  JOIN lone_ghost a ON a.unit_id = p.unit_id
  JOIN lone_ghost b ON b.unit_id = p.other_unit
  LEFT JOIN name_level l ON l.left_name = a.name_hash AND l.right_name = b.name_hash
  GROUP BY a.person_key, b.person_key, a.units, b.units
),
asked AS (
  SELECT person_key, other_key, level
  FROM weighed
  WHERE level >= 2 AND NOT coalesce(is_barred, false) AND NOT coalesce(is_other_number, false)
    AND (other_units > units OR (other_units = units AND other_key > person_key))
)
SELECT person_key, other_key, level, row_number() OVER (PARTITION BY person_key ORDER BY level DESC, other_key DESC) AS weight_order
FROM asked
WHERE other_key NOT IN (SELECT person_key FROM asked);
