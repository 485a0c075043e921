-- Reads unit, owner. Writes open_unit: the named units nobody owns yet, anew whenever some found their owner. Every rule looks at these alone.
CREATE OR REPLACE TEMP TABLE open_unit AS
SELECT * FROM unit u
WHERE u.fold_hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM owner o WHERE o.unit_id = u.unit_id);
