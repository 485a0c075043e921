-- In which order the households of a township are visited: those first whose leads together promise most confirmed cases, since one
-- visit settles all of a household. Every tenth visit is kept for a household with a lead of a rule of which little is known, drawn by
-- a hash of its key, so that a rule can show what it is worth. Where nothing was learned yet, priority and level decide.
-- Reads visit_lead(town, household, rule, priority, level_order), hit_rate(rule, town, expected, visited): empty before the first answers.
-- Writes visit_turn(town, household, turn, expected). Binds $little (visits under which a rule is little known), $every (one visit in …).
CREATE OR REPLACE TEMP TABLE visit_gain AS
SELECT
  l.town,
  l.household,
  -- Rounded: the same chances added up in another order are no other sum.
  ROUND(SUM(r.expected), 9) AS expected,
  MIN(l.priority) AS priority,
  MIN(l.level_order) AS level_order,
  MAX(CASE WHEN known.visited < $little THEN 1 ELSE 0 END) AS is_new
FROM visit_lead l
LEFT JOIN hit_rate r ON r.rule = l.rule AND r.town IS NOT DISTINCT FROM l.town
LEFT JOIN (SELECT rule, SUM(visited) AS visited FROM hit_rate GROUP BY rule) known ON known.rule = l.rule
GROUP BY l.town, l.household;

CREATE OR REPLACE TEMP TABLE visit_turn AS
SELECT
  t.town,
  t.household,
  row_number() OVER (
    PARTITION BY t.town
    ORDER BY LEAST(t.by_gain, CASE WHEN t.is_new = 1 THEN t.by_chance * $every ELSE t.by_gain END), t.is_new DESC, t.household
  ) AS turn,
  t.expected
FROM (
  SELECT
    g.town,
    g.household,
    g.is_new,
    g.expected,
    row_number() OVER (
      PARTITION BY g.town
      ORDER BY g.expected DESC NULLS LAST, g.level_order, g.priority, g.household
    ) AS by_gain,
    row_number() OVER (PARTITION BY g.town, g.is_new ORDER BY md5(g.household), g.household) AS by_chance
  FROM visit_gain g
) t
