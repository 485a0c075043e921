-- R8. The same valid number with a name that does not go with it.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT u.unit_id, u.held_key AS id_key, false AS strong
FROM open_unit u
WHERE u.damage = 'held' AND NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = u.held_key AND m.name_hash = u.name_hash AND m.level = 6);
