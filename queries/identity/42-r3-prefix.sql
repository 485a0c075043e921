-- R3. A spreadsheet keeps 15 digits of a number, cut or rounded: `…000` is compared by its first 15 digits with both, whatever its checksum
-- says. Other damaged texts that share 15 digits must carry the same name.
-- `strong`: the text shows the truncation itself.
CREATE OR REPLACE TEMP TABLE unit_key AS
WITH cut AS (
  SELECT unit_id, fold_hash, sound_hash, damage, CAST(substr(core, 1, 15) AS BIGINT) AS prefix
  FROM open_unit
  WHERE damage IN ('trunc000', 'checksum', 'birth', 'short', 'long') AND regexp_full_match(core, '[0-9]{15}.*')
)
SELECT unit_id, hash('any', prefix) AS block, true AS strong FROM cut WHERE damage = 'trunc000'
UNION ALL
SELECT unit_id, hash('name', prefix, fold_hash), false FROM cut WHERE damage <> 'trunc000'
UNION ALL
SELECT unit_id, hash('sound', prefix, sound_hash), false FROM cut WHERE damage <> 'trunc000' AND sound_hash IS NOT NULL;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash('any', s.prefix) AS block, s.id_key
FROM (
  SELECT id_key, fifteen_of_key(id_key) AS prefix FROM seed_name
  UNION ALL
  SELECT id_key, rounded_fifteen_of_key(id_key) FROM seed_name WHERE rounded_fifteen_of_key(id_key) > fifteen_of_key(id_key)
) s
WHERE s.prefix IN (SELECT CAST(substr(core, 1, 15) AS BIGINT) FROM open_unit WHERE damage = 'trunc000' AND regexp_full_match(core, '[0-9]{15}.*'))
UNION ALL
SELECT hash('name', fifteen_of_key(n.id_key), n.fold_hash), n.id_key FROM namesake n
UNION ALL
SELECT hash('sound', fifteen_of_key(n.id_key), n.sound_hash), n.id_key FROM namesake n WHERE n.sound_hash IS NOT NULL;
