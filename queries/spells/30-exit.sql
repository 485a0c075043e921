-- Each exit of the year, and the record that explains it. One spell ended is one exit. Where several records explain it, the plainest counts.
-- A stop record explains by itself only where TB02 found no fault with its reason; TB02 is the one place that says which reasons fail.
-- Reads spell, spell_setting, raised, rule_run, dead, hukou, registered, custody, valid_card, student, person. Writes exit_record.
CREATE OR REPLACE TEMP TABLE exit_spell AS
SELECT s.*, x.month AS screened
FROM main.spell s CROSS JOIN main.screening x CROSS JOIN spell_setting w
WHERE s.to_month IS NOT NULL AND s.to_month <= x.month
  AND GREATEST(s.to_month, s.gone_by - 1) > x.month - w.window_months;

CREATE OR REPLACE TEMP TABLE exit_cause AS
SELECT e.person_key, e.programme, e.spell_no, 1 AS place, 'death' AS cause, d.row_id
FROM exit_spell e JOIN dead d ON d.person_key = e.person_key
-- A grant may be paid for the month after a death.
WHERE d.died_on IS NULL OR EXTRACT(YEAR FROM d.died_on) * 12 + EXTRACT(MONTH FROM d.died_on) - 1 <= e.gone_by
UNION ALL
SELECT e.person_key, e.programme, e.spell_no, 2, 'moved', h.row_id
FROM exit_spell e JOIN hukou h ON h.person_key = e.person_key
WHERE h.state IN ('迁出', '注销', '死亡')
  AND (h.moved_on IS NULL OR EXTRACT(YEAR FROM h.moved_on) * 12 + EXTRACT(MONTH FROM h.moved_on) - 1 <= e.gone_by)
  AND NOT EXISTS (SELECT 1 FROM registered r WHERE r.person_key = h.person_key)
UNION ALL
SELECT e.person_key, e.programme, e.spell_no, 3, 'custody', c.row_id
FROM exit_spell e JOIN custody c ON c.person_key = e.person_key
WHERE COALESCE(c.custody_type, '') NOT IN ('社区矫正', '监外执行', '保外就医', '缓刑')
  AND (c.from_on IS NULL OR EXTRACT(YEAR FROM c.from_on) * 12 + EXTRACT(MONTH FROM c.from_on) - 1 <= e.gone_by)
  AND (c.until_on IS NULL OR EXTRACT(YEAR FROM c.until_on) * 12 + EXTRACT(MONTH FROM c.until_on) - 1 >= e.to_month)
UNION ALL
SELECT e.person_key, e.programme, e.spell_no, 4, 'other_programme', o.last_row
FROM exit_spell e
JOIN main.spell o ON o.person_key = e.person_key AND o.programme <> e.programme
WHERE o.programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child', 'child')
  -- A subsidy comes on top of 低保, but not on top of these.
  AND (e.programme NOT IN ('disability_living', 'disability_care') OR o.programme IN ('tekun', 'orphan'))
  AND COALESCE(o.from_month, 0) <= e.gone_by
  AND (o.to_month IS NULL OR o.to_month >= e.gone_by)
UNION ALL
SELECT e.person_key, e.programme, e.spell_no, 5, 'grown_up', e.last_row
FROM exit_spell e JOIN main.person p ON p.person_key = e.person_key CROSS JOIN spell_setting w
WHERE e.programme IN ('orphan', 'unsupported_child', 'child')
  AND (EXTRACT(YEAR FROM p.birth_on) + w.child_age) * 12 + EXTRACT(MONTH FROM p.birth_on) - 1 <= e.gone_by
  AND NOT EXISTS (SELECT 1 FROM studying u WHERE u.person_key = e.person_key)
UNION ALL
SELECT e.person_key, e.programme, e.spell_no, 6, 'card_invalid', d.row_id
FROM exit_spell e JOIN disability d ON d.person_key = e.person_key CROSS JOIN spell_setting w
WHERE e.programme IN ('disability_living', 'disability_care')
  AND NOT EXISTS (SELECT 1 FROM valid_card v WHERE v.person_key = e.person_key
    AND (e.programme = 'disability_living' OR v.grade <= w.care_grade))
UNION ALL
SELECT e.person_key, e.programme, e.spell_no, 7, 'dibao_ended', o.last_row
FROM exit_spell e JOIN main.spell o ON o.person_key = e.person_key AND o.programme = 'dibao'
WHERE e.programme = 'disability_living' AND o.to_month <= e.gone_by
  AND NOT EXISTS (SELECT 1 FROM main.spell n WHERE n.person_key = e.person_key AND n.programme = 'dibao' AND n.to_month IS NULL)
UNION ALL
SELECT e.person_key, e.programme, e.spell_no, 8, 'sound_reason', e.stop_row
FROM exit_spell e
WHERE e.stop_row IS NOT NULL AND e.exit_reason IS NOT NULL
  AND EXISTS (SELECT 1 FROM main.rule_run r WHERE r.rule = 'TB02' AND r.state = 'checked')
  AND NOT EXISTS (SELECT 1 FROM main.raised t WHERE t.rule = 'TB02' AND t.world = 'sure' AND t.person_key = e.person_key)
  -- TB02 looks at nobody who is covered again, or dead or away by now.
  AND NOT EXISTS (SELECT 1 FROM covered c WHERE c.person_key = e.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = e.person_key);

CREATE OR REPLACE TABLE main.exit_record AS
SELECT e.person_key, e.programme, e.spell_no, e.to_month, e.to_basis, e.gone_by, e.exit_reason, e.household_no, e.town, e.village,
  CASE WHEN c.cause IS NULL THEN 0 ELSE 1 END AS is_explained,
  COALESCE(c.cause, CASE
    WHEN doubt.person_key IS NOT NULL THEN 'maybe_enrolled'
    WHEN e.stop_row IS NULL THEN 'no_record'
    WHEN e.exit_reason IS NULL THEN 'reason_missing'
    WHEN fault.person_key IS NOT NULL AND fault.level = 'hit' THEN 'reason_fails'
    ELSE 'reason_unproven' END) AS cause,
  c.row_id AS cause_row, e.last_row
FROM exit_spell e
LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY person_key, programme, spell_no ORDER BY place, row_id) AS n FROM exit_cause) c
  ON c.person_key = e.person_key AND c.programme = e.programme AND c.spell_no = e.spell_no AND c.n = 1
-- A row that is probably his has him still on a roll: neither out nor in.
LEFT JOIN (
  SELECT DISTINCT l.person_key FROM likely.protected l
  WHERE NOT EXISTS (SELECT 1 FROM protected p WHERE p.person_key = l.person_key)
) doubt ON doubt.person_key = e.person_key
LEFT JOIN (
  SELECT person_key, min(level) AS level FROM main.raised WHERE rule = 'TB02' AND world = 'sure' GROUP BY person_key
) fault ON fault.person_key = e.person_key
ORDER BY e.person_key, e.programme, e.spell_no;
