-- Rows that found no owner may still be one person: what they share, strongest first. Each bond is a group of units.
-- Reads unit, owner, unit_house, repair, candidate, decision_beside. Writes ghost_unit, ghost_bond, block_skipped.

CREATE OR REPLACE TEMP TABLE ghost_unit AS
SELECT u.*
FROM unit u
WHERE NOT EXISTS (SELECT 1 FROM owner o WHERE o.unit_id = u.unit_id);

CREATE OR REPLACE TEMP TABLE ghost_group AS
WITH named AS (SELECT * FROM ghost_unit WHERE fold_hash IS NOT NULL AND NOT is_maybe),
bond AS (
  SELECT 1 AS kind, hash(core, fold_hash) AS shared, unit_id FROM named WHERE length(core) >= 8
  UNION ALL
  SELECT 1, hash(core, sound_hash), unit_id FROM named WHERE length(core) >= 12 AND sound_hash IS NOT NULL
  UNION ALL
  SELECT 2, hash(h.house, n.fold_hash), n.unit_id FROM named n JOIN unit_house h ON h.unit_id = n.unit_id
  UNION ALL
  SELECT 3, hash(r.id_key, n.fold_hash), n.unit_id FROM named n JOIN repair r ON r.core = n.core
  UNION ALL
  SELECT 4, hash(substr(core, 1, 15), fold_hash), unit_id FROM named WHERE length(core) >= 15
  UNION ALL
  -- One slip here, Excel's fifteen digits there.
  SELECT DISTINCT 4, hash(fifteen_of_key(r.id_key), n.fold_hash), n.unit_id FROM named n JOIN repair r ON r.core = n.core
  UNION ALL
  SELECT 4, hash(CAST(substr(core, 1, 15) AS BIGINT), fold_hash), unit_id FROM named WHERE damage = 'trunc000'
  UNION ALL
  SELECT 5, hash(fold_hash, birth, town), unit_id FROM named WHERE birth IS NOT NULL AND town IS NOT NULL
  UNION ALL
  -- A slip here, no number there: where nobody of the name lives in the village, both are one.
  SELECT 6, hash(fold_hash, place), unit_id
  FROM named n
  WHERE place IS NOT NULL AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = n.unit_id)
)
SELECT kind, shared, unit_id, count(*) OVER (PARTITION BY kind, shared) AS size FROM bond;

-- What more than sixty rows share tells none of them apart.
CREATE OR REPLACE TEMP TABLE ghost_bond AS
SELECT kind, shared, unit_id FROM ghost_group WHERE size BETWEEN 2 AND 60
UNION ALL
-- What people found to be one comes before all.
SELECT -1, hash(least(d.signature, d.other_signature), greatest(d.signature, d.other_signature)), u.unit_id
FROM decision_beside d
JOIN ghost_unit u ON u.signature = d.signature
WHERE d.verdict = 'same' AND d.signature <> d.other_signature;

INSERT INTO block_skipped
SELECT 'G' || CAST(kind AS VARCHAR), any_value(size), 0, idiv(any_value(size) * (any_value(size) - 1), 2)
FROM ghost_group
WHERE size > 60
GROUP BY kind, shared;
