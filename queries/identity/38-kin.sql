-- Reads unit_house, open_unit, unit_member, member, no_family. Writes met, met_member and kin: the people of a household that an open unit stands in (met), and of any household
-- that shares a member with it. Households of different numberings overlap without being equal, so the shared member is the bridge.
-- `direct`: the household itself is the same; of what is no family's number or account nobody else is met. 66-kin-grows adds what rows that found their owner bring.
CREATE OR REPLACE TEMP TABLE met AS
SELECT DISTINCT h.unit_id, m.id_key
FROM unit_house h
JOIN open_unit u ON u.unit_id = h.unit_id
JOIN unit_member m ON m.house = h.house
ANTI JOIN no_family n ON n.house = h.house;

-- Every household of those who were met.
CREATE OR REPLACE TEMP TABLE met_member AS
SELECT m.house, m.id_key
FROM member m
SEMI JOIN met d ON d.id_key = m.id_key
ANTI JOIN no_family n ON n.house = m.house;

CREATE OR REPLACE TEMP TABLE kin AS
WITH near_member AS (
  SELECT own.id_key AS met_key, m.id_key
  FROM met_member own
  JOIN member m ON m.house = own.house
)
SELECT unit_id, id_key, bool_or(direct) AS direct
FROM (
  SELECT d.unit_id, n.id_key, n.id_key = d.id_key AS direct
  FROM met d
  JOIN near_member n ON n.met_key = d.id_key
  UNION ALL
  SELECT h.unit_id, m.id_key, true
  FROM unit_house h
  SEMI JOIN no_family n ON n.house = h.house
  JOIN open_unit u ON u.unit_id = h.unit_id
  JOIN unit_member m ON m.house = h.house
)
GROUP BY unit_id, id_key;
