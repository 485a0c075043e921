-- Reads first_reading, id_dirty, mention, mention_account. Writes reading: one narrow row a mention, id_key null where no ID is certain; account_named.

-- A number that ends in 000 is believed only where its checksum passes and no other number has become it, cut or rounded to fifteen
-- digits: then nothing was lost, and nine people in ten thousand really have such a number.
CREATE OR REPLACE TEMP TABLE genuine_zeros AS
WITH ends_in_zeros AS (
  SELECT id_ref, body
  FROM (SELECT id_ref, id_body(core) AS body FROM id_dirty WHERE damage = 'trunc000')
  WHERE id_sum(body) % 11 = 1 AND is_birth(CAST(idiv(body, 1000) % 100000000 AS INTEGER))
),
-- Those that are cut to it share its fifteen digits; those that are rounded to it have the next lower ones.
become_it AS (
  SELECT id_ref, idiv(body, 100) - o.lower AS fifteen FROM ends_in_zeros CROSS JOIN (VALUES (0), (1)) o (lower)
),
doubtful AS (
  SELECT b.id_ref FROM become_it b JOIN first_reading f ON fifteen_of_key(f.id_key) = b.fifteen
  UNION
  SELECT b.id_ref FROM become_it b JOIN id_dirty d ON fifteen_of_key(d.id_key) = b.fifteen
)
SELECT id_ref, body * 11 AS id_key FROM ends_in_zeros ANTI JOIN doubtful USING (id_ref);

UPDATE id_dirty SET status = 'valid', damage = 'ok', id_key = z.id_key
FROM genuine_zeros z
WHERE z.id_ref = id_dirty.id_ref;

-- An office that cuts all numbers to fifteen digits cuts those of 2005 as well, which then read as of 1905: where nobody has that number in full and somebody
-- the one of a hundred years later, it is his.
CREATE OR REPLACE TEMP TABLE other_century AS
WITH cut AS (
  SELECT id_ref, id_key AS own_key, idiv(id_key, 11) + 1000000000 AS body
  FROM id_dirty
  WHERE status = 'valid' AND idiv(birth_of_key(id_key), 10000) BETWEEN 1900 AND 1949 AND length(regexp_replace(id_text, '[^0-9]', '', 'g')) = 15
),
later AS (
  SELECT id_ref, own_key, body * 11 + id_check(body) AS id_key FROM cut
),
in_full AS (
  SELECT id_key FROM first_reading WHERE id_key IS NOT NULL
  UNION ALL
  SELECT id_key FROM id_dirty WHERE status = 'valid' AND id_ref NOT IN (SELECT id_ref FROM cut)
)
SELECT id_ref, id_key
FROM later
WHERE id_key IN (SELECT f.id_key FROM in_full f SEMI JOIN later l ON l.id_key = f.id_key)
  AND own_key NOT IN (SELECT f.id_key FROM in_full f SEMI JOIN later l ON l.own_key = f.id_key);

UPDATE id_dirty SET id_key = o.id_key, core = id_of_key(o.id_key)
FROM other_century o
WHERE o.id_ref = id_dirty.id_ref;

-- A column of numbers that run on, of fifteen digits as an old ID has them: most hold no birthday at all, or all the same one, where the number of a township
-- or village stands. They are nobody's number, and a household's at most.
CREATE OR REPLACE TEMP TABLE running_number AS
WITH fifteen AS (
  SELECT DISTINCT m.sheet_id, m.role, d.id_ref, d.damage = 'id15' AS is_valid, substr(d.id_text, 7, 6) AS birth
  FROM id_dirty d
  JOIN mention m ON m.id_text = d.id_text
  WHERE d.damage IN ('id15', 'short') AND regexp_full_match(d.id_text, '[0-9]{15}') AND (d.damage = 'id15' OR NOT holds_some_birth(d.id_text))
),
column_of AS (
  SELECT sheet_id, role, count(*) AS numbers, count(*) FILTER (is_valid) AS valid FROM fifteen GROUP BY sheet_id, role HAVING count(*) FILTER (is_valid) > 0
),
commonest AS (
  SELECT sheet_id, role, max(numbers) AS numbers
  FROM (SELECT sheet_id, role, count(*) AS numbers FROM fifteen WHERE is_valid GROUP BY sheet_id, role, birth)
  GROUP BY sheet_id, role
)
SELECT DISTINCT f.id_ref
FROM fifteen f
JOIN column_of c ON c.sheet_id = f.sheet_id AND c.role = f.role
JOIN commonest o ON o.sheet_id = f.sheet_id AND o.role = f.role
WHERE c.numbers >= 10 AND (c.valid * 2 < c.numbers OR o.numbers * 2 > c.numbers);

UPDATE id_dirty SET status = 'damaged', damage = 'short', id_key = NULL
FROM running_number r
WHERE r.id_ref = id_dirty.id_ref;

-- Not there where mentions come from elsewhere than the rolls of a county.
CREATE TABLE IF NOT EXISTS mention_account (mention_id BIGINT, sheet_id INTEGER, account VARCHAR, holds BOOLEAN);

-- Cells that say a household's number or an account of some roll: they tell the household, and are nobody's number. Where households are numbered by the
-- IDs of their heads a damaged one is his.
CREATE OR REPLACE TEMP TABLE other_number AS
SELECT id_ref, id_text, regexp_replace(id_text, '[^0-9]', '', 'g') AS digits
FROM id_dirty
WHERE damage IN ('checksum', 'birth', 'short', 'long', 'chars', 'account') AND length(regexp_replace(id_text, '[^0-9]', '', 'g')) >= 8;

CREATE OR REPLACE TEMP TABLE told_house AS
WITH met AS (
  SELECT DISTINCT o.id_ref, m.household_space, m.household_no
  FROM other_number o
  JOIN mention m ON m.household_no = o.digits
  WHERE is_household(m.household_space, m.household_no)
),
by_id AS (
  SELECT DISTINCT m.household_space
  FROM mention m
  SEMI JOIN met t ON t.household_space = m.household_space
  WHERE looks_clean(m.household_no) AND (id_sum(id_body(m.household_no)) + id_check_of(m.household_no)) % 11 = 1
    AND is_birth(CAST(substr(m.household_no, 7, 8) AS INTEGER))
)
SELECT id_ref, CASE WHEN count(*) = 1 THEN any_value(hash(household_space, household_no)) END AS house
FROM met
ANTI JOIN by_id USING (household_space)
GROUP BY id_ref;

UPDATE id_dirty SET status = 'missing', damage = 'household', core = ''
FROM told_house t
WHERE t.id_ref = id_dirty.id_ref AND id_dirty.damage <> 'account';

CREATE OR REPLACE TEMP TABLE told_account AS
SELECT DISTINCT o.id_ref, a.account
FROM other_number o
JOIN mention_account a ON a.account = o.digits AND a.holds
ANTI JOIN told_house t ON t.id_ref = o.id_ref
-- Who has his own ID there, damaged, has it for an account as well.
WHERE NOT holds_some_birth(o.digits);

UPDATE id_dirty SET status = 'missing', damage = 'account', core = ''
FROM told_account t
WHERE t.id_ref = id_dirty.id_ref;

UPDATE id_dirty SET status = 'missing', damage = 'household', core = ''
FROM running_number r
WHERE r.id_ref = id_dirty.id_ref AND id_dirty.damage = 'short';

CREATE OR REPLACE TEMP TABLE reading AS
SELECT
  f.mention_id,
  f.row_id,
  f.role,
  f.snap,
  coalesce(f.id_key, d.id_key) AS id_key,
  d.id_ref,
  f.name_hash,
  f.sex,
  f.birth,
  f.town,
  f.place,
  coalesce(f.house, h.house) AS house
FROM first_reading f
LEFT JOIN id_dirty d ON d.id_text = f.dirty_text
LEFT JOIN told_house h ON h.id_ref = d.id_ref;

CREATE OR REPLACE TEMP TABLE account_named AS
SELECT mention_id, account, holds FROM mention_account
UNION ALL
SELECT r.mention_id, t.account, false FROM reading r JOIN told_account t ON t.id_ref = r.id_ref;

-- Rolls of pupils, of children and of the aged: nobody of theirs was born before that year, or after it: wide enough for late pupils and for lists that are
-- some years old.
CREATE OR REPLACE TEMP TABLE of_one_age AS
SELECT
  snap,
  CASE WHEN kind = 'child_survey' OR roll = 'child' THEN year - 30 WHEN kind = 'student' THEN year - 45 END AS born_from,
  CASE WHEN kind = 'elder' THEN year - 40 END AS born_to
FROM (SELECT *, idiv(coalesce(period, (SELECT max(period) FROM snapshot_no)), 12) AS year FROM snapshot_no)
WHERE kind IN ('child_survey', 'student', 'elder') OR roll = 'child';

-- Where one in ten of its own people is of another age, it lists others as well, or its title names another year: then age says nothing. Fewer have a
-- parent's number.
DELETE FROM of_one_age
WHERE snap IN (
  SELECT a.snap
  FROM of_one_age a
  JOIN reading r ON r.snap = a.snap
  WHERE r.role = 'self' AND coalesce(r.birth, r.id_key) IS NOT NULL
  GROUP BY a.snap
  HAVING count(
    CASE WHEN idiv(coalesce(r.birth, birth_of_key(r.id_key)), 10000) NOT BETWEEN coalesce(a.born_from, 0) AND coalesce(a.born_to, 9999) THEN 1 END
  ) * 10 > count(*)
);

-- A snapshot that lists each person once (fewer than 2 % of its valid IDs come again, or of its names with what stars leave of an ID, in one village) speaks
-- against two of its rows being one person. One without any ID does not tell: of payments a person has several, of other lists two rows that both look for
-- one person are as likely two people (claimed_once).
CREATE OR REPLACE TEMP TABLE snapshot_use AS
SELECT
  s.snap,
  s.roll,
  s.kind,
  s.roll_no,
  s.kind = 'hukou' AS is_register,
  a.born_from,
  a.born_to,
  idiv(coalesce(s.period, (SELECT max(period) FROM snapshot_no)), 12) AS year,
  m.snap IS NOT NULL AS by_month,
  coalesce(c.keys > 0 AND c.rows <= c.keys * 1.02, false) AS lists_once,
  coalesce(c.rows <= c.keys * 1.02, s.kind <> 'payment') AS claimed_once
FROM snapshot_no s
LEFT JOIN of_one_age a ON a.snap = s.snap
-- 1956-05 below 出生年月 is read as the first of that month: where all are of a first, no day is told.
LEFT JOIN (
  SELECT snap
  FROM reading
  WHERE birth IS NOT NULL AND role = 'self'
  GROUP BY snap
  HAVING count(*) >= 10 AND max(birth % 100) = 1
) m ON m.snap = s.snap
LEFT JOIN (
  SELECT snap, sum(rows) AS rows, sum(keys) AS keys
  FROM (
    SELECT snap, count(*) AS rows, count(DISTINCT id_key) AS keys FROM reading WHERE id_key IS NOT NULL AND role = 'self' GROUP BY snap
    UNION ALL
    SELECT r.snap, count(*), count(DISTINCT hash(r.name_hash, d.core, r.place))
    FROM id_dirty d
    JOIN reading r ON r.id_ref = d.id_ref
    WHERE d.damage = 'masked' AND length(replace(d.core, '*', '')) >= 8 AND r.role = 'self'
    GROUP BY r.snap
  )
  GROUP BY snap
) c ON c.snap = s.snap;

-- Rows that name several people, such as a child with father and mother.
CREATE OR REPLACE TEMP TABLE shared_row AS
SELECT DISTINCT row_id FROM reading WHERE role <> 'self';
