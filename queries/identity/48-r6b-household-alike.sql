-- R6b. As R6 with a name that agrees only in part.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT k.unit_id, k.id_key, k.direct AS strong
FROM kin k
JOIN open_unit u ON u.unit_id = k.unit_id
WHERE u.damage <> 'held';
