-- Reads member_new, member, unit_member, unit_house, open_unit, met, no_family. Writes met, met_member, kin: only what the new members of households bring, not all anew.
CREATE OR REPLACE TEMP TABLE met_new AS
SELECT DISTINCT h.unit_id, n.id_key
FROM member_new n
JOIN unit_house h ON h.house = n.house
JOIN open_unit u ON u.unit_id = h.unit_id
WHERE NOT EXISTS (SELECT 1 FROM met d WHERE d.unit_id = h.unit_id AND d.id_key = n.id_key);

-- Who is met for the first time brings all his households, who was met before those he is new in.
INSERT INTO met_member
SELECT m.house, m.id_key
FROM member m
SEMI JOIN met_new n ON n.id_key = m.id_key
ANTI JOIN met d ON d.id_key = m.id_key
ANTI JOIN no_family f ON f.house = m.house
UNION ALL
SELECT m.house, m.id_key FROM member_new m SEMI JOIN met d ON d.id_key = m.id_key;

INSERT INTO met SELECT unit_id, id_key FROM met_new;

CREATE OR REPLACE TEMP TABLE kin_new AS
-- Somebody is met in the household: all his households.
SELECT d.unit_id, m.id_key
FROM met_new d
JOIN met_member own ON own.id_key = d.id_key
JOIN member m ON m.house = own.house
UNION
-- A household of somebody who was met has a new member.
SELECT d.unit_id, n.id_key
FROM member_new n
JOIN met_member m ON m.house = n.house
JOIN met d ON d.id_key = m.id_key
UNION
-- Somebody who was met has a new household.
SELECT d.unit_id, m.id_key
FROM member_new n
JOIN met d ON d.id_key = n.id_key
JOIN unit_member m ON m.house = n.house;

CREATE OR REPLACE TEMP TABLE kin AS
SELECT k.unit_id, k.id_key, k.direct OR d.unit_id IS NOT NULL AS direct
FROM kin k
LEFT JOIN met_new d ON d.unit_id = k.unit_id AND d.id_key = k.id_key
UNION ALL
SELECT n.unit_id, n.id_key, EXISTS (SELECT 1 FROM met d WHERE d.unit_id = n.unit_id AND d.id_key = n.id_key)
FROM kin_new n
WHERE NOT EXISTS (SELECT 1 FROM kin k WHERE k.unit_id = n.unit_id AND k.id_key = n.id_key);
