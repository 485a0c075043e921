-- Reads reading, unit_mention, owner, ghost, candidate, mention. Writes link, link_candidate.

-- What each unit without an owner might be, each person once, by its strongest rule; rows of one ghost share their candidates.
CREATE OR REPLACE TEMP TABLE ghost_candidate AS
SELECT person_key, id_key, rule, level, row_number() OVER (PARTITION BY person_key ORDER BY rule_order, level DESC, id_key) AS weight_order
FROM (
  SELECT
    g.person_key,
    c.id_key,
    c.rule,
    c.rule_order,
    c.level,
    row_number() OVER (PARTITION BY g.person_key, c.id_key ORDER BY c.rule_order, c.level DESC, c.unit_id) AS best
  FROM candidate c
  JOIN ghost g ON g.unit_id = c.unit_id
)
WHERE best = 1;

CREATE OR REPLACE TEMP TABLE unit_link AS
SELECT o.unit_id, o.id_key AS person_key, o.id_key AS other_key, '确认' AS tier, o.rule, 1 AS choices FROM owner o
UNION ALL
SELECT
  g.unit_id,
  g.person_key,
  c.id_key,
  CASE WHEN c.rule IS NOT NULL THEN '疑似' WHEN g.units > 1 THEN '确认' ELSE '未匹配' END,
  CASE WHEN c.rule IS NOT NULL THEN c.rule WHEN g.units > 1 THEN 'G' || CAST(g.bond AS VARCHAR) ELSE 'R0' END,
  coalesce(n.choices, 0)
FROM ghost g
LEFT JOIN ghost_candidate c ON c.person_key = g.person_key AND c.weight_order = 1
LEFT JOIN (SELECT person_key, count(*) AS choices FROM ghost_candidate GROUP BY person_key) n ON n.person_key = g.person_key;

CREATE OR REPLACE TABLE link_candidate AS
SELECT u.mention_id, c.id_key AS person_key, c.rule, CAST(c.weight_order AS INTEGER) AS weight_order
FROM ghost_candidate c
JOIN ghost g ON g.person_key = c.person_key
JOIN unit_mention u ON u.unit_id = g.unit_id;

CREATE OR REPLACE TABLE id_fault AS
SELECT r.mention_id, coalesce(d.status, 'missing') AS status, coalesce(d.damage, 'empty') AS damage
FROM reading r
LEFT JOIN id_dirty d ON d.id_ref = r.id_ref
WHERE r.id_key IS NULL AND coalesce(d.damage, '') <> 'disowned';

-- What the rows that no valid ID places say: by this a decision about them is kept.
CREATE OR REPLACE TABLE loose_naming AS
SELECT m.mention_id, u.signature, u.core
FROM unit_mention m
JOIN unit u ON u.unit_id = m.unit_id;
