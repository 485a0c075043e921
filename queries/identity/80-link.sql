-- Reads reading, unit, unit_mention, misnamed, owner, ghost, candidate, kin, capped_unit, ghost_maybe, doubted. Writes unit_link, link_candidate, id_fault, loose_naming.

-- What one row of a ghost says speaks for its others, too: another birth date than a namesake's, or that it stands beside him on a list that has everybody once.
CREATE OR REPLACE TEMP TABLE ghost_namesake AS
SELECT DISTINCT g.person_key, c.id_key
FROM candidate c
JOIN ghost g ON g.unit_id = c.unit_id
WHERE g.units > 1 AND c.rule IN ('R7', 'R11', 'R14') AND NOT c.same_house AND NOT c.same_birth;

CREATE OR REPLACE TEMP TABLE ghost_unlike AS
SELECT n.person_key, n.id_key
FROM ghost_namesake n
JOIN ghost g ON g.person_key = n.person_key
JOIN unit u ON u.unit_id = g.unit_id
WHERE (SELECT contradiction FROM guard) AND u.damage <> 'date' AND birth_parts_alike(u.birth, birth_of_key(n.id_key)) < 2
UNION
SELECT n.person_key, n.id_key
FROM ghost_namesake n
JOIN ghost g ON g.person_key = n.person_key
JOIN unit u ON u.unit_id = g.unit_id AND u.lists_once
JOIN reading r ON r.snap = u.snap AND r.id_key = n.id_key
WHERE (SELECT listed FROM guard) AND NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = r.id_key AND m.name_hash = r.name_hash);

-- What each unit without an owner might be, each person once, by its strongest rule; rows of one ghost share their candidates. Whoever stands in the
-- row's own household, or holds its account, goes before a relative of the name, and whoever shares its household or place before a namesake elsewhere.
-- Whose name agrees in little more than a character, and who was born on the day that the row gives, comes last: of a township several may be.
CREATE OR REPLACE TEMP TABLE ghost_candidate AS
SELECT
  person_key,
  id_key,
  rule,
  level,
  row_number() OVER (
    PARTITION BY person_key
    ORDER BY CASE WHEN rule = 'R5' AND level < 3 THEN 1 ELSE 0 END, rule_order, level DESC, CASE WHEN direct THEN 0 WHEN same_house THEN 1 WHEN same_place THEN 2 WHEN same_town THEN 3 ELSE 4 END, id_key
  ) AS weight_order
FROM (
  SELECT
    g.person_key,
    c.id_key,
    c.rule,
    c.rule_order,
    c.level,
    coalesce(k.direct, false) AS direct,
    c.same_house,
    c.same_place,
    c.same_town,
    row_number() OVER (PARTITION BY g.person_key, c.id_key ORDER BY c.rule_order, c.level DESC, c.unit_id) AS best
  FROM candidate c
  JOIN ghost g ON g.unit_id = c.unit_id
  LEFT JOIN kin k ON k.unit_id = c.unit_id AND k.id_key = c.id_key
  ANTI JOIN ghost_unlike x ON x.person_key = g.person_key AND x.id_key = c.id_key
)
WHERE best = 1;

CREATE OR REPLACE TEMP TABLE unit_link AS
SELECT o.unit_id, o.id_key AS person_key, o.id_key AS other_key, '确认' AS tier, o.rule, 1 AS choices FROM owner o
UNION ALL
SELECT
  g.unit_id,
  g.person_key,
  coalesce(c.id_key, y.other_key),
  CASE WHEN c.rule IS NOT NULL OR x.person_key IS NOT NULL OR y.person_key IS NOT NULL THEN '疑似' WHEN g.units > 1 THEN '确认' ELSE '未匹配' END,
  CASE
    WHEN c.rule IS NOT NULL THEN c.rule
    WHEN x.person_key IS NOT NULL THEN 'R12'
    WHEN y.person_key IS NOT NULL THEN 'G7'
    WHEN g.units > 1 AND g.bond = -1 THEN 'D'
    WHEN g.units > 1 THEN 'G' || CAST(g.bond AS VARCHAR)
    ELSE 'R0'
  END,
  coalesce(n.choices, 0) + coalesce(z.choices, 0)
FROM ghost g
-- Too many namesakes to compare: neither covered nor missed.
LEFT JOIN (SELECT DISTINCT t.person_key FROM capped_unit u JOIN ghost t ON t.unit_id = u.unit_id) x ON x.person_key = g.person_key
LEFT JOIN ghost_candidate c ON c.person_key = g.person_key AND c.weight_order = 1
LEFT JOIN (SELECT person_key, count(*) AS choices FROM ghost_candidate GROUP BY person_key) n ON n.person_key = g.person_key
LEFT JOIN ghost_maybe y ON y.person_key = g.person_key AND y.weight_order = 1
LEFT JOIN (SELECT person_key, count(*) AS choices FROM ghost_maybe GROUP BY person_key) z ON z.person_key = g.person_key;

-- Rows of a number in doubt that are nobody else's business: few, and looked up once.
CREATE OR REPLACE TEMP TABLE doubted_mention AS
SELECT r.mention_id, r.id_key, r.name_hash, r.birth
FROM reading r
SEMI JOIN doubted d ON d.id_key = r.id_key
ANTI JOIN unit_mention u ON u.mention_id = r.mention_id;

CREATE OR REPLACE TABLE link_candidate AS
SELECT u.mention_id, c.id_key AS person_key, c.rule, CAST(c.weight_order AS INTEGER) AS weight_order
FROM ghost_candidate c
JOIN ghost g ON g.person_key = c.person_key
JOIN unit_mention u ON u.unit_id = g.unit_id
UNION ALL
SELECT u.mention_id, y.other_key, 'G7', CAST(coalesce(n.choices, 0) + y.weight_order AS INTEGER)
FROM ghost_maybe y
LEFT JOIN (SELECT person_key, count(*) AS choices FROM ghost_candidate GROUP BY person_key) n ON n.person_key = y.person_key
JOIN ghost g ON g.person_key = y.person_key
JOIN unit_mention u ON u.unit_id = g.unit_id
UNION ALL
SELECT r.mention_id, d.other_key, 'R9', CAST(d.weight_order AS INTEGER)
FROM doubted d
JOIN doubted_mention r ON r.id_key = d.id_key;

-- `passes`: a number that ends in 000 and yet holds by its check digit, as nine true ones in ten thousand do and one cut one in eleven.
CREATE OR REPLACE TABLE id_fault AS
SELECT
  r.mention_id,
  coalesce(d.status, 'missing') AS status,
  coalesce(d.damage, 'empty') AS damage,
  CASE
    WHEN d.damage = 'trunc000' AND id_sum(id_body(d.core)) % 11 = 1 AND is_birth(CAST(substr(d.core, 7, 8) AS INTEGER)) THEN 1
    ELSE 0
  END AS passes
FROM reading r
LEFT JOIN id_dirty d ON d.id_ref = r.id_ref
WHERE r.id_key IS NULL AND coalesce(d.damage, '') <> 'disowned';

-- What the rows that no valid ID places say: by this a decision about them is kept.
CREATE OR REPLACE TABLE loose_naming AS
SELECT m.mention_id, u.signature, u.core
FROM unit_mention m
JOIN unit u ON u.unit_id = m.unit_id
UNION ALL
SELECT
  r.mention_id,
  naming_signature(
    id_of_key(r.id_key), k.folded, r.birth, m.town, m.village, household_text(m.household_space, m.household_no),
    m.roll || ':' || coalesce(CAST(m.period AS VARCHAR), '') || ':' || m.role
  ),
  id_of_key(r.id_key)
FROM doubted_mention r
JOIN mention m ON m.mention_id = r.mention_id
LEFT JOIN name k ON k.name_hash = r.name_hash;
