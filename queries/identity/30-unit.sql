-- Reads reading, misnamed, id_dirty, account_named. Writes rest, unit, unit_house: what is left once valid IDs have found their persons.

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
      t.birth NULLS FIRST, t.town NULLS FIRST, t.place NULLS FIRST, t.house NULLS FIRST, w.row_id NULLS FIRST, a.account NULLS FIRST,
      CASE WHEN t.town IS NULL AND t.house IS NULL AND a.account IS NULL AND t.held_key IS NULL AND coalesce(d.core, '') = '' THEN t.mention_id END NULLS FIRST
  ) AS unit_id
FROM rest t
LEFT JOIN id_dirty d ON d.id_ref = t.id_ref
LEFT JOIN shared_row w ON w.row_id = t.row_id
LEFT JOIN account_named a ON a.mention_id = t.mention_id AND NOT a.holds;

CREATE OR REPLACE TEMP TABLE unit AS
WITH counted AS (
  SELECT unit_id, count(*) AS mentions, min(mention_id) AS first_mention FROM unit_mention GROUP BY unit_id
)
SELECT
  c.unit_id,
  r.snap,
  s.roll_no,
  s.lists_once,
  r.role,
  r.id_ref,
  r.held_key,
  r.damage,
  r.core,
  r.name_hash,
  k.folded,
  k.fold_hash,
  k.sound_hash,
  coalesce(k.is_maybe, false) AS is_maybe,
  r.sex,
  r.birth,
  r.town,
  r.place,
  r.house,
  c.mentions,
  c.first_mention,
  naming_signature(
    r.core, k.folded, r.birth, m.town, m.village, nullif(concat_ws(' ', household_text(m.household_space, m.household_no), r.in_its_place), ''),
    m.roll || ':' || coalesce(CAST(m.period AS VARCHAR), '') || ':' || m.role
  ) AS signature
-- All rows of a unit say the same: the first speaks for it.
FROM counted c
JOIN (
  SELECT
    t.*,
    CASE WHEN t.held_key IS NOT NULL THEN 'held' ELSE coalesce(d.damage, 'empty') END AS damage,
    CASE WHEN t.held_key IS NOT NULL THEN id_of_key(t.held_key) ELSE coalesce(d.core, '') END AS core,
    -- What was decided of him who has one telephone or household holds for no namesake with another.
    CASE WHEN d.damage IN ('phone', 'account', 'household') THEN regexp_replace(d.id_text, '[^0-9]', '', 'g') END AS in_its_place
  FROM rest t
  LEFT JOIN id_dirty d ON d.id_ref = t.id_ref
) r ON r.mention_id = c.first_mention
JOIN snapshot_use s ON s.snap = r.snap
LEFT JOIN name k ON k.name_hash = r.name_hash
JOIN mention m ON m.mention_id = c.first_mention;

-- Every household a row stands in: the one of its number, that of father, mother and child named on one row, and of a row without a number those
-- whose account it has.
CREATE OR REPLACE TEMP TABLE unit_house AS
SELECT DISTINCT u.unit_id, r.house
FROM unit_mention u
JOIN rest r ON r.mention_id = u.mention_id
WHERE r.house IS NOT NULL
UNION
SELECT u.unit_id, hash('row', r.row_id)
FROM unit_mention u
JOIN rest r ON r.mention_id = u.mention_id
JOIN shared_row w ON w.row_id = r.row_id
UNION
SELECT u.unit_id, hash('account', a.account)
FROM unit_mention u
JOIN account_named a ON a.mention_id = u.mention_id AND NOT a.holds;

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
  same_house BOOLEAN, same_birth BOOLEAN, other_birth BOOLEAN, other_sex BOOLEAN, other_age BOOLEAN, listed_already BOOLEAN, little_left BOOLEAN
);
-- What only some rules ask of a pair.
CREATE OR REPLACE TEMP TABLE stands_twice (id_key BIGINT);
CREATE OR REPLACE TEMP TABLE rivalled (id_key BIGINT);
CREATE OR REPLACE TEMP TABLE unvouched (id_key BIGINT);
CREATE OR REPLACE TEMP TABLE only_bearer (unit_id BIGINT);
CREATE OR REPLACE TEMP TABLE named_in_town (unit_id BIGINT);
