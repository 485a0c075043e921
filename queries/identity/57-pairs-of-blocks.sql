-- Reads unit_key(unit_id, block, strong), seed_key(block, id_key), rule_now(rule, rule_order, pair_limit).
-- Writes pair: everybody in a unit's block; block_log: what was expected and what was compared; block_skipped and capped_unit: blocks
-- that would give too many pairs are not compared, and their rows are shown as 同名过多.

-- Few of the people a rule names a key for share one with a unit: hence seed_key is a view, which nobody else reads.
CREATE OR REPLACE TEMP TABLE seed_near AS SELECT DISTINCT block, id_key FROM seed_key WHERE block IN (SELECT block FROM unit_key);

CREATE OR REPLACE TEMP TABLE block_size AS
WITH seeds AS (SELECT block, count(*) AS people FROM seed_near GROUP BY block),
units AS (
  SELECT block, count(DISTINCT unit_id) AS units FROM unit_key GROUP BY block
)
SELECT u.block, u.units, s.people, u.units * s.people AS pairs, u.units * s.people > r.pair_limit AND s.people > 1 AS is_skipped
FROM units u
JOIN seeds s ON s.block = u.block
CROSS JOIN rule_now r;

INSERT INTO block_log
SELECT r.rule, count(b.block), coalesce(sum(b.pairs), 0), coalesce(max(b.pairs), 0),
  coalesce(sum(CASE WHEN b.is_skipped THEN 0 ELSE b.pairs END), 0), coalesce(sum(CASE WHEN b.is_skipped THEN 1 ELSE 0 END), 0)
FROM rule_now r
LEFT JOIN block_size b ON true
GROUP BY r.rule;

INSERT INTO block_skipped
SELECT r.rule, b.units, b.people, b.pairs FROM block_size b CROSS JOIN rule_now r WHERE b.is_skipped;

INSERT INTO capped_unit
SELECT u.unit_id, r.rule, max(b.people)
FROM unit_key u
JOIN block_size b ON b.block = u.block AND b.is_skipped
CROSS JOIN rule_now r
GROUP BY u.unit_id, r.rule;

CREATE OR REPLACE TEMP TABLE pair AS
SELECT u.unit_id, s.id_key, bool_or(u.strong) AS strong
FROM unit_key u
JOIN block_size b ON b.block = u.block AND NOT b.is_skipped
JOIN seed_near s ON s.block = u.block
GROUP BY u.unit_id, s.id_key;
