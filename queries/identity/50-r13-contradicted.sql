-- R13. The row's own valid number, which its date of birth or its sex contradicts, and which stands on no other roll.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT u.unit_id, u.held_key AS id_key, false AS strong
FROM open_unit u
JOIN misnamed m ON m.id_key = u.held_key AND m.name_hash = u.name_hash AND m.level = 6
WHERE u.damage = 'held';
