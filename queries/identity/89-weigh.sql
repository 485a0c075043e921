-- Reads weighed, weight(field, level, m, bits), chance, ghost, ghost_maybe, seed_name, unit, doubted. Writes pair_bits: how strongly each 疑似 pair agrees.
-- The weight of an equal name is that of this very name: a rare one says more.
CREATE OR REPLACE TEMP TABLE pair_bits AS
WITH asked AS (
  SELECT g.person_key AS own_key, w.id_key, u.fold_hash, u.sound_hash, w.name, w.birth, w.sex, w.place, w.house, w.number
  FROM weighed w
  JOIN ghost g ON g.unit_id = w.unit_id
  JOIN unit u ON u.unit_id = w.unit_id
  WHERE w.session = 'asked'
  UNION ALL
  SELECT d.id_key, d.other_key, d.fold_hash, d.sound_hash, d.level, NULL, NULL, CASE WHEN d.same_place THEN 2 WHEN d.same_town THEN 1 END, CASE WHEN d.is_kin THEN 1 END, -1
  FROM doubted d
  UNION ALL
  SELECT y.person_key, y.other_key, y.fold_hash, y.sound_hash, y.level, y.birth, y.sex, y.place, NULL, y.number
  FROM ghost_maybe y
),
-- How many bear a name is asked of the few names that stand in the list.
fold AS (
  SELECT fold_hash, count(DISTINCT id_key) AS people FROM seed_name WHERE fold_hash IN (SELECT fold_hash FROM asked) GROUP BY fold_hash
),
sound AS (
  SELECT sound_hash, count(DISTINCT id_key) AS people FROM seed_name WHERE sound_hash IN (SELECT sound_hash FROM asked) GROUP BY sound_hash
)
SELECT
  a.own_key,
  a.id_key,
  max(
    CASE
      -- Two without a number may bear a name that nobody with one bears.
      WHEN a.name = 6 THEN log2(n.m * c.people / coalesce(f.people, 1))
      WHEN a.name = 5 THEN log2(n.m * c.people / coalesce(s.people, 1))
      ELSE n.bits
    END
    + coalesce(b.bits, 0) + coalesce(x.bits, 0) + coalesce(p.bits, 0) + coalesce(h.bits, 0) + coalesce(i.bits, 0)
  ) AS bits
FROM asked a
CROSS JOIN chance c
JOIN weight n ON n.field = 'name' AND n.level = a.name
LEFT JOIN weight b ON b.field = 'birth' AND b.level = a.birth
LEFT JOIN weight x ON x.field = 'sex' AND x.level = a.sex
LEFT JOIN weight p ON p.field = 'place' AND p.level = a.place
LEFT JOIN weight h ON h.field = 'house' AND h.level = a.house
LEFT JOIN weight i ON i.field = 'number' AND i.level = a.number
LEFT JOIN fold f ON f.fold_hash = a.fold_hash
LEFT JOIN sound s ON s.sound_hash = a.sound_hash
GROUP BY a.own_key, a.id_key;
