-- What became of each finding from one round to a later one. Reads finding_before and finding_now (the kept findings of the two),
-- rule_before and rule_now(rule, is_checked, is_narrowed: it looked at less than in the other round), and ledger_fact(finding_key, is_older, is_answered, is_kept, outcome, valid_until): what the
-- ledger knew when the later round was made, is_older = raised in a round before the earlier of the two, is_kept = that round says nothing of it.
-- Writes diff_row(class, finding_key, rule, level_before, level_now, town, village, name, message, outcome, valid_until).
CREATE OR REPLACE TABLE diff_row AS
SELECT
  CASE
    WHEN b.finding_key IS NOT NULL AND n.finding_key IS NOT NULL
      THEN CASE WHEN n.status IN ('known', 'excepted') THEN 'accepted' ELSE 'still' END
    WHEN n.finding_key IS NULL
      THEN CASE
        WHEN COALESCE(rn.is_checked, 0) = 0 OR rn.is_narrowed = 1 OR f.is_kept = 1 THEN 'not_checked'
        WHEN f.is_answered = 1 THEN 'cleared_by_visit'
        ELSE 'cleared_by_data' END
    WHEN COALESCE(rb.is_checked, 0) = 0 OR rb.is_narrowed = 1 THEN 'not_checked_before'
    WHEN f.is_older = 1 THEN 'reopened'
    ELSE 'new' END AS class,
  COALESCE(n.finding_key, b.finding_key) AS finding_key,
  COALESCE(n.rule, b.rule) AS rule,
  b.level AS level_before,
  n.level AS level_now,
  COALESCE(n.town, b.town) AS town,
  COALESCE(n.village, b.village) AS village,
  COALESCE(n.name, b.name) AS name,
  COALESCE(n.message, b.message) AS message,
  CASE WHEN n.status = 'excepted' THEN '本县例外' ELSE f.outcome END AS outcome,
  COALESCE(n.excepted_until, f.valid_until) AS valid_until
FROM finding_before b
FULL JOIN finding_now n ON n.finding_key = b.finding_key
LEFT JOIN rule_before rb ON rb.rule = COALESCE(n.rule, b.rule)
LEFT JOIN rule_now rn ON rn.rule = COALESCE(n.rule, b.rule)
LEFT JOIN ledger_fact f ON f.finding_key = COALESCE(n.finding_key, b.finding_key)
