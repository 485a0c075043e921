-- Instead of 57-pairs-of-blocks.sql where unit_key is empty: planning six statements for nothing costs a small county much of its time.
-- Reads rule_now. Writes pair (empty), block_log.
CREATE OR REPLACE TEMP TABLE pair (unit_id INTEGER, id_key BIGINT, strong BOOLEAN);

INSERT INTO block_log SELECT rule, 0, 0, 0, 0, 0 FROM rule_now;
