-- Reads reading, misnamed, id_dirty. Writes rest, unit, unit_house: what is left once valid IDs have found their persons.

CREATE OR REPLACE TEMP TABLE rest AS
SELECT r.*, r.id_key AS held_key FROM reading r WHERE r.id_key IS NULL
UNION ALL
SELECT r.*, r.id_key FROM reading r SEMI JOIN misnamed m ON m.id_key = r.id_key AND m.name_hash = r.name_hash;

-- Mentions of one snapshot that say the same about a person are one unit; those that say next to nothing stay apart.
CREATE OR REPLACE TEMP TABLE unit_mention AS
SELECT
  t.mention_id,
  dense_rank() OVER (
    ORDER BY t.snap, t.role, t.id_ref NULLS FIRST, t.held_key NULLS FIRST, t.name_hash NULLS FIRST, t.sex NULLS FIRST,
      t.birth NULLS FIRST, t.town NULLS FIRST, t.place NULLS FIRST, t.house NULLS FIRST, w.row_id NULLS FIRST,
      CASE WHEN t.town IS NULL AND t.house IS NULL AND t.held_key IS NULL AND coalesce(d.core, '') = '' THEN t.mention_id END NULLS FIRST
  ) AS unit_id
FROM rest t
LEFT JOIN id_dirty d ON d.id_ref = t.id_ref
LEFT JOIN shared_row w ON w.row_id = t.row_id;

CREATE OR REPLACE TEMP TABLE unit AS
WITH gathered AS (
  SELECT
    u.unit_id,
    any_value(r.snap) AS snap,
    any_value(s.roll_no) AS roll_no,
    bool_or(s.lists_once) AS lists_once,
    any_value(r.role) AS role,
    any_value(r.id_ref) AS id_ref,
    any_value(r.held_key) AS held_key,
    CASE WHEN any_value(r.held_key) IS NOT NULL THEN 'held' ELSE coalesce(any_value(d.damage), 'empty') END AS damage,
    CASE WHEN any_value(r.held_key) IS NOT NULL THEN id_of_key(any_value(r.held_key)) ELSE coalesce(any_value(d.core), '') END AS core,
    any_value(r.name_hash) AS name_hash,
    any_value(k.folded) AS folded,
    any_value(k.fold_hash) AS fold_hash,
    any_value(k.sound_hash) AS sound_hash,
    any_value(r.sex) AS sex,
    any_value(r.birth) AS birth,
    any_value(r.town) AS town,
    any_value(r.place) AS place,
    any_value(r.house) AS house,
    count(*) AS mentions,
    min(u.mention_id) AS first_mention
  FROM unit_mention u
  JOIN rest r ON r.mention_id = u.mention_id
  JOIN snapshot_use s ON s.snap = r.snap
  LEFT JOIN id_dirty d ON d.id_ref = r.id_ref
  LEFT JOIN name k ON k.name_hash = r.name_hash
  GROUP BY u.unit_id
)
SELECT
  g.unit_id,
  g.snap,
  g.roll_no,
  g.lists_once,
  g.role,
  g.id_ref,
  g.held_key,
  g.damage,
  g.core,
  g.name_hash,
  g.fold_hash,
  g.sound_hash,
  g.sex,
  g.birth,
  g.town,
  g.place,
  g.house,
  g.mentions,
  g.first_mention,
  naming_signature(
    g.core, g.folded, g.birth, m.town, m.village, household_text(m.household_space, m.household_no),
    m.roll || ':' || coalesce(CAST(m.period AS VARCHAR), '') || ':' || m.role
  ) AS signature
FROM gathered g
JOIN mention m ON m.mention_id = g.first_mention;

-- Every household a row stands in: the one of its number, and that of father, mother and child named on one row.
CREATE OR REPLACE TEMP TABLE unit_house AS
SELECT DISTINCT u.unit_id, r.house
FROM unit_mention u
JOIN rest r ON r.mention_id = u.mention_id
WHERE r.house IS NOT NULL
UNION
SELECT u.unit_id, hash('row', r.row_id)
FROM unit_mention u
JOIN rest r ON r.mention_id = u.mention_id
JOIN shared_row w ON w.row_id = r.row_id;

-- What each rule expected to compare, and what it left out because a block was too big; kept after the run.
CREATE OR REPLACE TABLE block_log (rule VARCHAR, blocks BIGINT, pairs BIGINT, biggest BIGINT, compared BIGINT, skipped BIGINT);
CREATE OR REPLACE TABLE block_skipped (rule VARCHAR, units BIGINT, people BIGINT, pairs BIGINT);
CREATE OR REPLACE TEMP TABLE capped_unit (unit_id BIGINT, rule VARCHAR, people BIGINT);
CREATE OR REPLACE TEMP TABLE owner (unit_id BIGINT, id_key BIGINT, rule VARCHAR, level INTEGER);
CREATE OR REPLACE TEMP TABLE candidate (
  unit_id BIGINT, id_key BIGINT, rule VARCHAR, rule_order INTEGER, level INTEGER, sure BOOLEAN, strong BOOLEAN,
  same_place BOOLEAN, same_town BOOLEAN, same_house BOOLEAN, same_birth BOOLEAN, other_birth BOOLEAN
);
-- Pairs that were looked at and found wanting, with what speaks against them.
CREATE OR REPLACE TEMP TABLE missed (
  unit_id BIGINT, id_key BIGINT, rule VARCHAR, rule_order INTEGER, level INTEGER, same_place BOOLEAN, same_town BOOLEAN,
  same_house BOOLEAN, same_birth BOOLEAN, other_birth BOOLEAN, other_sex BOOLEAN, listed_already BOOLEAN, little_left BOOLEAN
);
