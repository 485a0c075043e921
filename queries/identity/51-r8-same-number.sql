-- R8. The same valid number with a name that does not go with it.
CREATE OR REPLACE TEMP TABLE pair AS
SELECT u.unit_id, u.held_key AS id_key, false AS strong FROM open_unit u WHERE u.damage = 'held';
