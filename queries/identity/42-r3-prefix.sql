-- R3. Excel keeps 15 digits of a number: `…000` is compared by its first 15 digits, whatever its checksum says. Other damaged
-- texts that share 15 digits must carry the same name.
-- `strong`: the text shows the truncation itself.
CREATE OR REPLACE TEMP TABLE pair AS
WITH cut AS (
  SELECT unit_id, fold_hash, sound_hash, damage = 'trunc000' AS strong, CAST(substr(core, 1, 15) AS BIGINT) AS prefix
  FROM open_unit
  WHERE damage IN ('trunc000', 'checksum', 'birth', 'short', 'long') AND regexp_full_match(core, '[0-9]{15}.*')
)
SELECT DISTINCT c.unit_id, n.id_key, c.strong
FROM cut c
JOIN seed_name n ON n.id_key // 1100 = c.prefix
WHERE c.strong OR n.fold_hash = c.fold_hash OR n.sound_hash = c.sound_hash;
