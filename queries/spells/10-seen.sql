-- What each snapshot, stop record and payment says of one person's cover. Read in the world `sure`: an uncertain mention is nobody else's.
-- Reads enrolment, departure, payment_month, snapshot, screening. Writes temporary tables spell_snapshot, spell_seen, spell_stop,
-- spell_paid, spell_household_paid.
CREATE OR REPLACE TEMP TABLE spell_snapshot AS
SELECT n.roll, n.programme, n.period, COALESCE(n.period, s.month) AS month, n.state,
  row_number() OVER (PARTITION BY n.roll, n.programme ORDER BY n.period NULLS LAST) AS place,
  lead(n.period) OVER (PARTITION BY n.roll, n.programme ORDER BY n.period NULLS LAST) AS next_month
FROM (SELECT DISTINCT roll, programme, period, state FROM main.snapshot WHERE kind = 'enrolment' AND state NOT IN ('later', 'partial', 'undated')) n
CROSS JOIN main.screening s;

-- One person in force on one snapshot; several rows of his count once.
CREATE OR REPLACE TEMP TABLE spell_seen AS
SELECT e.person_key, COALESCE(e.programme, n.programme, e.roll) AS programme, n.place, n.month, n.next_month,
  n.state = 'current' AS is_current, min(e.from_month) AS from_month, min(e.household_no) AS household_no, min(e.row_id) AS row_id
FROM enrolment e
JOIN spell_snapshot n ON n.roll = e.roll AND n.period IS NOT DISTINCT FROM e.period
  AND (n.programme = e.programme OR n.programme IS NULL OR e.programme IS NULL)
WHERE COALESCE(e.status, '在保') IN ('在保', '渐退')
  AND COALESCE(e.from_month, 0) <= n.month
  AND (COALESCE(e.until_month, n.month + 1) > n.month OR e.status = '在保' OR e.until_month < e.from_month)
GROUP BY ALL;

-- Last month in force by record: a stop list names the last month paid, or says that it names the first one not paid, as a roll's own column does.
-- A roll that keeps those who were taken off is a list of stops too: the list's word is one exit with the roll's.
CREATE OR REPLACE TEMP TABLE spell_stop AS
SELECT person_key, programme, to_month, reason, household_no, row_id
FROM (
  SELECT r.*, row_number() OVER (PARTITION BY person_key, programme, to_month ORDER BY source, row_id) AS n
  FROM (
    SELECT person_key, COALESCE(programme, roll) AS programme, COALESCE(first_unpaid - 1, stop_month) AS to_month, COALESCE(reason, reason_text) AS reason,
      household_no, row_id, 1 AS source
    FROM departure WHERE stop_month IS NOT NULL
    UNION ALL
    SELECT e.person_key, COALESCE(e.programme, e.roll), e.until_month - 1, NULL, e.household_no, e.row_id, 2
    FROM enrolment e CROSS JOIN main.screening s
    WHERE e.until_month IS NOT NULL AND e.until_month <= s.month
      -- A stop month beside 在保, or before the month he began, is of an earlier time.
      AND NOT COALESCE(e.status = '在保', false) AND NOT COALESCE(e.until_month < e.from_month, false)
      AND NOT EXISTS (
        SELECT 1 FROM departure d
        WHERE d.person_key = e.person_key AND COALESCE(d.programme, d.roll) = COALESCE(e.programme, e.roll)
          AND d.stop_month BETWEEN e.until_month - 1 AND e.until_month + 1)
  ) r
) WHERE n = 1;

CREATE OR REPLACE TEMP TABLE spell_paid AS
SELECT DISTINCT person_key, programme, for_month AS month
FROM payment_month p CROSS JOIN main.screening s
WHERE p.succeeded = 1 AND p.for_month <= s.month;

-- 低保 money goes to one account a household.
CREATE OR REPLACE TEMP TABLE spell_household_paid AS
SELECT DISTINCT household_no, for_month AS month
FROM payment_month p CROSS JOIN main.screening s
WHERE p.succeeded = 1 AND p.programme = 'dibao' AND p.household_no IS NOT NULL AND p.for_month <= s.month;
