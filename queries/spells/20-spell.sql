-- Spells: one person in one programme from a month to a month. Snapshots that follow one another join up unless a stop was recorded
-- between them, or the later one says that cover began anew and nothing was paid in between.
-- Reads what 10-seen.sql wrote, person. Writes spell.
CREATE OR REPLACE TEMP TABLE spell_joined AS
WITH before AS (
  SELECT s.*,
    lag(place) OVER w AS place_before,
    lag(month) OVER w AS month_before,
    lag(household_no) OVER w AS household_before
  FROM spell_seen s
  WINDOW w AS (PARTITION BY person_key, programme ORDER BY place, month, row_id)
),
stopped AS (
  SELECT DISTINCT b.person_key, b.programme, b.place
  FROM before b
  JOIN spell_stop t ON t.person_key = b.person_key AND t.programme = b.programme
    AND t.to_month >= b.month_before AND t.to_month < b.month
),
anew AS (SELECT * FROM before WHERE from_month > month_before + 1),
paid_on AS (
  SELECT a.person_key, a.programme, a.place
  FROM anew a
  JOIN spell_paid p ON p.person_key = a.person_key AND p.programme = a.programme
    AND p.month > a.month_before AND p.month < a.from_month
  UNION
  SELECT a.person_key, a.programme, a.place
  FROM anew a
  JOIN spell_household_paid p ON p.household_no = a.household_before AND a.programme = 'dibao'
    AND p.month > a.month_before AND p.month < a.from_month
)
SELECT b.*,
  sum(CASE
    WHEN b.place_before IS NULL OR b.place_before <> b.place - 1 THEN 1
    WHEN t.person_key IS NOT NULL THEN 1
    WHEN b.from_month > b.month_before + 1 AND o.person_key IS NULL THEN 1
    ELSE 0 END) OVER (PARTITION BY b.person_key, b.programme ORDER BY b.place, b.month, b.row_id) AS island
FROM before b
LEFT JOIN stopped t ON t.person_key = b.person_key AND t.programme = b.programme AND t.place = b.place
LEFT JOIN paid_on o ON o.person_key = b.person_key AND o.programme = b.programme AND o.place = b.place;

CREATE OR REPLACE TEMP TABLE spell_island AS
SELECT person_key, programme, island, min(month) AS first_seen, max(month) AS last_seen, bool_or(is_current) AS is_current,
  arg_min(from_month, month) AS from_month, arg_max(next_month, month) AS next_month, arg_max(household_no, month) AS household_no,
  arg_max(row_id, month) AS last_row, max(place) AS last_place
FROM spell_joined
GROUP BY ALL;

-- A stop ends the spell that had begun last when it took effect; where none had, it is all that is left of one.
CREATE OR REPLACE TEMP TABLE spell_end AS
SELECT t.*, i.island
FROM (
  SELECT t.*, max(i.first_seen) AS first_seen
  FROM spell_stop t
  LEFT JOIN spell_island i ON i.person_key = t.person_key AND i.programme = t.programme AND i.first_seen <= t.to_month
  GROUP BY ALL
) t
LEFT JOIN spell_island i ON i.person_key = t.person_key AND i.programme = t.programme AND i.first_seen = t.first_seen;

-- Payments to somebody no roll and no stop record has: whoever came and went between two snapshots. Payees of known households are not.
CREATE OR REPLACE TEMP TABLE spell_only_paid AS
WITH household AS (
  SELECT household_no FROM spell_seen WHERE household_no IS NOT NULL
  UNION SELECT household_no FROM spell_stop WHERE household_no IS NOT NULL
),
stranger AS (
  SELECT p.person_key, p.programme, p.household_no, p.for_month AS month, p.row_id
  FROM payment_month p CROSS JOIN main.screening s
  WHERE p.succeeded = 1 AND p.for_month <= s.month
    AND NOT EXISTS (SELECT 1 FROM spell_seen x WHERE x.person_key = p.person_key AND x.programme = p.programme)
    AND NOT EXISTS (SELECT 1 FROM spell_stop x WHERE x.person_key = p.person_key AND x.programme = p.programme)
    AND NOT EXISTS (SELECT 1 FROM household h WHERE h.household_no = p.household_no)
),
months AS (
  SELECT person_key, programme, month, min(household_no) AS household_no, min(row_id) AS row_id FROM stranger GROUP BY ALL
),
run AS (
  SELECT *, month - row_number() OVER (PARTITION BY person_key, programme ORDER BY month) AS run FROM months
)
SELECT person_key, programme, min(month) AS from_month, max(month) AS to_month, min(household_no) AS household_no,
  max(row_id) AS last_row
FROM run GROUP BY person_key, programme, run.run;

CREATE OR REPLACE TEMP TABLE spell_row AS
WITH newest_paid AS (SELECT programme, max(month) AS month FROM spell_paid GROUP BY programme),
-- The household is gone as well, so its last payment tells when.
gone_household AS (
  SELECT i.person_key, i.programme, i.island, max(p.month) AS month
  FROM spell_island i
  JOIN spell_household_paid p ON p.household_no = i.household_no AND p.month >= i.last_seen AND p.month < i.next_month
  WHERE i.programme = 'dibao' AND i.next_month IS NOT NULL AND NOT i.is_current
    AND NOT EXISTS (SELECT 1 FROM spell_seen n
      WHERE n.programme = i.programme AND n.household_no = i.household_no AND n.place = i.last_place + 1)
  GROUP BY ALL
),
own_paid AS (
  SELECT i.person_key, i.programme, i.island, max(p.month) AS month
  FROM spell_island i
  JOIN spell_paid p ON p.person_key = i.person_key AND p.programme = i.programme
    AND p.month >= i.last_seen AND p.month < i.next_month
  WHERE NOT i.is_current
  GROUP BY ALL
),
stop AS (
  SELECT person_key, programme, island, max(to_month) AS to_month, arg_max(reason, to_month) AS reason, arg_max(row_id, to_month) AS row_id
  FROM spell_end WHERE island IS NOT NULL GROUP BY ALL
)
SELECT i.person_key, i.programme,
  i.from_month, CASE WHEN i.from_month IS NULL THEN NULL ELSE '名册' END AS from_basis, i.first_seen,
  CASE WHEN stop.row_id IS NOT NULL THEN GREATEST(stop.to_month, CASE WHEN i.is_current THEN stop.to_month ELSE i.last_seen END)
    WHEN i.is_current THEN NULL
    ELSE GREATEST(i.last_seen, COALESCE(own.month, 0), COALESCE(gone.month, 0)) END AS to_month,
  CASE WHEN stop.row_id IS NOT NULL THEN '停发记录' WHEN i.is_current THEN NULL
    WHEN GREATEST(COALESCE(own.month, 0), COALESCE(gone.month, 0)) > i.last_seen THEN '发放' ELSE '名册' END AS to_basis,
  CASE WHEN stop.row_id IS NULL AND NOT i.is_current THEN i.next_month END AS gone_by,
  stop.reason AS exit_reason, i.household_no, i.last_row, stop.row_id AS stop_row
FROM spell_island i
LEFT JOIN stop USING (person_key, programme, island)
LEFT JOIN own_paid own USING (person_key, programme, island)
LEFT JOIN gone_household gone USING (person_key, programme, island)
UNION ALL
SELECT e.person_key, e.programme, paid.month, CASE WHEN paid.month IS NULL THEN NULL ELSE '发放' END, NULL, e.to_month, '停发记录', NULL,
  e.reason, e.household_no, e.row_id, e.row_id
FROM spell_end e
LEFT JOIN (
  SELECT e.person_key, e.programme, e.to_month, min(p.month) AS month
  FROM spell_end e
  JOIN spell_paid p ON p.person_key = e.person_key AND p.programme = e.programme AND p.month <= e.to_month
  WHERE e.island IS NULL GROUP BY ALL
) paid ON paid.person_key = e.person_key AND paid.programme = e.programme AND paid.to_month = e.to_month
WHERE e.island IS NULL
UNION ALL
SELECT o.person_key, o.programme, o.from_month, '发放', NULL,
  CASE WHEN o.to_month < n.month THEN o.to_month END, CASE WHEN o.to_month < n.month THEN '发放' END, NULL, NULL, o.household_no,
  o.last_row, NULL
FROM spell_only_paid o JOIN newest_paid n USING (programme);

-- A spell cannot begin before the one before it ended: a roll often keeps the month of the first admission.
CREATE OR REPLACE TABLE main.spell AS
WITH placed AS (
  SELECT r.*, row_number() OVER w AS spell_no, lag(to_month) OVER w AS ended_before
  FROM spell_row r
  WINDOW w AS (PARTITION BY person_key, programme ORDER BY COALESCE(first_seen, to_month, from_month), to_month NULLS LAST, last_row)
)
SELECT t.person_key, t.programme, t.spell_no,
  CASE WHEN t.from_month > COALESCE(t.ended_before, 0) THEN t.from_month
    WHEN t.ended_before IS NOT NULL AND t.first_seen > t.ended_before THEN t.first_seen
    WHEN t.ended_before IS NULL THEN t.first_seen END AS from_month,
  CASE WHEN t.from_month > COALESCE(t.ended_before, 0) THEN t.from_basis ELSE '名册' END AS from_basis,
  t.to_month, t.to_basis,
  -- The first month in which he is known to be out.
  COALESCE(t.gone_by, t.to_month + 1) AS gone_by,
  t.exit_reason, t.household_no, t.stop_row, t.last_row,
  COALESCE(g.town, p.town) AS town, COALESCE(g.village, p.village) AS village
FROM placed t
LEFT JOIN naming g ON g.row_id = t.last_row AND g.person_key = t.person_key AND g.role = 'self'
LEFT JOIN main.person p ON p.person_key = t.person_key
ORDER BY t.person_key, t.programme, t.spell_no;
