-- Reads neutral(pid, sheet_id, name_text, birth_text, town, village, family_no): one row a record of a set without resident IDs.
-- Writes mention, truth. Where {with_register}, records of sheet 1 get a made-up number of region 999999, as a register would give one:
-- it stands nowhere else, so that it can only make a person, never find one.
CREATE TABLE numbered AS
SELECT *, CAST(sheet_id AS BIGINT) * 4294967296 + record_no AS row_id, coalesce(CAST(strftime(birth_on, '%Y%m%d') AS BIGINT), 18500101) AS birth_digits
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY sheet_id ORDER BY pid, name_text, birth_text, town, village) AS record_no,
    TRY_CAST(CASE WHEN birth_text LIKE '%-%' THEN birth_text ELSE substr(birth_text, 1, 4) || '-' || substr(birth_text, 5, 2) || '-' || substr(birth_text, 7, 2) END AS DATE) AS birth_on
  FROM neutral
);
CREATE TABLE mention AS
SELECT
  row_id * 4 AS mention_id,
  row_id,
  'self' AS role,
  CASE sheet_id WHEN 1 THEN 'hukou' ELSE 'aid' END AS roll,
  CASE sheet_id WHEN 1 THEN 'hukou' ELSE 'aid' END AS kind,
  CAST(NULL AS INTEGER) AS period,
  sheet_id,
  CAST(record_no AS INTEGER) AS row_no,
  CASE WHEN {with_register} AND sheet_id = 1 THEN id_of_key(body * 11 + id_check(body)) END AS id_text,
  name_text,
  CAST(NULL AS VARCHAR) AS sex,
  birth_on,
  town,
  village,
  town AS town_text,
  village AS village_text,
  CASE WHEN family_no IS NOT NULL THEN 'hukou' END AS household_space,
  family_no AS household_no,
  CAST(NULL AS VARCHAR) AS householder_name,
  CAST(NULL AS VARCHAR) AS relation
FROM (
  SELECT
    *,
    999999 * CAST(100000000000 AS BIGINT) + birth_digits * 1000 + row_number() OVER (PARTITION BY sheet_id, birth_digits ORDER BY record_no) AS body
  FROM numbered
);
CREATE TABLE truth AS
SELECT n.row_id * 4 AS mention_id, dense_rank() OVER (ORDER BY n.pid) AS pid, n.sheet_id FROM numbered n;
