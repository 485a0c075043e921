-- A row that found its owner adds its household to what is known of that person.
-- Reads owner, unit_house, unit_member, no_family, crowded_house. Writes member, unit_member, member_new.
CREATE OR REPLACE TEMP TABLE member_new AS
SELECT DISTINCT h.house, o.id_key
FROM owner o
JOIN unit_house h ON h.unit_id = o.unit_id
ANTI JOIN no_family f ON f.house = h.house
ANTI JOIN crowded_house c ON c.house = h.house
WHERE NOT EXISTS (SELECT 1 FROM unit_member m WHERE m.house = h.house AND m.id_key = o.id_key);

INSERT INTO member SELECT house, id_key FROM member_new;
INSERT INTO unit_member SELECT house, id_key FROM member_new;
