-- R3s. `5.32529E+17` leaves the first digits only, six or more: they must agree, and the name.
-- `strong`: the birth date is among them.
CREATE OR REPLACE TEMP TABLE unit_key AS
SELECT u.unit_id, hash(u.fold_hash, length(u.core), CAST(u.core AS BIGINT)) AS block, length(u.core) >= 14 AS strong
FROM open_unit u
WHERE u.damage = 'scientific' AND length(u.core) BETWEEN 6 AND 17;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash(n.fold_hash, l.digits, idiv(idiv(n.id_key, 11), CAST(power(10, 17 - l.digits) AS BIGINT))) AS block, n.id_key
FROM namesake n
CROSS JOIN (SELECT DISTINCT length(core) AS digits FROM open_unit WHERE damage = 'scientific' AND length(core) BETWEEN 6 AND 17) l;
