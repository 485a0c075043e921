-- Reads naming, misnamed, owner, unit, ghost, mention, unnamed_row, first_reading; person and person_cause of an earlier run. Writes person: each human once, with the best
-- supported name and place; person_cause: what each row with a number follows from. Rows of an earlier run that follow from the same stay.
-- Rows of another version are all written anew, into the table as it is: a version that gives it other columns has to drop it first.
CREATE TABLE IF NOT EXISTS person (
  person_key BIGINT, person_id VARCHAR, id18 VARCHAR, name VARCHAR, sex VARCHAR, birth_on DATE, town VARCHAR, village VARCHAR
);

CREATE OR REPLACE TEMP TABLE person_best AS
WITH sure_naming AS (
  SELECT n.*
  FROM naming n
  JOIN many_namings t ON t.id_key = n.id_key AND NOT t.is_plain
  WHERE NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = n.id_key AND m.name_hash = n.name_hash AND m.level < 6)
),
best_name AS (
  SELECT id_key, name_hash
  FROM (
    SELECT
      s.id_key,
      s.name_hash,
      row_number() OVER (
        PARTITION BY s.id_key
        ORDER BY max(s.registered) DESC, bit_count(bit_or(s.rolls)) DESC, sum(s.mentions) DESC, any_value(k.folded), any_value(k.shown)
      ) AS turn
    FROM sure_naming s
    LEFT JOIN name k ON k.name_hash = s.name_hash
    GROUP BY s.id_key, s.name_hash
  )
  WHERE turn = 1
),
best_place AS (
  SELECT id_key, town, place
  FROM (
    SELECT
      s.id_key,
      s.town,
      s.place,
      row_number() OVER (
        PARTITION BY s.id_key
        ORDER BY CASE WHEN s.place IS NULL THEN 1 ELSE 0 END, max(s.registered) DESC, bit_count(bit_or(s.rolls)) DESC, sum(s.mentions) DESC,
          min(p.town), min(p.village)
      ) AS turn
    FROM sure_naming s
    JOIN place_text p ON p.town_hash = s.town AND p.place IS NOT DISTINCT FROM s.place
    GROUP BY s.id_key, s.town, s.place
  )
  WHERE turn = 1
),
-- Nearly everybody is named and placed in one way: only the others need an order.
best AS (
  SELECT id_key, name_hash, town, place FROM naming WHERE id_key NOT IN (SELECT id_key FROM many_namings)
  UNION ALL
  SELECT id_key, name_hash, town, place FROM many_namings WHERE is_plain
  UNION ALL
  SELECT b.id_key, b.name_hash, p.town, p.place
  FROM best_name b
  LEFT JOIN best_place p ON p.id_key = b.id_key
)
SELECT id_key, name_hash, town, place FROM best;

-- Rolls that give no place do not say that he has none: where a row was put right to be his, it has the place.
CREATE OR REPLACE TEMP TABLE place_adopted AS
SELECT f.id_key, f.town, f.place
FROM (
  SELECT
    o.id_key,
    u.town,
    u.place,
    row_number() OVER (
      PARTITION BY o.id_key
      ORDER BY CASE WHEN s.is_register THEN 0 ELSE 1 END, CASE WHEN t.village IS NULL THEN 1 ELSE 0 END, t.town, t.village
    ) AS turn
  FROM owner o
  JOIN unit u ON u.unit_id = o.unit_id
  JOIN snapshot_use s ON s.snap = u.snap
  JOIN place_text t ON t.town_hash = u.town AND t.place IS NOT DISTINCT FROM u.place
) f
JOIN person_best b ON b.id_key = f.id_key
ANTI JOIN place_text t ON t.town_hash = b.town AND t.place IS NOT DISTINCT FROM b.place
WHERE f.turn = 1;

CREATE OR REPLACE TEMP TABLE person_now AS
SELECT person_key, name_hash, town, place, hash(name_hash, town, place) AS cause
FROM (
  SELECT b.id_key AS person_key, b.name_hash, CASE WHEN a.id_key IS NULL THEN b.town ELSE a.town END AS town,
    CASE WHEN a.id_key IS NULL THEN b.place ELSE a.place END AS place
  FROM person_best b
  LEFT JOIN place_adopted a ON a.id_key = b.id_key
);

CREATE OR REPLACE TEMP TABLE person_new AS
SELECT n.*
FROM person_now n
ANTI JOIN (
  SELECT c.person_key, c.cause FROM person_cause c SEMI JOIN person p ON p.person_key = c.person_key
) same ON same.person_key = n.person_key AND same.cause = n.cause;

BEGIN TRANSACTION;

-- Those without a number are few, and made anew each time.
DELETE FROM person
WHERE person_key NOT IN (SELECT n.person_key FROM person_now n ANTI JOIN person_new w ON w.person_key = n.person_key);

DELETE FROM person_cause
WHERE person_key NOT IN (SELECT n.person_key FROM person_now n ANTI JOIN person_new w ON w.person_key = n.person_key);

INSERT INTO person_cause SELECT person_key, cause FROM person_new;

INSERT INTO person
SELECT
  b.person_key,
  substr(md5(CAST(b.person_key AS VARCHAR)), 1, 16),
  id_of_key(b.person_key),
  coalesce(k.shown, u.shown),
  CASE WHEN b.is_male THEN '男' ELSE '女' END,
  make_date(idiv(b.birth, 10000), idiv(b.birth, 100) % 100, b.birth % 100),
  t.town,
  t.village
FROM (
  SELECT person_key, name_hash, town, place, idiv(person_key, 11000) % 100000000 AS birth, sex_code_of_key(person_key) = 1 AS is_male FROM person_new
) b
LEFT JOIN name k ON k.name_hash = b.name_hash
LEFT JOIN (
  SELECT r.id_key, min(u.shown) AS shown
  FROM unnamed_row u JOIN first_reading r ON r.mention_id = u.mention_id WHERE r.id_key IS NOT NULL GROUP BY r.id_key
) u ON u.id_key = b.person_key
LEFT JOIN place_text t ON t.town_hash = b.town AND t.place IS NOT DISTINCT FROM b.place;

INSERT INTO person
WITH told AS (
  SELECT
    g.person_key,
    k.shown,
    m.sex,
    m.birth_on,
    m.town,
    m.village,
    row_number() OVER (
      PARTITION BY g.person_key
      ORDER BY CASE WHEN m.kind = 'hukou' THEN 0 ELSE 1 END, u.mentions DESC, u.signature, k.shown, m.roll, m.period, u.first_mention
    ) AS turn
  FROM ghost g
  JOIN ghost_unit u ON u.unit_id = g.unit_id
  JOIN mention m ON m.mention_id = u.first_mention
  LEFT JOIN name k ON k.name_hash = u.name_hash
),
best AS (
  SELECT
    person_key,
    arg_min(shown, turn) AS name,
    arg_min(sex, turn) AS sex,
    arg_min(birth_on, turn) AS birth_on,
    arg_min(town, turn) AS town,
    arg_min(village, turn) AS village
  FROM told
  GROUP BY person_key
)
SELECT person_key, substr(md5(CAST(person_key AS VARCHAR)), 1, 16), NULL, name, sex, birth_on, town, village
FROM best;

COMMIT;
