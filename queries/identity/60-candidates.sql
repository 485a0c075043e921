-- Every residual mention with every seed that a rule can name for it. `strength` orders rules: the lower, the better.
-- Each is an equality join on two high-entropy fields; none is a comparison of everybody with everybody.
CREATE OR REPLACE TABLE candidate AS
-- R2: one digit changed, two swapped, one missing or one too many gives a number that passes the check.
SELECT r.mention_id, s.person_key, 'R2' AS rule, 1 AS strength, r.name_ref AS left_ref, s.name_ref AS right_ref
FROM residual r
JOIN id_repair c ON c.core = r.core
JOIN seed s ON s.person_key = c.id_key
WHERE r.status = 'damaged'
UNION ALL
-- R3: Excel keeps fifteen digits; the rest is zeros.
SELECT r.mention_id, s.person_key, 'R3', 1, r.name_ref, s.name_ref
FROM residual r
JOIN seed s ON s.person_key // 1100 = CAST(substr(r.core, 1, 15) AS BIGINT)
WHERE r.damage = 'trunc000' AND regexp_full_match(substr(r.core, 1, 15), '[0-9]{15}')
UNION ALL
-- R4: name, birth and township agree.
SELECT r.mention_id, s.person_key, 'R4', 2, r.name_ref, s.name_ref
FROM residual r
JOIN seed s ON s.folded = r.folded AND s.birth_on = r.birth_on AND s.town = r.town
WHERE r.birth_on IS NOT NULL
UNION ALL
-- R5: the name sounds alike, birth and township agree.
SELECT r.mention_id, s.person_key, 'R5', 5, r.name_ref, s.name_ref
FROM residual r
JOIN seed s ON s.sound = r.sound AND s.birth_on = r.birth_on AND s.town = r.town
WHERE r.birth_on IS NOT NULL AND r.sound <> '' AND s.folded <> r.folded
UNION ALL
-- R5: name and birth agree, and one side does not say where he lives.
SELECT r.mention_id, s.person_key, 'R5', 5, r.name_ref, s.name_ref
FROM residual r
JOIN seed s ON s.folded = r.folded AND s.birth_on = r.birth_on
WHERE r.town IS NULL OR s.town IS NULL
UNION ALL
-- R6: somebody of that name is confirmed under the same household number.
SELECT r.mention_id, s.person_key, 'R6', 3, r.name_ref, s.name_ref
FROM residual r
JOIN family f ON f.household_space = r.household_space AND f.household_no = r.household_no
JOIN seed s ON s.person_key = f.person_key AND (s.folded = r.folded OR (s.sound = r.sound AND r.sound <> ''))
UNION ALL
-- R6: the household number leads to a confirmed member, whose registered family has somebody of that name.
SELECT r.mention_id, s.person_key, 'R6', 3, r.name_ref, s.name_ref
FROM residual r
JOIN family f ON f.household_space = r.household_space AND f.household_no = r.household_no
JOIN family h ON h.person_key = f.person_key AND h.household_space = 'hukou'
JOIN family g ON g.household_space = 'hukou' AND g.household_no = h.household_no
JOIN seed s ON s.person_key = g.person_key AND (s.folded = r.folded OR (s.sound = r.sound AND r.sound <> ''))
UNION ALL
-- R6: another person named on the same row is confirmed, and his registered family has somebody of that name.
SELECT r.mention_id, s.person_key, 'R6', 3, r.name_ref, s.name_ref
FROM residual r
JOIN naming_id o ON o.row_id = r.row_id AND o.mention_id <> r.mention_id
JOIN match x ON x.mention_id = o.mention_id
JOIN family h ON h.person_key = x.person_key AND h.household_space = 'hukou'
JOIN family g ON g.household_space = 'hukou' AND g.household_no = h.household_no
JOIN seed s ON s.person_key = g.person_key AND (s.folded = r.folded OR (s.sound = r.sound AND r.sound <> ''))
UNION ALL
-- R7: name, township and village agree.
SELECT r.mention_id, s.person_key, 'R7', 4, r.name_ref, s.name_ref
FROM residual r
JOIN seed s ON s.folded = r.folded AND s.town = r.town AND s.village = r.village
WHERE r.birth_on IS NULL OR r.birth_on = s.birth_on
UNION ALL
-- R8: the number is this seed's, the name is not.
SELECT r.mention_id, s.person_key, 'R8', 6, r.name_ref, s.name_ref
FROM residual r
JOIN seed s ON s.person_key = r.id_key;

CREATE OR REPLACE TEMP TABLE name_pair_wanted AS
SELECT DISTINCT left_ref, right_ref
FROM candidate c
WHERE left_ref IS NOT NULL AND right_ref IS NOT NULL AND left_ref <> right_ref
  AND NOT EXISTS (SELECT 1 FROM name_pair p WHERE p.left_ref = c.left_ref AND p.right_ref = c.right_ref);
