-- Reads unit, repair, namesake, seed_name, seed_place, member, unit_house, ghost_candidate, ghost. Writes weighed: what agrees in each
-- pair. Three sessions to learn from, each over pairs that share a key of two high-entropy fields, and `asked`: the 疑似 pairs that
-- are to be put in order. It decides nothing.

CREATE OR REPLACE TEMP TABLE weight_unit AS
SELECT unit_id, core, damage, fold_hash, place, birth FROM unit WHERE fold_hash IS NOT NULL ORDER BY md5(signature), unit_id LIMIT 30000;

CREATE OR REPLACE TEMP TABLE weight_pair AS
WITH number AS (
  SELECT u.unit_id, r.id_key FROM weight_unit u JOIN repair r ON r.core = u.core WHERE r.id_key IN (SELECT id_key FROM seed_name)
),
village AS (
  SELECT DISTINCT u.unit_id, n.id_key FROM weight_unit u JOIN namesake n ON n.fold_hash = u.fold_hash AND n.place = u.place WHERE u.damage <> 'held'
),
birth AS (
  SELECT DISTINCT u.unit_id, n.id_key FROM weight_unit u JOIN namesake n ON n.fold_hash = u.fold_hash AND n.birth = u.birth WHERE u.damage <> 'held'
)
SELECT '证号' AS session, unit_id, id_key FROM number
UNION ALL
SELECT '姓名＋村', unit_id, id_key FROM village
UNION ALL
SELECT '姓名＋出生日期', unit_id, id_key FROM birth
UNION ALL
SELECT DISTINCT 'asked', c.unit_id, c.id_key FROM candidate c JOIN ghost g ON g.unit_id = c.unit_id;

CREATE OR REPLACE TEMP TABLE weighed AS
WITH house_met AS (
  SELECT DISTINCT p.unit_id, p.id_key
  FROM weight_pair p
  JOIN unit_house h ON h.unit_id = p.unit_id
  JOIN member m ON m.house = h.house
  JOIN member own ON own.id_key = m.id_key
  JOIN member other ON other.house = own.house AND other.id_key = p.id_key
),
named AS (
  SELECT p.unit_id, p.id_key,
    max(CASE WHEN n.fold_hash = u.fold_hash THEN 6 WHEN n.sound_hash = u.sound_hash THEN 5 ELSE coalesce(l.level, 0) END) AS name
  FROM (SELECT DISTINCT unit_id, id_key FROM weight_pair) p
  JOIN unit u ON u.unit_id = p.unit_id
  JOIN seed_name n ON n.id_key = p.id_key
  LEFT JOIN name_level l ON l.left_name = u.name_hash AND l.right_name = n.name_hash
  GROUP BY p.unit_id, p.id_key
),
placed AS (
  SELECT p.unit_id, p.id_key, max(CASE WHEN s.place = u.place THEN 2 WHEN s.town = u.town THEN 1 ELSE 0 END) AS place
  FROM (SELECT DISTINCT unit_id, id_key FROM weight_pair) p
  JOIN unit u ON u.unit_id = p.unit_id AND u.place IS NOT NULL
  JOIN seed_place s ON s.id_key = p.id_key
  GROUP BY p.unit_id, p.id_key
)
SELECT
  p.session,
  p.unit_id,
  p.id_key,
  n.name,
  -- Two valid numbers: birth and sex are inside them and say nothing more. Nor does a birth date that the damaged number shows as well.
  CASE WHEN u.damage IN ('held', 'disowned') THEN NULL WHEN u.birth IS NULL OR contains(u.core, CAST(u.birth AS VARCHAR)) THEN NULL WHEN u.birth = birth_of_key(p.id_key) THEN 1 ELSE 0 END AS birth,
  CASE WHEN u.damage IN ('held', 'disowned') THEN NULL WHEN u.sex IS NULL THEN NULL WHEN u.sex = sex_code_of_key(p.id_key) THEN 1 ELSE 0 END AS sex,
  l.place,
  CASE WHEN NOT EXISTS (SELECT 1 FROM unit_house h WHERE h.unit_id = p.unit_id) THEN NULL WHEN h.id_key IS NULL THEN 0 ELSE 1 END AS house,
  CASE
    WHEN u.damage = 'held' AND u.held_key <> p.id_key THEN -1
    WHEN u.damage = 'held' THEN 4
    WHEN u.damage IN ('disowned', 'document', 'two_ids') OR length(u.core) < 14 THEN NULL
    WHEN contains(u.core, substr(id_of_key(p.id_key), 7, 8)) AND substr(u.core, -4) = substr(id_of_key(p.id_key), 15, 4) THEN 3
    WHEN contains(u.core, substr(id_of_key(p.id_key), 7, 8)) OR substr(u.core, -4) = substr(id_of_key(p.id_key), 15, 4) THEN 2
    WHEN substr(u.core, 1, 6) = substr(id_of_key(p.id_key), 1, 6) THEN 1
    ELSE 0
  END AS number
FROM weight_pair p
JOIN unit u ON u.unit_id = p.unit_id
JOIN named n ON n.unit_id = p.unit_id AND n.id_key = p.id_key
LEFT JOIN placed l ON l.unit_id = p.unit_id AND l.id_key = p.id_key
LEFT JOIN house_met h ON h.unit_id = p.unit_id AND h.id_key = p.id_key;

-- How often each level agrees by chance, in closed form: of all pairs of two people, the share that has a value in common. Of more than
-- 200,000 people every so many are looked at, chosen by their number, the same ones every time.
CREATE OR REPLACE TEMP TABLE chance_step AS SELECT greatest(1, idiv(count(*), 200000)) AS step FROM seed_name;

CREATE OR REPLACE TEMP TABLE chance_name AS
SELECT id_key, fold_hash, sound_hash FROM seed_name WHERE id_key % (SELECT step FROM chance_step) = 0;

CREATE OR REPLACE TEMP TABLE chance_people AS SELECT DISTINCT id_key FROM chance_name;

CREATE OR REPLACE TEMP TABLE chance_place AS SELECT id_key, town, place FROM seed_place WHERE id_key IN (SELECT id_key FROM chance_people);

-- `n`: looked at; `people`: there are.
CREATE OR REPLACE TEMP TABLE chance_size AS
SELECT CAST(count(*) AS DOUBLE) AS n, greatest(CAST(count(*) * (SELECT step FROM chance_step) AS DOUBLE), 1) AS people FROM chance_people;

CREATE OR REPLACE TEMP TABLE chance AS
WITH value AS (
  SELECT 'birth' AS field, count(*) AS n FROM chance_people GROUP BY birth_of_key(id_key)
  UNION ALL
  SELECT 'area', count(*) FROM chance_people GROUP BY area_of_key(id_key)
  UNION ALL
  SELECT 'tail', count(*) FROM chance_people GROUP BY id_key % 11000
  UNION ALL
  SELECT 'sex', count(*) FROM chance_people GROUP BY sex_code_of_key(id_key)
  UNION ALL
  SELECT 'fold', count(DISTINCT id_key) FROM chance_name GROUP BY fold_hash
  UNION ALL
  SELECT 'sound', count(DISTINCT id_key) FROM chance_name WHERE sound_hash IS NOT NULL GROUP BY sound_hash
  UNION ALL
  SELECT 'place', count(DISTINCT id_key) FROM chance_place WHERE place IS NOT NULL GROUP BY place
  UNION ALL
  SELECT 'town', count(DISTINCT id_key) FROM chance_place GROUP BY town
),
share AS (
  SELECT v.field, sum(CAST(v.n AS DOUBLE) * (v.n - 1)) / greatest(any_value(z.n) * (any_value(z.n) - 1), 1) AS of_two
  FROM value v
  CROSS JOIN chance_size z
  GROUP BY v.field
)
SELECT
  max(CASE WHEN field = 'birth' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS birth,
  max(CASE WHEN field = 'area' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS area,
  max(CASE WHEN field = 'tail' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS tail,
  max(CASE WHEN field = 'sex' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS sex,
  max(CASE WHEN field = 'fold' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS fold,
  max(CASE WHEN field = 'sound' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS sound,
  max(CASE WHEN field = 'place' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS place,
  max(CASE WHEN field = 'town' THEN of_two END) * (1 - 1 / z.people) + 1 / z.people AS town,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM (SELECT count(*) AS n FROM member GROUP BY house)) / pow(z.people, 2) AS house,
  z.people
FROM chance_size z
LEFT JOIN share ON true
GROUP BY z.people;
