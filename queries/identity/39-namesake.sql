-- Reads open_unit, seed_name, seed_place. Writes namesake: everybody whose name is that of an open unit or sounds like it, once a
-- place. Rules by name look at these alone.
CREATE OR REPLACE TEMP TABLE namesake AS
SELECT DISTINCT n.id_key, n.fold_hash, n.sound_hash, birth_of_key(n.id_key) AS birth, p.town, p.place
FROM seed_name n
LEFT JOIN seed_place p ON p.id_key = n.id_key
WHERE n.fold_hash IN (SELECT fold_hash FROM open_unit)
  OR n.sound_hash IN (SELECT sound_hash FROM open_unit WHERE sound_hash IS NOT NULL);
