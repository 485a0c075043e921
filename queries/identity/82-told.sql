-- Reads unit_link, candidate, missed, namesake, unit, ghost, ghost_maybe, lone_ghost, seed_name, name_level, name, person, account_named. Writes near (the nearest
-- miss of each unit without a candidate), unit_told (what is to be said of each unit) and text_pair_wanted (numbers and names whose differing characters are to be marked).

CREATE OR REPLACE TEMP TABLE near AS
WITH lonely AS (
  SELECT u.* FROM unit_link l JOIN unit u ON u.unit_id = l.unit_id WHERE l.rule = 'R0'
),
-- Where no rule had anybody of a fitting name to look at, the nearest are those of the same name elsewhere.
elsewhere AS (
  SELECT u.unit_id, n.id_key, 99 AS rule_order, 6 AS level, bool_or(n.place = u.place) AS same_place, bool_or(n.town = u.town) AS same_town,
    false AS same_house, coalesce(any_value(n.birth) = any_value(u.birth), false) AS same_birth,
    coalesce(any_value(n.birth) <> any_value(u.birth), false) AS other_birth, coalesce(any_value(u.sex) <> sex_code_of_key(n.id_key), false) AS other_sex,
    false AS other_age,
    false AS listed_already, false AS little_left
  FROM lonely u
  JOIN namesake n ON n.fold_hash = u.fold_hash
  WHERE NOT EXISTS (SELECT 1 FROM missed m WHERE m.unit_id = u.unit_id AND m.level >= 3)
  GROUP BY u.unit_id, n.id_key
),
looked_at AS (
  SELECT m.unit_id, m.id_key, m.rule_order, m.level, m.same_place, m.same_town, m.same_house, m.same_birth, m.other_birth, m.other_sex, m.other_age,
    m.listed_already, m.little_left
  FROM missed m
  JOIN lonely u ON u.unit_id = m.unit_id
  -- A relative of another name is near only by his number.
  WHERE m.level >= 3 OR m.rule IN ('R2', 'R3', 'R8')
  UNION ALL
  SELECT * FROM elsewhere
)
SELECT unit_id, id_key, level, same_place, same_town, same_house, same_birth, other_birth, other_sex, other_age, listed_already, little_left
FROM (
  SELECT *, row_number() OVER (
    PARTITION BY unit_id
    ORDER BY CASE WHEN level >= 3 THEN 0 ELSE 1 END, same_birth DESC, same_house DESC, same_place DESC, level DESC, other_birth, other_sex, other_age, listed_already, little_left, same_town DESC,
      rule_order, id_key
  ) AS turn
  FROM looked_at
)
WHERE turn = 1;

CREATE OR REPLACE TEMP TABLE namesakes AS
SELECT u.unit_id, count(DISTINCT n.id_key) AS people, count(DISTINCT CASE WHEN n.place = u.place THEN n.id_key END) AS villagers
FROM unit_link l
JOIN unit u ON u.unit_id = l.unit_id
JOIN namesake n ON n.fold_hash = u.fold_hash
WHERE l.other_key IS NULL
GROUP BY u.unit_id;

-- Of whom a row is like the one it is told of: the name of his that is nearest to its own, which need not be what he is mostly called.
CREATE OR REPLACE TEMP TABLE name_met AS
WITH beside AS (
  SELECT l.unit_id, coalesce(l.other_key, n.id_key) AS id_key
  FROM unit_link l
  LEFT JOIN near n ON n.unit_id = l.unit_id
),
called AS (
  SELECT b.unit_id, n.name_hash, n.fold_hash, n.sound_hash FROM beside b JOIN seed_name n ON n.id_key = b.id_key
  UNION ALL
  SELECT b.unit_id, g.name_hash, g.fold_hash, g.sound_hash FROM beside b JOIN lone_ghost g ON g.person_key = b.id_key
)
SELECT unit_id, max(level) AS level, arg_max(shown, (level, shown = usual, shown)) AS shown
FROM (
  SELECT c.unit_id, k.shown, coalesce(p.name, '') AS usual,
    CASE WHEN c.fold_hash = u.fold_hash THEN 6 WHEN c.sound_hash = u.sound_hash THEN 5 ELSE v.level END AS level
  FROM called c
  JOIN unit u ON u.unit_id = c.unit_id
  JOIN beside b ON b.unit_id = c.unit_id
  JOIN name k ON k.name_hash = c.name_hash
  LEFT JOIN person p ON p.person_key = b.id_key
  LEFT JOIN name_level v ON v.left_name = u.name_hash AND v.right_name = c.name_hash
)
WHERE level IS NOT NULL
GROUP BY unit_id;

-- A row that was not compared with whom it may be, but is one with a row that was: which one that is.
CREATE OR REPLACE TEMP TABLE compared_by AS
SELECT l.unit_id, arg_min(c.unit_id, (c.rule_order, -c.level, c.unit_id)) AS via_unit
FROM unit_link l
JOIN ghost g ON g.unit_id = l.unit_id
JOIN ghost o ON o.person_key = g.person_key
JOIN candidate c ON c.unit_id = o.unit_id AND c.id_key = l.other_key
WHERE l.rule <> 'G7' AND NOT EXISTS (SELECT 1 FROM candidate d WHERE d.unit_id = l.unit_id AND d.id_key = l.other_key)
GROUP BY l.unit_id
UNION ALL
SELECT l.unit_id, min(o.unit_id)
FROM unit_link l
JOIN ghost_maybe y ON y.person_key = l.person_key AND y.other_key = l.other_key
LEFT JOIN name_met m ON m.unit_id = l.unit_id
JOIN ghost o ON o.person_key = l.person_key
JOIN name_met t ON t.unit_id = o.unit_id AND t.level = y.level
WHERE l.rule = 'G7' AND coalesce(m.level, 0) < y.level
GROUP BY l.unit_id;

CREATE OR REPLACE TEMP TABLE unit_told AS
WITH best AS (
  SELECT c.*, row_number() OVER (PARTITION BY c.unit_id, c.id_key ORDER BY c.rule_order, c.level DESC) AS turn FROM candidate c
),
-- Where the number as written first leaves the number of the person it was taken for.
slip AS (
  SELECT c.unit_id, count(*) AS wrong, min(p.p) + 1 AS place
  FROM (
    SELECT l.unit_id, u.core, CASE WHEN coalesce(l.other_key, n.id_key) > 0 THEN id_of_key(coalesce(l.other_key, n.id_key)) END AS id18
    FROM unit_link l
    JOIN unit u ON u.unit_id = l.unit_id
    LEFT JOIN near n ON n.unit_id = l.unit_id
    WHERE coalesce(l.other_key, n.id_key) IS NOT NULL AND regexp_full_match(u.core, '[0-9*X]{15,20}')
  ) c
  JOIN position p ON substr(c.core, p.p + 1, 1) <> substr(c.id18, p.p + 1, 1)
  GROUP BY c.unit_id
)
SELECT
  l.unit_id,
  l.other_key,
  coalesce(l.other_key, n.id_key) AS beside_key,
  l.tier,
  l.rule,
  l.choices,
  u.core,
  u.damage,
  u.birth,
  u.name_hash,
  u.town,
  u.place,
  u.house,
  w.shown AS name_here,
  coalesce(m.shown, o.name) AS name_there,
  m.shown <> o.name AS is_called_otherwise,
  w.shown <> coalesce(m.shown, o.name) AND (
    u.name_hash IN (SELECT name_hash FROM name_other) OR coalesce(l.other_key, n.id_key) IN (SELECT s.id_key FROM seed_name s SEMI JOIN name_other x ON x.name_hash = s.name_hash)
  ) AND (u.is_maybe OR CASE WHEN v.via_unit IS NULL THEN coalesce(b.level, n.level, y.level) ELSE m.level END = 6) AS is_other_name,
  v.via_unit,
  g.bond,
  CASE WHEN coalesce(l.other_key, n.id_key) > 0 THEN id_of_key(coalesce(l.other_key, n.id_key)) END AS id_there,
  CASE WHEN v.via_unit IS NULL THEN coalesce(b.level, n.level, y.level) ELSE m.level END AS level,
  coalesce(b.same_place, n.same_place, false) AS same_place,
  coalesce(b.same_town, n.same_town, false) AS same_town,
  coalesce(b.same_house, n.same_house, false) AS same_house,
  u.house IS NULL AND c.unit_id IS NOT NULL AS is_by_account,
  coalesce(b.same_birth, n.same_birth, false) AS same_birth,
  coalesce(b.other_birth, n.other_birth, false) AS other_birth,
  coalesce(n.other_sex, false) AS other_sex,
  coalesce(n.other_age, false) AS other_age,
  coalesce(n.listed_already, false) AS listed_already,
  coalesce(n.little_left, false) AS little_left,
  EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = u.held_key AND m.name_hash = u.name_hash AND m.level = 6) AS is_contradicted,
  coalesce(s.wrong, 0) AS wrong,
  s.place AS slip_place
FROM unit_link l
JOIN unit u ON u.unit_id = l.unit_id
LEFT JOIN best b ON b.unit_id = l.unit_id AND b.id_key = l.other_key AND b.turn = 1
LEFT JOIN near n ON n.unit_id = l.unit_id
LEFT JOIN slip s ON s.unit_id = l.unit_id
LEFT JOIN ghost_maybe y ON y.person_key = CASE WHEN l.rule = 'G7' THEN l.person_key END AND y.other_key = l.other_key
LEFT JOIN name w ON w.name_hash = u.name_hash
LEFT JOIN person o ON o.person_key = coalesce(l.other_key, n.id_key)
LEFT JOIN name_met m ON m.unit_id = l.unit_id
LEFT JOIN (
  SELECT DISTINCT t.unit_id FROM unit_mention t JOIN account_named a ON a.mention_id = t.mention_id AND NOT a.holds
) c ON c.unit_id = l.unit_id
LEFT JOIN compared_by v ON v.unit_id = l.unit_id
LEFT JOIN ghost g ON g.unit_id = l.unit_id;

CREATE OR REPLACE TEMP TABLE text_pair_wanted AS
SELECT core AS left_text, id_there AS right_text FROM unit_told WHERE core <> '' AND id_there IS NOT NULL AND core <> id_there AND rule NOT IN ('R8', 'R9', 'R13')
UNION
SELECT name_here, name_there FROM unit_told WHERE name_here <> name_there
UNION
SELECT r.shown, o.shown
FROM rival_name a
JOIN rival_name b ON b.id_key = a.id_key AND a.place_in_line = 1 AND b.place_in_line > 1
JOIN name o ON o.name_hash = a.name_hash
JOIN name r ON r.name_hash = b.name_hash
WHERE r.shown <> o.shown;
