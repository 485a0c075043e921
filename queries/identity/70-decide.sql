-- How well each candidate agrees, all rules together.
CREATE OR REPLACE TABLE candidate_scored AS
SELECT
  c.mention_id,
  c.person_key,
  min(c.strength) AS strength,
  max(CASE WHEN c.rule IN ('R2', 'R3') THEN 1 ELSE 0 END) AS by_number,
  max(CASE WHEN c.rule = 'R4' THEN 1 ELSE 0 END) AS by_birth,
  max(CASE WHEN c.rule = 'R6' THEN 1 ELSE 0 END) AS by_family,
  max(CASE WHEN c.rule = 'R7' THEN 1 ELSE 0 END) AS by_village,
  max(CASE WHEN c.rule = 'R8' THEN 1 ELSE 0 END) AS by_wrong_name,
  max(CASE
    WHEN c.left_ref IS NULL OR c.right_ref IS NULL THEN 3
    WHEN c.left_ref = c.right_ref THEN 6
    ELSE COALESCE(p.level, 0)
  END) AS name_level,
  max(digits_alike(r.core, id_of_key(c.person_key))) AS digits_alike,
  max(CASE WHEN s.town = r.town AND s.village = r.village THEN 2 WHEN s.town = r.town THEN 1 ELSE 0 END) AS place_level,
  max(CASE WHEN r.status = 'valid' THEN 1 ELSE 0 END) AS has_other_number,
  max(CASE WHEN r.birth_on IS NOT NULL AND r.birth_on <> s.birth_on THEN 1 ELSE 0 END) AS birth_differs
FROM candidate c
JOIN residual r ON r.mention_id = c.mention_id
JOIN seed s ON s.person_key = c.person_key
LEFT JOIN name_pair p ON p.left_ref = c.left_ref AND p.right_ref = c.right_ref
GROUP BY c.mention_id, c.person_key;

-- A tier for each candidate by itself: 1 certain, 2 likely, 3 possible, 9 none.
CREATE OR REPLACE TEMP TABLE candidate_ranked AS
SELECT
  *,
  CASE
    WHEN by_wrong_name = 1 THEN 3
    WHEN has_other_number = 1 THEN CASE WHEN name_level >= 5 AND (by_family = 1 OR by_village = 1) THEN 3 ELSE 9 END
    WHEN birth_differs = 1 AND by_number = 0 AND digits_alike < 14 THEN 9
    WHEN by_number = 1 AND name_level >= 5 THEN 1
    WHEN by_number = 1 AND name_level >= 3 THEN CASE WHEN place_level = 2 OR by_family = 1 THEN 1 ELSE 2 END
    WHEN by_number = 1 THEN 9
    WHEN name_level >= 5 AND by_birth = 1 THEN 1
    WHEN name_level >= 5 AND by_family = 1 THEN 1
    WHEN name_level = 6 AND by_village = 1 AND digits_alike >= 14 THEN 1
    WHEN name_level = 6 AND by_village = 1 THEN 2
    WHEN name_level >= 5 THEN 3
    ELSE 9
  END AS tier
FROM candidate_scored;

-- The best of each mention, and how many are as good: a tie is no decision.
CREATE OR REPLACE TEMP TABLE candidate_best AS
SELECT *
FROM (
  SELECT
    c.*,
    row_number() OVER w AS place,
    count(*) OVER (PARTITION BY mention_id, tier, digits_alike >= 14, name_level >= 5) AS equals
  FROM candidate_ranked c
  WHERE tier < 9
  WINDOW w AS (
    PARTITION BY mention_id
    ORDER BY tier, digits_alike >= 14 DESC, name_level >= 5 DESC, by_family DESC, digits_alike DESC, place_level DESC, name_level DESC, person_key
  )
);

-- Confirmed: one certain candidate, and no row of that snapshot is already his where a person has one row.
INSERT INTO match
SELECT
  b.mention_id,
  b.person_key,
  CASE
    WHEN b.by_number = 1 THEN CASE WHEN r.damage = 'trunc000' THEN 'R3' ELSE 'R2' END
    WHEN b.by_birth = 1 THEN 'R4'
    WHEN b.by_family = 1 THEN 'R6'
    ELSE 'R7'
  END,
  1,
  b.name_level
FROM candidate_best b
JOIN residual r ON r.mention_id = b.mention_id
WHERE b.place = 1 AND b.tier = 1 AND b.equals = 1
  AND (b.by_number = 1 OR r.kind IN ('payment', 'aid', 'child_survey', 'death', 'departure')
    OR NOT EXISTS (
      SELECT 1 FROM naming_id o JOIN match x ON x.mention_id = o.mention_id
      WHERE x.person_key = b.person_key AND o.roll = r.roll AND o.role = r.role
        AND COALESCE(o.period, -1) = COALESCE(r.period, -1)));

-- Everything else that is possible is kept for people to decide.
CREATE OR REPLACE TABLE link_candidate AS
SELECT
  b.mention_id,
  b.person_key,
  CASE
    WHEN b.by_wrong_name = 1 THEN 'R8'
    WHEN b.has_other_number = 1 THEN 'R9'
    WHEN b.by_number = 1 THEN 'R2b'
    WHEN b.by_birth = 1 THEN 'R4'
    WHEN b.by_family = 1 THEN 'R6'
    WHEN b.by_village = 1 THEN 'R7'
    ELSE 'R5'
  END AS rule,
  CAST(b.place AS INTEGER) AS weight_order
FROM candidate_best b
WHERE b.place <= 5
  AND NOT EXISTS (SELECT 1 FROM match x WHERE x.mention_id = b.mention_id);
