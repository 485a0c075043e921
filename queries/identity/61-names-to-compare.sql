-- Reads pair. Writes name_pair_wanted: names that are neither the same nor sound the same and were not compared before.
CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT DISTINCT u.name_hash AS left_name, n.name_hash AS right_name
FROM pair p
JOIN unit u ON u.unit_id = p.unit_id
JOIN seed_name n ON n.id_key = p.id_key
WHERE u.name_hash IS NOT NULL
  AND n.fold_hash <> u.fold_hash
  AND (n.sound_hash <> u.sound_hash OR n.sound_hash IS NULL OR u.sound_hash IS NULL)
  AND NOT EXISTS (SELECT 1 FROM name_level l WHERE l.left_name = u.name_hash AND l.right_name = n.name_hash);
