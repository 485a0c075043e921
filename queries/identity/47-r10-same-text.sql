-- R10. The same damaged text with the same name already has its owner elsewhere: copies of one slip.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT u.unit_id, o.id_key, true AS strong
FROM open_unit u
JOIN unit t ON t.core = u.core AND (t.fold_hash = u.fold_hash OR (t.sound_hash = u.sound_hash))
JOIN owner o ON o.unit_id = t.unit_id
WHERE length(u.core) >= 12 AND u.damage <> 'held';
