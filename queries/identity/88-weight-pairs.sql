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
  CASE WHEN u.damage IN ('held', 'disowned') THEN NULL WHEN u.sex IS NULL THEN NULL WHEN u.sex = 2 - p.id_key // 11 % 2 THEN 1 ELSE 0 END AS sex,
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

-- How often each level agrees by chance, in closed form: the product of the shares a value has on both sides, over all values.
CREATE OR REPLACE TEMP TABLE chance AS
WITH people AS (SELECT count(DISTINCT id_key) AS n FROM seed_name),
birth AS (SELECT birth_of_key(id_key) AS v, count(*) AS n FROM (SELECT DISTINCT id_key FROM seed_name) GROUP BY 1),
area AS (SELECT id_key // 1100000000000 AS v, count(*) AS n FROM (SELECT DISTINCT id_key FROM seed_name) GROUP BY 1),
tail AS (SELECT id_key % 11000 AS v, count(*) AS n FROM (SELECT DISTINCT id_key FROM seed_name) GROUP BY 1),
sexes AS (SELECT id_key // 11 % 2 AS v, count(*) AS n FROM (SELECT DISTINCT id_key FROM seed_name) GROUP BY 1),
fold AS (SELECT fold_hash AS v, count(DISTINCT id_key) AS n FROM seed_name GROUP BY 1),
sound AS (SELECT sound_hash AS v, count(DISTINCT id_key) AS n FROM seed_name WHERE sound_hash IS NOT NULL GROUP BY 1),
place AS (SELECT place AS v, count(DISTINCT id_key) AS n FROM seed_place WHERE place IS NOT NULL GROUP BY 1),
town AS (SELECT town AS v, count(DISTINCT id_key) AS n FROM seed_place GROUP BY 1),
housed AS (SELECT house AS v, count(*) AS n FROM member GROUP BY 1)
SELECT
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM birth) / pow(p.n, 2) AS birth,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM area) / pow(p.n, 2) AS area,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM tail) / pow(p.n, 2) AS tail,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM sexes) / pow(p.n, 2) AS sex,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM fold) / pow(p.n, 2) AS fold,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM sound) / pow(p.n, 2) AS sound,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM place) / pow(p.n, 2) AS place,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM town) / pow(p.n, 2) AS town,
  (SELECT sum(CAST(n AS DOUBLE) * n) FROM housed) / pow(p.n, 2) AS house,
  p.n AS people
FROM people p;
