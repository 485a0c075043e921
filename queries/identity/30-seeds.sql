-- One seed a valid number. Its name is the one the household register gives, else the one most rolls give.
CREATE OR REPLACE TEMP TABLE seed_name AS
SELECT id_key, folded, name_ref
FROM (
  SELECT
    id_key,
    folded,
    min(name_ref) AS name_ref,
    row_number() OVER (
      PARTITION BY id_key
      ORDER BY max(CASE WHEN kind = 'hukou' THEN 1 ELSE 0 END) DESC, count(*) DESC, folded
    ) AS n
  FROM naming_id
  WHERE id_key IS NOT NULL AND folded IS NOT NULL
  GROUP BY id_key, folded
)
WHERE n = 1;

-- Names under one number that are not written alike: to be compared before they count as one person.
CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT DISTINCT s.name_ref AS left_ref, m.name_ref AS right_ref
FROM naming_id m
JOIN seed_name s ON s.id_key = m.id_key
WHERE m.folded <> s.folded;
