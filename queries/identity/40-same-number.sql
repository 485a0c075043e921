-- R1: the number agrees and the name may be the same. R8: the number agrees, the name does not.
CREATE OR REPLACE TABLE match AS
SELECT
  m.mention_id,
  m.id_key AS person_key,
  'R1' AS rule,
  1 AS sure,
  CASE WHEN m.folded = s.folded OR m.folded IS NULL OR s.folded IS NULL THEN 6 ELSE p.level END AS name_level
FROM naming_id m
LEFT JOIN seed_name s ON s.id_key = m.id_key
LEFT JOIN name_pair p ON p.left_ref = s.name_ref AND p.right_ref = m.name_ref
WHERE m.id_key IS NOT NULL
  AND (s.folded IS NULL OR m.folded IS NULL OR m.folded = s.folded OR p.level >= 3);

-- What the confirmed mentions say of each seed: sex and birth are in the number, the place is the register's or most rolls'.
CREATE OR REPLACE TABLE seed AS
SELECT
  r.id_key AS person_key,
  n.name_ref,
  n.folded,
  k.sound,
  make_date(birth_of_key(r.id_key) // 10000, birth_of_key(r.id_key) // 100 % 100, birth_of_key(r.id_key) % 100) AS birth_on,
  sex_of_key(r.id_key) AS sex,
  r.town,
  r.village
FROM (
  SELECT
    m.id_key,
    m.town,
    m.village,
    row_number() OVER (
      PARTITION BY m.id_key
      ORDER BY
        CASE WHEN m.village IS NULL THEN 1 ELSE 0 END,
        max(CASE WHEN m.kind = 'hukou' THEN 1 ELSE 0 END) DESC,
        count(*) DESC,
        m.town,
        m.village
    ) AS n
  FROM naming_id m
  JOIN match x ON x.mention_id = m.mention_id
  GROUP BY m.id_key, m.town, m.village
) r
LEFT JOIN seed_name n ON n.id_key = r.id_key
LEFT JOIN (SELECT DISTINCT name_ref, sound FROM name_key) k ON k.name_ref = n.name_ref
WHERE r.n = 1;

-- Families as the rolls number them, for corroboration: who is confirmed under which number.
CREATE OR REPLACE TABLE family AS
SELECT DISTINCT m.household_space, m.household_no, x.person_key
FROM naming_id m
JOIN match x ON x.mention_id = m.mention_id
WHERE m.household_no IS NOT NULL;
