-- R6. A household the row stands in holds, or shares a member with a household that holds, somebody of the same name.
-- `strong`: the household itself is the same.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT k.unit_id, k.id_key, k.direct AS strong
FROM kin k
JOIN open_unit u ON u.unit_id = k.unit_id
JOIN seed_name n ON n.id_key = k.id_key AND (n.fold_hash = u.fold_hash OR n.sound_hash = u.sound_hash)
WHERE u.damage <> 'held';
