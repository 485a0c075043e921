-- R2. A damaged ID is turned into every valid ID that one slip could have made it from: one digit wrong, two neighbours
-- swapped, one digit missing or one too many. The check digit solves the digit, so nothing is enumerated but positions.
-- Reads unit. Writes repair(core, id_key), unit_key, seed_key.

CREATE OR REPLACE TEMP TABLE position AS
SELECT p, w, inverse, lead(w) OVER (ORDER BY p) AS next_w, CAST(power(10, 16 - least(p, 16)) AS BIGINT) AS scale FROM (VALUES
  (0, 7, 8), (1, 9, 5), (2, 10, 10), (3, 5, 9), (4, 8, 7), (5, 4, 3), (6, 2, 6), (7, 1, 1), (8, 6, 2),
  (9, 3, 4), (10, 7, 8), (11, 9, 5), (12, 10, 10), (13, 5, 9), (14, 8, 7), (15, 4, 3), (16, 2, 6), (17, 1, 1)
) AS weights(p, w, inverse);

CREATE OR REPLACE TEMP TABLE damaged_core AS
SELECT core, length(core) AS size, row_number() OVER () AS core_no
FROM (SELECT DISTINCT core FROM unit WHERE damage IN ('checksum', 'birth', 'short', 'long', 'chars', 'masked', 'two_ids'));

CREATE OR REPLACE TEMP TABLE whole_core AS
SELECT core_no, body, check_value, (id_sum(body) + check_value) % 11 AS total
FROM (
  SELECT core_no, id_body(core) AS body, id_check_of(core) AS check_value FROM damaged_core WHERE regexp_full_match(core, '[0-9]{17}[0-9X]')
);

-- Texts of 18 with one digit left open at `p`: stars, a stray X, and every place a missing digit may have stood.
CREATE OR REPLACE TEMP TABLE open_core AS
SELECT core_no, p, substr(core, 1, p) || '0' || substr(core, p + 2) AS filled
FROM (
  SELECT core_no, core, instr(core, '*') - 1 AS p FROM damaged_core WHERE regexp_full_match(core, '[0-9]*\*[0-9]*[0-9X]') AND size = 18
  UNION ALL
  SELECT core_no, core, 17 AS p FROM damaged_core WHERE regexp_full_match(core, '[0-9]{17}\*')
  UNION ALL
  SELECT core_no, core, instr(core, 'X') - 1 AS p FROM damaged_core WHERE regexp_full_match(core, '[0-9]*X[0-9]+') AND size = 18
)
UNION
SELECT c.core_no, q.p, substr(c.core, 1, q.p) || '0' || substr(c.core, q.p + 1) AS filled
FROM damaged_core c
CROSS JOIN position q
WHERE c.size = 17 AND (regexp_full_match(c.core, '[0-9]{16}[0-9X]') AND q.p < 17 OR regexp_full_match(c.core, '[0-9]{17}') AND q.p = 17);

-- `scale`: what one is worth at that place of the seventeen digits. Numbered, for the texts would be copied from step to step.
CREATE OR REPLACE TEMP TABLE repair_made AS
WITH digit AS (
  SELECT c.core_no, c.body, c.check_value, c.total, q.p, q.w, q.inverse, q.next_w, q.scale,
    CASE WHEN q.p = 17 THEN c.check_value ELSE idiv(c.body, q.scale) % 10 END AS old,
    CASE WHEN q.p = 16 THEN c.check_value WHEN q.p < 16 THEN idiv(c.body, idiv(q.scale, 10)) % 10 END AS next
  FROM whole_core c
  CROSS JOIN position q
),
substituted AS (
  SELECT core_no, body, check_value, p, scale, old, (old + (12 - total) * inverse) % 11 AS new FROM digit WHERE total <> 1
),
swapped AS (
  SELECT core_no, body, check_value, p, scale, old, next
  FROM digit
  WHERE p < 17 AND old <> next AND next < 10 AND (total + (next - old) * (w - next_w) + 110) % 11 = 1
),
filled AS (
  SELECT core_no, p, id_body(filled) AS body, CASE WHEN p = 17 THEN 0 ELSE id_check_of(filled) END AS check_value FROM open_core
),
opened AS (
  SELECT f.core_no, f.body, f.check_value, q.p, q.scale, (12 - (id_sum(f.body) + f.check_value) % 11) * q.inverse % 11 AS new
  FROM filled f
  JOIN position q ON q.p = f.p
),
-- One digit too many, or two numbers in one cell.
shortened AS (
  SELECT c.core_no, substr(c.core, 1, q.p) || substr(c.core, q.p + 2) AS kept
  FROM damaged_core c
  CROSS JOIN (SELECT p FROM position UNION ALL SELECT 18) q
  WHERE c.size = 19 AND regexp_full_match(c.core, '[0-9]{18}[0-9X]')
  UNION ALL
  SELECT core_no, substr(core, 1, instr(core, '/') - 1) FROM damaged_core WHERE contains(core, '/')
  UNION ALL
  SELECT core_no, substr(core, instr(core, '/') + 1) FROM damaged_core WHERE contains(core, '/')
),
kept_number AS (
  SELECT core_no, id_body(kept) AS body, id_check_of(kept) AS check_value
  FROM shortened
  WHERE regexp_full_match(kept, '[0-9]{17}[0-9X]') AND substr(kept, 16, 3) <> '000'
)
SELECT core_no, CASE WHEN p = 17 THEN body * 11 + new ELSE (body + (new - old) * scale) * 11 + check_value END AS id_key
FROM substituted
WHERE new <= 9 OR p = 17
UNION ALL
SELECT core_no,
  CASE
    WHEN p = 16 THEN (body - old + next) * 11 + old
    ELSE (body + (next - old) * scale + (old - next) * idiv(scale, 10)) * 11 + check_value
  END
FROM swapped
UNION ALL
SELECT core_no, CASE WHEN p = 17 THEN body * 11 + new ELSE (body + new * scale) * 11 + check_value END
FROM opened
WHERE new <= 9 OR p = 17
UNION ALL
SELECT core_no, CASE WHEN (id_sum(body) + check_value) % 11 = 1 THEN body * 11 + check_value END FROM kept_number;

-- A table of its own: else each of the above would work the number out again for every part of the date.
CREATE OR REPLACE TEMP TABLE repair AS
SELECT c.core, r.id_key
FROM (SELECT DISTINCT core_no, id_key FROM repair_made WHERE id_key IS NOT NULL AND is_birth(birth_of_key(id_key))) r
JOIN damaged_core c ON c.core_no = r.core_no;

DROP TABLE repair_made;

CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash(u.core) AS block, true AS strong FROM open_unit u WHERE u.core IN (SELECT core FROM repair);

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash(r.core) AS block, r.id_key FROM repair r WHERE r.id_key IN (SELECT id_key FROM seed_name);
