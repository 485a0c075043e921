-- Reads reading, snapshot_use. Writes naming: how each valid ID is named and placed, and name pairs to compare.
CREATE OR REPLACE TEMP TABLE naming AS
WITH used AS (
  SELECT snap, CAST(1 AS BIGINT) << (roll_no % 63) AS bit, CASE WHEN is_register THEN 4 ELSE 0 END AS registered FROM snapshot_use
),
gathered AS (
  SELECT
    r.id_key,
    r.name_hash,
    r.town,
    r.place,
    count(*) AS mentions,
    bit_or(u.bit) AS rolls,
    -- Three facts as bits, for each of a million groups pays for every sum: 4 the register has it; and what the row says of itself against what the
    -- number says: 2 the very day, 1 another day or sex. A slip in a date leaves two of its three parts whole.
    bit_or(
      u.registered + CASE
        WHEN r.birth = birth_of_key(r.id_key) THEN 2
        WHEN birth_parts_alike(r.birth, birth_of_key(r.id_key)) < 2 OR r.sex <> sex_code_of_key(r.id_key) THEN 1
        ELSE 0
      END
    ) AS facts
  FROM reading r
  JOIN used u ON u.snap = r.snap
  WHERE r.id_key IS NOT NULL
  GROUP BY r.id_key, r.name_hash, r.town, r.place
)
SELECT
  id_key,
  name_hash,
  town,
  place,
  mentions,
  rolls,
  idiv(facts, 4) AS registered,
  facts % 2 AS contradicted,
  idiv(facts, 2) % 2 AS confirmed
FROM gathered;

-- The few IDs that are not named and placed in one way only: the others need no choosing.
-- `is_plain`: the rows differ only in what some of them leave empty, so there is one name and one place to be had.
CREATE OR REPLACE TEMP TABLE many_namings AS
SELECT
  id_key,
  coalesce(min(name_hash) <> max(name_hash), false) AS many_names,
  coalesce(min(name_hash) = max(name_hash) AND count(name_hash) = count(*), count(name_hash) = 0) AND coalesce(min(place) = max(place), min(town) = max(town), true) AS is_plain,
  min(name_hash) AS name_hash,
  coalesce(min(CASE WHEN place IS NOT NULL THEN town END), min(town)) AS town,
  min(place) AS place
FROM naming
WHERE id_key IN (SELECT id_key FROM naming GROUP BY id_key HAVING count(*) > 1)
GROUP BY id_key;

-- Names under such an ID that somebody else of the village bears under another: a relative's, where nothing else tells whose the number is.
CREATE OR REPLACE TEMP TABLE shared_name AS
SELECT DISTINCT n.id_key, n.name_hash
FROM naming n
JOIN many_namings m ON m.id_key = n.id_key AND m.many_names
JOIN naming o ON o.name_hash = n.name_hash AND o.place = n.place AND o.id_key <> n.id_key;

-- One row a name of an ID that goes by several, best supported first. A slip in one date does not make a name that two rolls agree on another's.
CREATE OR REPLACE TEMP TABLE rival_name AS
SELECT
  n.id_key,
  n.name_hash,
  max(n.contradicted) > max(n.confirmed) AND bit_count(bit_or(n.rolls)) = 1 AS is_contradicted,
  bit_count(bit_or(n.rolls)) AS rolls,
  row_number() OVER (
    PARTITION BY n.id_key
    ORDER BY max(n.contradicted) > max(n.confirmed) AND bit_count(bit_or(n.rolls)) = 1, max(n.registered) DESC, bit_count(bit_or(n.rolls)) DESC,
      bool_or(s.id_key IS NOT NULL), sum(n.mentions) DESC,
      any_value(k.folded), any_value(k.name_text)
  ) AS place_in_line
FROM naming n
JOIN many_namings m ON m.id_key = n.id_key AND m.many_names
JOIN name k ON k.name_hash = n.name_hash
LEFT JOIN shared_name s ON s.id_key = n.id_key AND s.name_hash = n.name_hash
GROUP BY n.id_key, n.name_hash;

CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT DISTINCT o.name_hash AS left_name, r.name_hash AS right_name
FROM rival_name o
JOIN rival_name r ON r.id_key = o.id_key AND o.place_in_line = 1 AND r.place_in_line > 1;
