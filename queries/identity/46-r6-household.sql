-- R6. A household the row stands in holds, or shares a member with a household that holds, somebody of the same name.
-- Households of different numberings overlap without being equal, so the shared member is the bridge.
-- `strong`: the household number itself is the same.
CREATE OR REPLACE TEMP TABLE kin AS
WITH direct AS (
  SELECT DISTINCT h.unit_id, m.id_key
  FROM unit_house h
  JOIN open_unit u ON u.unit_id = h.unit_id
  JOIN member m ON m.house = h.house
),
bridged AS (
  SELECT DISTINCT d.unit_id, m.id_key
  FROM direct d
  JOIN member own ON own.id_key = d.id_key
  JOIN member m ON m.house = own.house
)
SELECT b.unit_id, b.id_key, d.id_key IS NOT NULL AS direct
FROM bridged b
LEFT JOIN direct d ON d.unit_id = b.unit_id AND d.id_key = b.id_key;

CREATE OR REPLACE TEMP TABLE pair AS
SELECT DISTINCT k.unit_id, k.id_key, k.direct AS strong
FROM kin k
JOIN open_unit u ON u.unit_id = k.unit_id
JOIN seed_name n ON n.id_key = k.id_key AND (n.folded = u.folded OR (n.sound = u.sound AND n.sound <> ''))
WHERE u.damage <> 'held';
