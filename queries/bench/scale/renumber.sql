-- What each person's number becomes in a copy of the county, as far as it does not depend on the copy. `base` is the first 17 digits
-- for copy 0, and every copy adds 100 to the region code: the county's own regions go to 1000xx onwards, the few of elsewhere (most
-- of them damaged numbers that are valid by chance) to 3000xx, where those that then read the same are counted apart.
CREATE OR REPLACE TEMP TABLE renumber AS
SELECT
  p.person_key,
  CASE WHEN p.person_key > 0 THEN (p.first_region + p.turn) * 100000000000 + p.rest END AS base,
  p.id18
FROM (
  SELECT
    q.person_key,
    q.id18,
    q.rest,
    CASE WHEN q.is_own THEN 100000 ELSE 300000 END AS first_region,
    CASE WHEN q.is_own THEN q.region % 100 ELSE row_number() OVER (PARTITION BY q.is_own, q.rest ORDER BY q.person_key) END AS turn
  FROM (
    SELECT
      k.person_key,
      k.id18,
      k.person_key // 11 % 100000000000 AS rest,
      k.person_key // 1100000000000 AS region,
      k.person_key // 1100000000000 BETWEEN $first_region AND $first_region + 98 AS is_own
    FROM read_parquet($person) k
  ) q
) p;

CREATE OR REPLACE TEMP MACRO key_from(body) AS body * 11 + id_check(body);

-- A person without a number keeps having none, under another key in each copy.
CREATE OR REPLACE TEMP MACRO key_in(base, old, copy) AS
  CASE
    WHEN old IS NULL THEN NULL
    WHEN base IS NULL THEN -1 - CAST(hash(old, copy) >> 1 AS BIGINT)
    ELSE key_from(base + copy * 10000000000000)
  END;
