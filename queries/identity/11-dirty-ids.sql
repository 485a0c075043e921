-- Reads id_read. Writes id_dirty: how each cell that does not look clean was read.
CREATE OR REPLACE TEMP TABLE id_dirty AS
SELECT CAST(row_number() OVER (ORDER BY id_text) AS INTEGER) AS id_ref, id_text, status, damage, id_key, core
FROM id_read;
