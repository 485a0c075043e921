-- Reads mention, id_dirty, name_key. Writes naming_id: every mention with its number and name as they are compared.
-- One step a table: as one query the macros would repeat the cast and the sum hundreds of times a row.
CREATE OR REPLACE TEMP TABLE clean_id AS
SELECT m.mention_id, m.id_text, CAST(substr(m.id_text, 1, 17) AS BIGINT) AS body, id_check_of(m.id_text) AS check_value
FROM mention m
WHERE looks_clean(m.id_text);

CREATE OR REPLACE TEMP TABLE clean_sum AS
SELECT c.mention_id, c.id_text, c.body, c.check_value, id_sum(c.body) AS total
FROM clean_id c;

CREATE OR REPLACE TEMP TABLE clean_read AS
SELECT
  s.mention_id,
  s.id_text,
  CASE
    WHEN s.body % 100 = 0 AND s.check_value = 0 THEN 'trunc000'
    WHEN (s.total + s.check_value) % 11 <> 1 THEN 'checksum'
    WHEN NOT is_birth(CAST(s.body // 1000 % 100000000 AS INTEGER)) THEN 'birth'
    ELSE 'valid18'
  END AS verdict,
  s.body * 11 + s.check_value AS own_key
FROM clean_sum s;

CREATE OR REPLACE TABLE naming_id AS
SELECT
  m.mention_id,
  m.row_id,
  m.role,
  m.roll,
  m.kind,
  m.period,
  m.sex,
  m.birth_on,
  m.town,
  m.village,
  m.household_space,
  m.household_no,
  CASE WHEN r.verdict = 'valid18' THEN r.own_key ELSE d.id_key END AS id_key,
  CASE
    WHEN r.verdict = 'valid18' THEN 'valid'
    WHEN r.verdict IS NOT NULL THEN 'damaged'
    ELSE COALESCE(d.status, 'missing')
  END AS status,
  CASE WHEN r.verdict = 'valid18' THEN 'ok' ELSE COALESCE(r.verdict, d.damage, 'empty') END AS damage,
  CASE WHEN r.verdict IS NOT NULL THEN r.id_text ELSE COALESCE(d.core, '') END AS core,
  n.name_ref,
  n.folded,
  n.sound
FROM mention m
LEFT JOIN clean_read r ON r.mention_id = m.mention_id
LEFT JOIN id_dirty d ON d.id_text = m.id_text
LEFT JOIN name_key n ON n.name_text = m.name_text;

-- A number that ends in 000 is believed only where its checksum passes and no other number shares its first fifteen digits:
-- then nothing was cut off, and a handful in a thousand people really have such a number.
CREATE OR REPLACE TEMP TABLE first_fifteen AS
SELECT DISTINCT id_key // 1100 AS prefix FROM naming_id WHERE id_key IS NOT NULL;

CREATE OR REPLACE TEMP TABLE ends_in_zeros AS
SELECT mention_id, id_body(core) AS body FROM naming_id WHERE damage = 'trunc000' AND length(core) = 18;

CREATE OR REPLACE TEMP TABLE genuine_zeros AS
SELECT z.mention_id, z.body
FROM (SELECT mention_id, body, id_sum(body) AS total FROM ends_in_zeros) z
LEFT JOIN first_fifteen f ON f.prefix = z.body // 100
WHERE f.prefix IS NULL AND z.total % 11 = 1 AND is_birth(CAST(z.body // 1000 % 100000000 AS INTEGER));

UPDATE naming_id SET id_key = g.body * 11, status = 'valid', damage = 'ok'
FROM genuine_zeros g
WHERE g.mention_id = naming_id.mention_id;

CREATE OR REPLACE TABLE id_fault AS
SELECT mention_id, status, damage FROM naming_id WHERE status <> 'valid';
