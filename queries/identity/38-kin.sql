-- Reads unit_house, open_unit, member. Writes kin: the people of a household that an open unit stands in, and of any household that
-- shares a member with it. Households of different numberings overlap without being equal, so the shared member is the bridge.
-- `direct`: the household itself is the same.
CREATE OR REPLACE TEMP TABLE kin AS
WITH met AS (
  SELECT DISTINCT h.unit_id, m.id_key
  FROM unit_house h
  JOIN open_unit u ON u.unit_id = h.unit_id
  JOIN member m ON m.house = h.house
),
bridged AS (
  SELECT DISTINCT d.unit_id, m.id_key
  FROM met d
  JOIN member own ON own.id_key = d.id_key
  JOIN member m ON m.house = own.house
)
SELECT b.unit_id, b.id_key, d.id_key IS NOT NULL AS direct
FROM bridged b
LEFT JOIN met d ON d.unit_id = b.unit_id AND d.id_key = b.id_key;
