-- Reads ghost_pair, lone_ghost, name_level, decision_beside. Writes ghost_maybe(person_key, other_key, weight_order, and what agrees): the one of
-- a pair that is settled already, else the one that fewer rows name, is 疑似; the other is who it may be.
CREATE OR REPLACE TEMP TABLE ghost_maybe AS
WITH met AS (
  SELECT p.same_day, p.same_place, p.same_number, p.same_fifteen, p.same_kin, a.person_key, b.person_key AS other_key, a.units, b.units AS other_units, a.is_settled, b.is_settled AS other_settled,
    CASE WHEN a.fold_hash = b.fold_hash THEN 6 WHEN a.sound_hash = b.sound_hash THEN 5 ELSE coalesce(l.level, 0) END AS level,
    a.fold_hash,
    a.sound_hash,
    CAST(a.birth = b.birth AS INTEGER) AS birth,
    CAST(a.sex = b.sex AS INTEGER) AS sex,
    CASE WHEN a.place = b.place THEN 2 WHEN a.town = b.town THEN 1 WHEN a.town IS NOT NULL AND b.town IS NOT NULL THEN 0 END AS place,
    CASE
      WHEN length(a.core) < 14 OR length(b.core) < 14 OR a.damage IN ('held', 'disowned', 'two_ids') OR b.damage IN ('held', 'disowned', 'two_ids') THEN NULL
      ELSE CAST(contains(a.core, substr(b.core, 7, 8)) OR contains(b.core, substr(a.core, 7, 8)) OR p.same_number AS INTEGER)
        + CAST(substr(a.core, -4) = substr(b.core, -4) OR p.same_number AS INTEGER)
    END AS parts,
    substr(a.core, 1, 6) = substr(b.core, 1, 6) AS same_area,
    a.sex <> b.sex OR (a.lists_once AND a.snap = b.snap) OR EXISTS (
      SELECT 1 FROM decision_beside d WHERE d.signature = a.signature AND d.other_signature = b.signature AND d.verdict = 'not_same'
    ) AS is_barred,
    length(a.folded) = 2 AND length(b.folded) = 2 AS is_short,
    -- One slip in a date leaves two of its three parts whole; for one name in one village, or one that nobody else bears, the year is enough.
    birth_parts_alike(a.birth, b.birth) < 2 AND NOT ((p.same_place OR (p.only_these AND a.town = b.town)) AND a.fold_hash = b.fold_hash AND idiv(a.birth, 10000) = idiv(b.birth, 10000))
      AND NOT contains(a.core, CAST(b.birth AS VARCHAR)) AND NOT contains(b.core, CAST(a.birth AS VARCHAR)) AS is_other_birth,
    -- Of two damaged numbers some part must be the same, where nothing else says as much.
    length(a.core) >= 15 AND length(b.core) >= 15 AND a.damage NOT IN ('held', 'disowned', 'two_ids') AND b.damage NOT IN ('held', 'disowned', 'two_ids')
      AND NOT p.same_number AND NOT p.same_fifteen
      AND NOT (p.same_place AND (a.fold_hash = b.fold_hash OR coalesce(a.sound_hash = b.sound_hash, false)))
      AND q.unit_id IS NULL
      AND NOT coalesce(a.birth = b.birth, false)
      AND NOT coalesce(contains(a.core, CAST(b.birth AS VARCHAR)) OR contains(b.core, CAST(a.birth AS VARCHAR)), false)
      AND NOT contains(a.core, substr(b.core, 7, 8)) AND NOT contains(b.core, substr(a.core, 7, 8)) AND substr(a.core, -4) <> substr(b.core, -4)
      AND digits_alike(a.core, b.core) < CASE WHEN a.damage = 'trunc000' OR b.damage = 'trunc000' THEN 12 ELSE 15 END AS is_other_number
  FROM ghost_pair p
  JOIN lone_ghost a ON a.unit_id = p.unit_id
  JOIN lone_ghost b ON b.unit_id = p.other_unit
  LEFT JOIN near_number q ON q.unit_id = p.unit_id AND q.other_unit = p.other_unit
  LEFT JOIN name_level l ON l.left_name = a.name_hash AND l.right_name = b.name_hash
),
weighed AS (
  SELECT person_key, other_key, any_value(units) AS units, any_value(other_units) AS other_units, any_value(is_settled) AS is_settled,
    any_value(other_settled) AS other_settled, max(level) AS level, arg_max(fold_hash, level) AS fold_hash, arg_max(sound_hash, level) AS sound_hash,
    max(birth) AS birth, max(sex) AS sex, max(place) AS place, max(CASE WHEN parts > 0 THEN parts + 1 WHEN parts = 0 AND same_area THEN 1 ELSE parts END) AS number
  FROM met
  GROUP BY person_key, other_key
  HAVING NOT bool_or(coalesce(is_barred, false) OR coalesce(is_other_birth, false) OR coalesce(is_other_number, false))
    AND bool_or(level >= 5 OR (level >= 3 AND (same_place OR same_fifteen)) OR (level >= 2 AND (same_day OR same_number))
      OR (level >= 4 AND place > 0) OR (same_kin AND (level >= 3 OR (level = 2 AND is_short))))
),
asked AS (
  SELECT person_key, other_key, level, fold_hash, sound_hash, birth, sex, place, number
  FROM weighed
  WHERE CASE
    WHEN is_settled <> other_settled THEN is_settled
    ELSE other_units > units OR (other_units = units AND other_key > person_key)
  END
),
settled AS (
  SELECT * FROM asked WHERE other_key NOT IN (SELECT person_key FROM asked)
)
SELECT *, row_number() OVER (PARTITION BY person_key ORDER BY level DESC, other_key DESC) AS weight_order
FROM (
  SELECT * FROM settled
  UNION ALL
  -- Whom somebody in question would be taken for is in question himself: then he is asked of, and the first is who he may be as well.
  SELECT other_key, person_key, level, fold_hash, sound_hash, birth, sex, place, number
  FROM asked
  WHERE other_key IN (SELECT person_key FROM settled) AND person_key NOT IN (SELECT person_key FROM settled)
);
