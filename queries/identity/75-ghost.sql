-- Reads ghost_member(unit_id, ghost, bond), ghost_unit, ghost_bond. Writes ghost: the negative person key of each unit without an owner, made from
-- what the rows say, so that it is the same in every run and under any order of files and rows. `bond`: the strongest that the row itself shares
-- with another of the person, for what first joined two others may be nothing that it says.
CREATE OR REPLACE TEMP TABLE ghost AS
WITH cluster AS (
  SELECT g.ghost, min(u.signature) AS signature, min(u.snap) AS snap, min(u.first_mention) AS first_mention, count(*) AS units
  FROM ghost_member g
  JOIN ghost_unit u ON u.unit_id = g.unit_id
  GROUP BY g.ghost
),
-- Rows of different rolls that say the same and are two persons: by roll and month, not by where the file stands.
told_apart AS (
  SELECT *, row_number() OVER (PARTITION BY signature ORDER BY snap, first_mention) AS turn FROM cluster
),
own_bond AS (
  SELECT unit_id, min(kind) AS kind
  FROM (
    SELECT b.unit_id, b.kind, min(b.unit_id) OVER shared_by < max(b.unit_id) OVER shared_by AS is_shared
    FROM ghost_bond b
    JOIN ghost_member m ON m.unit_id = b.unit_id
    WINDOW shared_by AS (PARTITION BY m.ghost, b.kind, b.shared)
  )
  WHERE is_shared
  GROUP BY unit_id
)
SELECT
  g.unit_id,
  -1 - CAST('0x' || substr(md5(t.signature || CASE WHEN t.turn = 1 THEN '' ELSE '#' || CAST(t.turn AS VARCHAR) END), 1, 15) AS BIGINT) AS person_key,
  t.units,
  coalesce(o.kind, g.bond) AS bond
FROM ghost_member g
JOIN told_apart t ON t.ghost = g.ghost
LEFT JOIN own_bond o ON o.unit_id = g.unit_id;
