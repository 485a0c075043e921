-- R3s. `5.32529E+17` leaves the first digits only, six or more, cut or rounded: they must agree, and the name. What stands behind the
-- fifteenth is the noise of a double.
-- `strong`: the birth date is among them.
CREATE OR REPLACE TEMP TABLE shown_unit AS
SELECT unit_id, fold_hash, least(length(core), 15) AS digits, CAST(substr(core, 1, 15) AS BIGINT) AS shown
FROM open_unit
WHERE damage = 'scientific' AND length(core) BETWEEN 6 AND 17;

CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT unit_id, hash(fold_hash, digits, shown) AS block, digits >= 14 AS strong FROM shown_unit;

CREATE OR REPLACE TEMP VIEW seed_key AS
WITH lost_of AS (
  SELECT n.fold_hash, n.id_key, d.digits, idiv(n.id_key, 11) AS body, CAST(power(10, 17 - d.digits) AS BIGINT) AS lost
  FROM namesake n
  CROSS JOIN (SELECT DISTINCT digits FROM shown_unit) d
)
SELECT hash(fold_hash, digits, idiv(body, lost)) AS block, id_key FROM lost_of
UNION ALL
-- A double of 18 digits is up to 64 off: what is nearly the half may have been rounded up.
SELECT hash(fold_hash, digits, idiv(body, lost) + 1), id_key FROM lost_of WHERE body % lost * 2 >= lost - 14;
