-- R11. A row that says nothing but a name (its number is nobody's, or somebody's of another name) which only one person of the county bears, or
-- which hardly anybody of its township bears, in another village: the same name, or one that sounds the same. `strong`: only one person of the county bears it.
CREATE OR REPLACE TEMP TABLE bare_unit AS
SELECT u.unit_id, u.held_key, u.fold_hash, u.sound_hash, u.town
FROM open_unit u
-- That the number itself is somebody's is nothing known of the row.
WHERE u.town IS NOT NULL AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = u.unit_id AND c.rule NOT IN ('R8', 'R13'));

-- Everybody of its township who bears the name or one that sounds the same. Of more than three it cannot be said who is meant.
CREATE OR REPLACE TEMP TABLE townsman AS
SELECT unit_id, id_key
FROM (
  SELECT unit_id, id_key, count(*) OVER (PARTITION BY unit_id) AS people
  FROM (
    SELECT u.unit_id, n.id_key FROM bare_unit u JOIN namesake n ON n.fold_hash = u.fold_hash AND n.town = u.town AND n.id_key IS DISTINCT FROM u.held_key
    UNION
    SELECT u.unit_id, n.id_key FROM bare_unit u JOIN namesake n ON n.sound_hash = u.sound_hash AND n.town = u.town AND n.id_key IS DISTINCT FROM u.held_key
  )
)
WHERE people <= 3;

-- Of a row without village and household every bearer of its name in the county may be meant. Where they are several it is said how many: that
-- such a row is nobody's is more than can be known.
CREATE OR REPLACE TEMP TABLE homeless_unit AS
SELECT unit_id, held_key, fold_hash, sex, birth IS NULL AND length(core) < 15 AS is_mute
FROM open_unit
WHERE place IS NULL AND house IS NULL;

CREATE OR REPLACE TEMP TABLE countryman AS
SELECT DISTINCT fold_hash, id_key, sex_code_of_key(id_key) AS sex FROM seed_name WHERE fold_hash IN (SELECT fold_hash FROM homeless_unit);

CREATE OR REPLACE TEMP TABLE bearers AS
SELECT u.unit_id, u.held_key, u.fold_hash, u.sex, u.is_mute, CASE u.sex WHEN 1 THEN n.men WHEN 2 THEN n.people - n.men ELSE n.people END AS people
FROM homeless_unit u
JOIN (SELECT fold_hash, count(*) AS people, count(CASE WHEN sex = 1 THEN 1 END) AS men FROM countryman GROUP BY fold_hash) n ON n.fold_hash = u.fold_hash;

-- A name that nobody bears was written by ear: whose it sounds like, where that is one person only.
CREATE OR REPLACE TEMP TABLE unborne_unit AS
SELECT u.unit_id, u.held_key, u.sound_hash, u.sex
FROM open_unit u
SEMI JOIN homeless_unit h ON h.unit_id = u.unit_id
ANTI JOIN countryman c ON c.fold_hash = u.fold_hash
WHERE u.sound_hash IS NOT NULL;

CREATE OR REPLACE TEMP TABLE sounding_alike AS
SELECT unit_id, id_key
FROM (
  SELECT unit_id, id_key, count(*) OVER (PARTITION BY unit_id) AS people
  FROM (
    SELECT DISTINCT u.unit_id, n.id_key
    FROM unborne_unit u
    JOIN seed_name n ON n.sound_hash = u.sound_hash AND coalesce(u.sex = sex_code_of_key(n.id_key), true) AND n.id_key IS DISTINCT FROM u.held_key
  )
)
WHERE people = 1;

INSERT INTO capped_unit
SELECT unit_id, 'R11', people FROM bearers b WHERE people > 1 AND is_mute AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.unit_id = b.unit_id);

INSERT INTO block_skipped
SELECT 'R11', count(*), people, count(*) * people
FROM bearers SEMI JOIN (SELECT unit_id FROM capped_unit WHERE rule = 'R11') USING (unit_id)
GROUP BY fold_hash, people;

CREATE OR REPLACE TEMP TABLE pair AS
SELECT unit_id, id_key, bool_or(strong) AS strong
FROM (
  SELECT b.unit_id, c.id_key, true AS strong
  FROM bearers b
  JOIN countryman c ON c.fold_hash = b.fold_hash AND coalesce(b.sex = c.sex, true) AND c.id_key IS DISTINCT FROM b.held_key
  WHERE b.people = 1
  UNION ALL
  SELECT unit_id, id_key, false FROM townsman
  UNION ALL
  SELECT unit_id, id_key, false FROM sounding_alike
)
GROUP BY unit_id, id_key;
