-- What single exits do not show: patterns over people, households and villages. Leads for whoever plans the visits, never a verdict.
-- Reads spell, exit_record, aid, person, spell_setting, spell_age. Writes exit_pattern, one row a person and pattern.
CREATE OR REPLACE TEMP TABLE village_month AS
SELECT x.programme, x.to_month, x.town, x.village, x.gone,
  (SELECT count(DISTINCT s.person_key) FROM main.spell s
   WHERE s.programme = x.programme AND s.village = x.village AND s.town IS NOT DISTINCT FROM x.town
     AND COALESCE(s.from_month, 0) <= x.to_month AND COALESCE(s.to_month, x.to_month) >= x.to_month) AS covered
FROM (
  SELECT programme, to_month, town, village, count(DISTINCT person_key) AS gone
  FROM main.exit_record WHERE village IS NOT NULL AND cause NOT IN ('death', 'other_programme')
  GROUP BY ALL
) x;

CREATE OR REPLACE TABLE main.exit_pattern AS
-- Out, and in again after a month or more without cover by any programme.
SELECT 'gap_and_return' AS pattern, s.person_key, s.programme, s.to_month AS month, s.town, s.village, s.household_no,
  n.from_month - s.to_month - 1 AS amount, n.from_month AS other_month
FROM main.spell s
JOIN main.spell n ON n.person_key = s.person_key AND n.programme = s.programme AND n.spell_no = s.spell_no + 1
CROSS JOIN main.screening x CROSS JOIN spell_setting w
WHERE n.from_month > s.to_month + 1
  AND n.from_month > x.month - w.window_months
  AND NOT EXISTS (SELECT 1 FROM main.spell o WHERE o.person_key = s.person_key AND o.programme <> s.programme
    AND o.programme NOT IN ('disability_living', 'disability_care')
    AND COALESCE(o.from_month, 0) <= s.to_month + 1 AND COALESCE(o.to_month, n.from_month) >= n.from_month - 1)
UNION ALL
SELECT 'village_in_one_month', e.person_key, e.programme, e.to_month, e.town, e.village, e.household_no, v.gone, v.covered
FROM main.exit_record e
JOIN village_month v ON v.programme = e.programme AND v.to_month = e.to_month AND v.village = e.village
  AND v.town IS NOT DISTINCT FROM e.town
CROSS JOIN spell_setting w
WHERE e.cause NOT IN ('death', 'other_programme')
  AND v.gone >= w.village_least AND v.gone * 100 >= v.covered * w.village_percent
UNION ALL
-- The month of the birthday or the one after; between two snapshots any month of the span.
SELECT 'birthday', e.person_key, e.programme, e.to_month, e.town, e.village, e.household_no, a.age,
  (EXTRACT(YEAR FROM p.birth_on) + a.age) * 12 + EXTRACT(MONTH FROM p.birth_on) - 1
FROM main.exit_record e
JOIN main.person p ON p.person_key = e.person_key
CROSS JOIN spell_age a
WHERE e.cause <> 'death'
  AND (EXTRACT(YEAR FROM p.birth_on) + a.age) * 12 + EXTRACT(MONTH FROM p.birth_on) - 1 BETWEEN e.to_month AND e.gone_by
UNION ALL
-- Some of a 低保 household are out, others stay or go on under another number.
SELECT 'household_split', e.person_key, e.programme, e.to_month, e.town, e.village, e.household_no, count(DISTINCT o.person_key),
  CAST(NULL AS BIGINT)
FROM main.exit_record e
JOIN main.spell o ON o.programme = 'dibao' AND o.household_no = e.household_no AND o.person_key <> e.person_key
WHERE e.programme = 'dibao' AND e.cause NOT IN ('death', 'moved', 'custody', 'other_programme')
  AND COALESCE(o.from_month, 0) <= e.to_month AND COALESCE(o.to_month, e.gone_by) >= e.gone_by
GROUP BY ALL
UNION ALL
SELECT 'entered_none', e.person_key, e.programme, e.to_month, e.town, e.village, e.household_no, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)
FROM main.exit_record e
WHERE e.cause NOT IN ('death', 'moved', 'custody', 'maybe_enrolled')
  AND NOT EXISTS (SELECT 1 FROM main.spell o WHERE o.person_key = e.person_key
    AND (o.programme <> e.programme OR o.spell_no <> e.spell_no)
    AND COALESCE(o.to_month, e.gone_by) >= e.gone_by)
  AND NOT EXISTS (SELECT 1 FROM aid g WHERE g.person_key = e.person_key
    AND EXTRACT(YEAR FROM g.approved_on) * 12 + EXTRACT(MONTH FROM g.approved_on) - 1 >= e.to_month)
ORDER BY pattern, month, town, village, person_key;
