-- Units that found their owner are no longer open.
DELETE FROM open_unit u WHERE EXISTS (SELECT 1 FROM owner o WHERE o.unit_id = u.unit_id);
