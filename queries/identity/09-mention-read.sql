-- Reads mention_to_read, a view of mentions. Writes mention_read, a view: each of them reduced to narrow keys.
-- Texts become 64-bit hashes for joining; a hash never decides an order, and is kept only for as long as a text is hashed to it (kept-readings.ts).

-- Step by step in nested queries: written at once the macros would repeat the cast and the sum for every digit.
CREATE OR REPLACE TEMP VIEW mention_read AS
SELECT
  mention_id,
  row_id,
  role,
  roll,
  period,
  CASE WHEN total % 11 = 1 AND is_birth(ymd) AND NOT ends_in_zeros THEN body * 11 + check_value END AS id_key,
  CASE WHEN total % 11 = 1 AND is_birth(ymd) AND NOT ends_in_zeros THEN NULL ELSE id_text END AS dirty_text,
  name_hash,
  sex,
  birth,
  town,
  place,
  house
FROM (
  SELECT
    *,
    id_sum(body) + check_value AS total,
    CAST(idiv(body, 1000) % 100000000 AS INTEGER) AS ymd,
    body % 100 = 0 AND check_value = 0 AS ends_in_zeros
  FROM (
    SELECT
      m.mention_id,
      m.row_id,
      m.role,
      m.roll,
      m.period,
      m.id_text,
      TRY_CAST(CASE WHEN looks_clean(m.id_text) THEN substr(m.id_text, 1, 17) END AS BIGINT) AS body,
      CASE WHEN m.id_text LIKE '%X' THEN 10 ELSE ascii(substr(m.id_text, 18, 1)) - 48 END AS check_value,
      CASE WHEN m.name_text IS NOT NULL AND m.name_text <> '' THEN hash(m.name_text) END AS name_hash,
      CASE m.sex WHEN '男' THEN 1 WHEN '女' THEN 2 END AS sex,
      CAST(year(m.birth_on) * 10000 + month(m.birth_on) * 100 + day(m.birth_on) AS INTEGER) AS birth,
      CASE WHEN m.town IS NOT NULL OR m.village IS NOT NULL THEN hash(coalesce(m.town, '')) END AS town,
      CASE WHEN m.village IS NOT NULL THEN hash(coalesce(m.town, ''), m.village) END AS place,
      CASE WHEN is_household(m.household_space, m.household_no) THEN hash(m.household_space, m.household_no) END AS house
    FROM mention_to_read m
  )
);
