-- The units nobody owns yet: every rule looks at these alone.
CREATE OR REPLACE TEMP TABLE open_unit AS
SELECT * FROM unit u
WHERE u.folded IS NOT NULL AND u.folded <> '' AND NOT EXISTS (SELECT 1 FROM owner o WHERE o.unit_id = u.unit_id);
