-- Reads judged, seed_name, seed_place, naming, unit, open_unit. Writes stands_twice, for R2.
-- Whom a name resembles may himself be a brother under a borrowed number, which the register has not: he stands in the village under his own as well.
CREATE OR REPLACE TEMP TABLE resembled AS
SELECT DISTINCT j.id_key FROM judged j WHERE j.level = 3;

CREATE OR REPLACE TEMP TABLE resembled_name AS
SELECT DISTINCT a.id_key, a.fold_hash, p.place
FROM resembled r
JOIN seed_name a ON a.id_key = r.id_key
JOIN seed_place p ON p.id_key = r.id_key
ANTI JOIN (SELECT id_key FROM naming WHERE registered = 1) g ON g.id_key = r.id_key;

CREATE OR REPLACE TEMP TABLE stands_twice AS
SELECT DISTINCT a.id_key
FROM resembled_name a
JOIN seed_name b ON b.fold_hash = a.fold_hash AND b.id_key <> a.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.place = a.place;

-- Or somebody of the name stands in the village beside the row, on a roll that lists people once, without a valid number.
INSERT INTO stands_twice
SELECT DISTINCT a.id_key
FROM resembled_name a
JOIN judged j ON j.id_key = a.id_key AND j.level = 3
JOIN unit u ON u.unit_id = j.unit_id AND u.lists_once
JOIN open_unit t ON t.snap = u.snap AND t.unit_id <> u.unit_id AND t.fold_hash = a.fold_hash AND t.place = a.place;
