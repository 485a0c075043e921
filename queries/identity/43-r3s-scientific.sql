-- R3s. `5.32529E+17` leaves the first digits only, six or more: they must agree, and the name.
-- `strong`: the birth date is among them.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT u.unit_id, n.id_key, length(u.core) >= 14 AS strong
FROM open_unit u
JOIN seed_name n ON n.fold_hash = u.fold_hash AND n.id_key // 1100000000000 = CAST(substr(u.core, 1, 6) AS BIGINT)
WHERE u.damage = 'scientific' AND length(u.core) BETWEEN 6 AND 17
  AND n.id_key // 11 // CAST(power(10, 17 - length(u.core)) AS BIGINT) = CAST(u.core AS BIGINT);
