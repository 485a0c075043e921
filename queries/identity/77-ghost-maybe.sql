-- G7. Rows of two persons without a valid number who may be one: a name that is the same or sounds the same in one township, a name in part
-- in one village, of one day and township, or under one number put right, a name that nobody else bears, a name nearly the same in one township, or
-- one in part in one family. Reads ghost, ghost_unit, candidate, met,
-- capped_unit, unit_birth, repair, seed_name, name_level. Writes ghost_pair (who may be one, and what they share) and, once names are compared,
-- 78 writes ghost_maybe.

-- `is_settled`: a rule has found whom he may be; the other rows of his name are said of him all the same, for that one may be a relative.
CREATE OR REPLACE TEMP TABLE lone_ghost AS
SELECT u.unit_id, g.person_key, g.units, u.signature, u.snap, u.lists_once, u.damage, u.core, u.name_hash, u.folded, u.fold_hash, u.sound_hash, u.sex, u.birth, u.town, u.place,
  g.person_key IN (SELECT o.person_key FROM ghost o JOIN candidate c ON c.unit_id = o.unit_id) AS is_settled
FROM ghost g
JOIN ghost_unit u ON u.unit_id = g.unit_id
WHERE u.fold_hash IS NOT NULL AND g.person_key NOT IN (SELECT o.person_key FROM ghost o JOIN capped_unit c ON c.unit_id = o.unit_id);

CREATE OR REPLACE TEMP TABLE lone_block AS
WITH block AS (
  SELECT 'town' AS kind, hash('town', fold_hash, town) AS block, unit_id, person_key FROM lone_ghost WHERE town IS NOT NULL
  UNION ALL
  SELECT 'sound', hash('sound', sound_hash, town), unit_id, person_key FROM lone_ghost WHERE town IS NOT NULL AND sound_hash IS NOT NULL
  UNION ALL
  SELECT 'day', hash('day', b.birth, l.town), l.unit_id, l.person_key FROM lone_ghost l JOIN unit_birth b ON b.unit_id = l.unit_id WHERE l.town IS NOT NULL
  UNION ALL
  -- A slip in the date itself: what it would be once put right.
  SELECT DISTINCT 'day', hash('day', birth_of_key(r.id_key), l.town), l.unit_id, l.person_key
  FROM lone_ghost l
  JOIN repair r ON r.core = l.core
  WHERE l.town IS NOT NULL AND NOT coalesce(is_birth(TRY_CAST(substr(l.core, 7, 8) AS INTEGER)), false)
  UNION ALL
  SELECT 'place', hash('place', place, substr(folded, 1, 1)), unit_id, person_key FROM lone_ghost WHERE place IS NOT NULL
  UNION ALL
  -- Names of the township that differ in one character are the same once it is left out of both.
  SELECT 'part', hash('part', l.town, c.n, substr(l.folded, 1, c.n - 1), substr(l.folded, c.n + 1)), l.unit_id, l.person_key
  FROM lone_ghost l
  JOIN (VALUES (2), (3), (4)) AS c(n) ON c.n <= length(l.folded)
  WHERE l.town IS NOT NULL AND length(l.folded) BETWEEN 2 AND 4
  UNION ALL
  SELECT DISTINCT 'kin', hash('kin', m.id_key), l.unit_id, l.person_key FROM lone_ghost l JOIN met m ON m.unit_id = l.unit_id
  UNION ALL
  SELECT 'number', hash('number', r.id_key), l.unit_id, l.person_key FROM lone_ghost l JOIN repair r ON r.core = l.core
  UNION ALL
  -- One slip here, Excel's fifteen digits there.
  SELECT DISTINCT 'fifteen', hash('fifteen', fifteen_of_key(r.id_key)), l.unit_id, l.person_key FROM lone_ghost l JOIN repair r ON r.core = l.core
  UNION ALL
  SELECT 'fifteen', hash('fifteen', CAST(substr(core, 1, 15) AS BIGINT)), unit_id, person_key FROM lone_ghost WHERE damage = 'trunc000'
  UNION ALL
  SELECT 'name', hash('name', l.fold_hash), l.unit_id, l.person_key
  FROM lone_ghost l
  ANTI JOIN seed_name n ON n.fold_hash = l.fold_hash
)
SELECT kind, block, unit_id, person_key, count(*) OVER (PARTITION BY kind, block) AS size FROM block;

CREATE OR REPLACE TEMP TABLE ghost_pair AS
SELECT a.unit_id, b.unit_id AS other_unit, bool_or(a.kind = 'day') AS same_day, bool_or(a.kind = 'place') AS same_place, bool_or(a.kind = 'number') AS same_number, bool_or(a.kind = 'fifteen') AS same_fifteen,
  bool_or(a.kind = 'kin') AS same_kin, bool_or(a.kind = 'name') AS only_these
FROM lone_block a
JOIN lone_block b ON b.kind = a.kind AND b.block = a.block AND b.person_key <> a.person_key
WHERE a.size <= 60
GROUP BY a.unit_id, b.unit_id;

-- Pairs of damaged numbers that agree once a slip of the one is put right, or in what stars have left of the other.
CREATE OR REPLACE TEMP TABLE near_number AS
SELECT DISTINCT p.unit_id, p.other_unit
FROM ghost_pair p
JOIN lone_ghost a ON a.unit_id = p.unit_id AND (length(a.core) >= 15)
JOIN lone_ghost b ON b.unit_id = p.other_unit AND length(b.core) = 18
JOIN repair r ON r.core = a.core
WHERE digits_alike(b.core, id_of_key(r.id_key)) + length(b.core) - length(replace(b.core, '*', '')) >= CASE WHEN contains(b.core, '*') THEN 18 ELSE 15 END
UNION
-- Of the ten digits that stars leave one may be wrong.
SELECT p.unit_id, p.other_unit
FROM ghost_pair p
JOIN lone_ghost a ON a.unit_id = p.unit_id
JOIN lone_ghost b ON b.unit_id = p.other_unit AND contains(b.core, '*')
WHERE (a.fold_hash = b.fold_hash OR a.sound_hash = b.sound_hash)
  -- Of fifteen that Excel keeps none.
  AND digits_alike(b.core, a.core) + length(b.core) - length(replace(b.core, '*', '')) >= CASE WHEN a.damage = 'trunc000' THEN 15 ELSE 17 END;

INSERT INTO near_number SELECT other_unit, unit_id FROM near_number EXCEPT SELECT unit_id, other_unit FROM near_number;

INSERT INTO block_skipped
SELECT 'G7', any_value(size), 0, idiv(any_value(size) * (any_value(size) - 1), 2) FROM lone_block WHERE size > 60 GROUP BY kind, block;

CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT DISTINCT a.name_hash AS left_name, b.name_hash AS right_name
FROM ghost_pair p
JOIN lone_ghost a ON a.unit_id = p.unit_id
JOIN lone_ghost b ON b.unit_id = p.other_unit
WHERE a.fold_hash <> b.fold_hash AND NOT EXISTS (SELECT 1 FROM name_level l WHERE l.left_name = a.name_hash AND l.right_name = b.name_hash);
