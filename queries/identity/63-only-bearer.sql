-- Reads judged, unit, namesake. Writes only_bearer, for R11.
-- Whose name nobody else in the county bears.
CREATE OR REPLACE TEMP TABLE only_bearer AS
SELECT u.unit_id
FROM judged j
JOIN unit u ON u.unit_id = j.unit_id
JOIN namesake n ON n.fold_hash = u.fold_hash
WHERE j.level = 6 AND j.same_town AND j.far_birth AND NOT j.apart_birth
GROUP BY u.unit_id
HAVING count(DISTINCT n.id_key) = 1;
