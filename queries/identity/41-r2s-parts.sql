-- R2s. Two slips or more: the name and two of the three parts of the ID (area, birth, sequence with check) are left whole, or nothing but the
-- first two.
-- `strong`: birth and sequence agree, which namesakes of one county do not do by chance.
CREATE OR REPLACE TEMP TABLE unit_key AS
WITH broken AS (
  SELECT
    unit_id,
    fold_hash,
    CAST(substr(core, 1, 6) AS BIGINT) AS area,
    CASE WHEN regexp_full_match(core, '[0-9]{14,}X?') THEN CAST(substr(core, 1, 14) AS BIGINT) END AS head,
    CASE WHEN regexp_full_match(substr(core, -12), '[0-9]{11}[0-9X]') THEN
      CAST(substr(core, -12, 11) AS BIGINT) * 11 + CASE WHEN core LIKE '%X' THEN 10 ELSE CAST(substr(core, -1) AS BIGINT) END
    END AS tail,
    CASE WHEN length(core) > 14 AND regexp_full_match(substr(core, -4), '[0-9]{3}[0-9X]') THEN
      CAST(substr(core, -4, 3) AS BIGINT) * 11 + CASE WHEN core LIKE '%X' THEN 10 ELSE CAST(substr(core, -1) AS BIGINT) END
    END AS sequence
  FROM open_unit
  WHERE damage IN ('checksum', 'birth', 'short', 'long', 'chars', 'masked') AND length(core) BETWEEN 14 AND 20
    AND regexp_full_match(core, '[0-9]{6}.*')
)
SELECT unit_id, hash('tail', fold_hash, tail) AS block, true AS strong FROM broken WHERE tail IS NOT NULL
UNION ALL
SELECT unit_id, hash('head', fold_hash, head), false FROM broken WHERE head IS NOT NULL
UNION ALL
SELECT unit_id, hash('ends', fold_hash, area, sequence), false FROM broken WHERE sequence IS NOT NULL;

CREATE OR REPLACE TEMP VIEW seed_key AS
SELECT hash('tail', n.fold_hash, n.id_key % 1100000000000) AS block, n.id_key FROM namesake n
UNION ALL
SELECT hash('head', n.fold_hash, head_of_key(n.id_key)), n.id_key FROM namesake n
UNION ALL
SELECT hash('ends', n.fold_hash, area_of_key(n.id_key), n.id_key % 11000), n.id_key FROM namesake n;
