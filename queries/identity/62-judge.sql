-- Reads pair_name, kin, rule_now(rule, rule_order), guard. Writes candidate: the pairs that are at least likely, each with what agrees and what
-- speaks against it, and whether the rule is sure of it; missed: the others.
CREATE OR REPLACE TEMP TABLE judged AS
WITH named AS (
  SELECT
    p.unit_id,
    p.id_key,
    bool_or(p.strong) AS strong,
    max(coalesce(p.level, l.level, 0)) AS level
  FROM pair_name p
  LEFT JOIN name_level l ON l.left_name = p.own_name AND l.right_name = p.other_name
  WHERE NOT EXISTS (SELECT 1 FROM barred b WHERE b.unit_id = p.unit_id AND b.id_key = p.id_key)
  GROUP BY p.unit_id, p.id_key
),
place_met AS (
  SELECT n.unit_id, n.id_key, bool_or(p.place = u.place) AS same_place, bool_or(p.town = u.town) AS same_town
  FROM named n
  JOIN unit u ON u.unit_id = n.unit_id
  JOIN seed_place p ON p.id_key = n.id_key
  GROUP BY n.unit_id, n.id_key
),
-- The person already has a row of his own in a snapshot that lists each person once.
listed AS (
  SELECT n.unit_id, n.id_key
  FROM named n
  JOIN unit u ON u.unit_id = n.unit_id AND u.lists_once
  JOIN reading r ON r.snap = u.snap AND r.id_key = n.id_key
  WHERE NOT EXISTS (SELECT 1 FROM misnamed m WHERE m.id_key = r.id_key AND m.name_hash = r.name_hash)
  UNION
  SELECT n.unit_id, n.id_key
  FROM named n
  JOIN unit u ON u.unit_id = n.unit_id AND u.lists_once
  JOIN owner o ON o.id_key = n.id_key
  JOIN unit t ON t.unit_id = o.unit_id AND t.snap = u.snap
),
-- A roll that has the person in another month, or in another row of a list of payments, names him again. Asked by the two rules that need it.
continued AS (
  SELECT DISTINCT n.unit_id, n.id_key
  FROM named n
  JOIN rule_now w ON w.rule IN ('R3s', 'R7')
  CROSS JOIN guard g
  JOIN unit u ON u.unit_id = n.unit_id AND g.continued
  JOIN reading r ON r.id_key = n.id_key
  JOIN snapshot_use s ON s.snap = r.snap AND s.roll_no = u.roll_no
  WHERE n.level = 6
),
-- ... and nobody else of the name, or of one that sounds like it, lives in the village.
only_there AS (
  SELECT n.unit_id
  FROM named n
  JOIN place_met p ON p.unit_id = n.unit_id AND p.id_key = n.id_key
  WHERE n.level >= 5 AND p.same_place AND n.unit_id IN (SELECT unit_id FROM continued)
  GROUP BY n.unit_id
  HAVING count(*) = 1
),
-- Written once a pair: each comparison below would spell the number anew.
spelled AS (SELECT *, id_of_key(id_key) AS id_text, birth_of_key(id_key) AS id_birth FROM named)
SELECT
  n.unit_id,
  n.id_key,
  n.strong,
  n.level,
  coalesce(p.same_place, false) AS same_place,
  coalesce(p.same_town, false) AS same_town,
  h.id_key IS NOT NULL AS same_house,
  coalesce(u.birth = n.id_birth, false) AS same_birth,
  g.contradiction AND coalesce(u.birth <> n.id_birth, false) AS other_birth,
  -- One slip in a date leaves two of its three parts whole.
  g.contradiction AND coalesce(birth_parts_alike(u.birth, n.id_birth) < 2, false) AS far_birth,
  -- A number that ends in 000 may have lost the digit that tells.
  g.contradiction AND coalesce(u.sex <> sex_code_of_key(n.id_key) AND n.id_key % 1100 <> 0, false) AS other_sex,
  d.unit_id IS NOT NULL AS same_day,
  g.listed AND s.id_key IS NOT NULL AS listed_already,
  -- Neither birth nor sequence is left; a county shares its area code, so that it agrees says next to nothing.
  CASE
    WHEN g.little_left AND u.damage NOT IN ('held', 'disowned') AND length(u.core) >= 15 AND NOT contains(u.core, '/') THEN
      NOT contains(u.core, substr(n.id_text, 7, 8))
      AND substr(u.core, -4) <> substr(n.id_text, 15, 4)
      AND digits_alike(u.core, n.id_text) < 15
    ELSE false
  END AS little_left,
  CASE WHEN length(u.core) >= 15 THEN substr(u.core, 1, 6) <> substr(n.id_text, 1, 6) ELSE false END AS other_area,
  -- The damaged number holds a whole birth date, and it is another's.
  CASE
    WHEN length(u.core) >= 15 THEN
      coalesce(is_birth(TRY_CAST(substr(u.core, 7, 8) AS INTEGER)) AND birth_parts_alike(TRY_CAST(substr(u.core, 7, 8) AS INTEGER), n.id_birth) < 2, false)
    ELSE false
  END AS far_number,
  u.damage = 'two_ids' AS two_numbers,
  -- Of a number with stars: how many of the digits left at both ends tell, beyond the county's area code; null where one of them is another's.
  CASE
    WHEN u.damage = 'masked' AND starts_with(n.id_text, regexp_extract(u.core, '^[0-9]*')) AND ends_with(n.id_text, regexp_extract(u.core, '[0-9X]*$'))
    THEN greatest(length(regexp_extract(u.core, '^[0-9]*')) - 6, 0) + length(regexp_extract(u.core, '[0-9X]*$'))
  END AS digits_left,
  u.held_key,
  length(u.core) < 15 AS is_mute,
  -- No place, no household: name and number are all it says.
  u.town IS NULL AND u.house IS NULL AS is_homeless,
  u.damage NOT IN ('held', 'disowned') AND digits_alike(u.core, n.id_text) >= 16 AS near_number,
  coalesce(birth_parts_alike(u.birth, n.id_birth) = 0, false) AS apart_birth,
  c.unit_id IS NOT NULL AND coalesce(p.same_place, false) AND o.unit_id IS NOT NULL AS continued
FROM spelled n
CROSS JOIN guard g
JOIN unit u ON u.unit_id = n.unit_id
LEFT JOIN place_met p ON p.unit_id = n.unit_id AND p.id_key = n.id_key
LEFT JOIN kin h ON h.unit_id = n.unit_id AND h.id_key = n.id_key
LEFT JOIN unit_birth d ON d.unit_id = n.unit_id AND d.birth = n.id_birth
LEFT JOIN listed s ON s.unit_id = n.unit_id AND s.id_key = n.id_key
LEFT JOIN continued c ON c.unit_id = n.unit_id AND c.id_key = n.id_key
LEFT JOIN only_there o ON o.unit_id = n.unit_id;

DELETE FROM candidate c
WHERE c.rule IN (SELECT rule FROM rule_now) AND NOT EXISTS (SELECT 1 FROM owner o WHERE o.unit_id = c.unit_id);

-- Father and son may bear one name: where another row of it is nobody's and cannot be the person's, a row that says no more than name and place
-- may be either's.
CREATE OR REPLACE TEMP TABLE rivalled AS
SELECT DISTINCT id_key FROM judged WHERE level >= 5 AND (other_sex OR far_birth OR (listed_already AND little_left));

-- Whom a name resembles may himself be a brother under a borrowed number, which the register has not: he stands in the village under his own as well.
-- In three steps: of other rules nobody is asked about, and empty tables are not joined with all people.
CREATE OR REPLACE TEMP TABLE resembled AS
SELECT DISTINCT j.id_key FROM judged j JOIN rule_now r ON r.rule IN ('R2', 'R3') WHERE j.level = 3;

CREATE OR REPLACE TEMP TABLE resembled_name AS
SELECT DISTINCT a.id_key, a.fold_hash, p.place
FROM resembled r
JOIN seed_name a ON a.id_key = r.id_key
JOIN seed_place p ON p.id_key = r.id_key
ANTI JOIN (SELECT id_key FROM naming WHERE registered = 1) g ON g.id_key = r.id_key;

CREATE OR REPLACE TEMP TABLE stands_twice AS
SELECT DISTINCT a.id_key
FROM resembled_name a
JOIN seed_name b ON b.fold_hash = a.fold_hash AND b.id_key <> a.id_key
JOIN seed_place q ON q.id_key = b.id_key AND q.place = a.place;

-- Or somebody of the name stands in the village beside the row, on a roll that lists people once, without a valid number.
INSERT INTO stands_twice
SELECT DISTINCT a.id_key
FROM resembled_name a
JOIN judged j ON j.id_key = a.id_key AND j.level = 3
JOIN unit u ON u.unit_id = j.unit_id AND u.lists_once
JOIN open_unit t ON t.snap = u.snap AND t.unit_id <> u.unit_id AND t.fold_hash = a.fold_hash AND t.place = a.place;

-- A number on one roll only, which neither the register nor a date of birth bears out, may itself be what is wrong: then sex and birth that it holds
-- say nothing against a row of the very name.
CREATE OR REPLACE TEMP TABLE unvouched AS
SELECT id_key
FROM naming
WHERE id_key IN (SELECT j.id_key FROM judged j JOIN rule_now r ON r.rule IN ('R6', 'R7') WHERE j.level >= 5 AND j.other_sex AND NOT j.listed_already)
GROUP BY id_key
HAVING max(registered) = 0 AND max(confirmed) = 0 AND bit_count(bit_or(rolls)) = 1;

-- Whose name nobody else in the county bears.
CREATE OR REPLACE TEMP TABLE only_bearer AS
SELECT u.unit_id
FROM judged j
JOIN rule_now r ON r.rule = 'R11'
JOIN unit u ON u.unit_id = j.unit_id
JOIN namesake n ON n.fold_hash = u.fold_hash
WHERE j.level = 6 AND j.same_town AND j.far_birth AND NOT j.apart_birth
GROUP BY u.unit_id
HAVING count(DISTINCT n.id_key) = 1;

CREATE OR REPLACE TEMP TABLE verdict AS
SELECT
  j.*,
  r.rule,
  r.rule_order,
  CASE r.rule
    -- One character off may be a brother's name: then nothing may speak against the person. Of two numbers only one is the row's.
    WHEN 'R2' THEN
      CASE
        WHEN j.two_numbers THEN j.level >= 5 AND NOT j.other_sex AND NOT j.other_birth AND NOT j.listed_already
        ELSE
          j.level >= 4
          OR (j.level = 3 AND (j.same_birth OR (j.same_place OR j.same_house) AND NOT j.other_birth) AND NOT j.other_sex AND NOT j.listed_already AND t.id_key IS NULL)
      END
    WHEN 'R2s' THEN j.level = 6 AND (j.strong OR j.same_place OR j.same_house OR j.same_birth) AND NOT j.other_sex AND NOT j.listed_already
    WHEN 'R2m' THEN
      j.level = 6 AND (j.digits_left >= 3 AND (j.same_place OR j.same_house OR j.same_birth) OR j.digits_left >= 4 AND j.same_town)
        AND NOT (j.other_sex OR j.other_birth OR j.listed_already)
    WHEN 'R3' THEN
      CASE
        WHEN j.strong THEN
          j.level >= 4
          OR (j.level = 3 AND (j.same_birth OR (j.same_place OR j.same_house) AND NOT j.other_birth) AND NOT j.other_sex AND NOT j.listed_already AND t.id_key IS NULL)
        ELSE j.level >= 5 AND NOT j.listed_already
      END
    WHEN 'R3s' THEN
      (j.strong AND j.level >= 5) OR (j.same_house AND NOT (j.other_sex OR j.far_birth)) OR (j.continued AND NOT (j.other_sex OR j.other_birth OR j.listed_already))
    WHEN 'R4' THEN j.level = 6 AND NOT j.other_sex AND NOT j.listed_already AND NOT (j.little_left AND j.other_area)
    WHEN 'R5' THEN j.level >= 5 AND j.same_house AND NOT j.other_sex AND NOT j.listed_already AND NOT (j.little_left AND j.other_area)
    WHEN 'R6' THEN
      j.level >= 5 AND NOT j.other_sex AND NOT j.other_birth AND NOT j.listed_already AND NOT (j.little_left AND (j.other_area OR j.far_number))
      AND NOT (j.is_mute AND NOT j.same_birth AND v.id_key IS NOT NULL)
    WHEN 'R7' THEN
      j.continued AND NOT (j.other_sex OR j.other_birth OR j.listed_already OR (j.little_left AND NOT j.same_house))
      AND NOT (j.is_mute AND NOT j.same_birth AND v.id_key IS NOT NULL)
    WHEN 'R10' THEN j.level >= 5 AND NOT j.listed_already
    ELSE false
  END AS sure,
  CASE r.rule
    -- A number put right that is somebody's is no chance where the family name is his as well.
    WHEN 'R2' THEN j.level >= 2
    WHEN 'R2m' THEN j.digits_left >= 3 AND NOT (j.other_sex OR j.listed_already)
    -- Of a name of two characters one slip leaves the family name; a twin on the same roll shares as much of the number.
    WHEN 'R3' THEN j.level >= 3 OR (j.level = 2 AND j.strong AND (NOT j.listed_already OR j.is_homeless))
    -- A second row of the same name in a household of a roll that lists each person once may be the same person again.
    -- Where house, village and name agree, sex alone may be what is wrong.
    WHEN 'R6' THEN
      (NOT j.other_sex OR w.id_key IS NOT NULL OR (j.level = 6 AND j.same_place AND NOT j.far_birth AND NOT j.little_left))
      AND (NOT j.listed_already OR (j.level = 6 AND j.same_house AND NOT j.other_birth AND NOT j.little_left))
    WHEN 'R6b' THEN j.level >= 3 AND NOT j.far_birth AND NOT j.other_sex AND NOT j.listed_already
    WHEN 'R5' THEN
      NOT (j.other_sex OR j.listed_already) AND (j.level >= 5 OR (j.same_day AND (j.level >= 3 OR (j.level >= 2 AND j.same_town)) AND NOT j.other_birth))
    WHEN 'R9' THEN
      (NOT j.other_sex OR (j.level = 6 AND j.same_house AND j.same_place)) AND (NOT j.listed_already OR (j.level = 6 AND j.same_house AND NOT j.other_birth)) AND (
        (j.level >= 5 AND (j.same_house OR j.strong OR NOT j.far_birth))
        OR (j.level >= 3 AND (j.same_house OR j.same_place) AND NOT j.far_birth)
        OR (j.same_day AND (j.level >= 3 OR (j.level >= 2 AND j.same_town)))
      )
    WHEN 'R7' THEN (NOT j.other_sex OR (j.level = 6 AND w.id_key IS NOT NULL)) AND (NOT j.listed_already OR (j.level = 6 AND NOT j.other_birth AND NOT j.little_left))
    -- Nobody else bears the name: a second row of it may be the same person again.
    -- A date is wrong in its year or in its day more often than a name of the township that nobody else of the county bears is another's.
    WHEN 'R11' THEN NOT (j.other_sex OR (j.far_birth AND o.unit_id IS NULL) OR (j.listed_already AND NOT j.strong) OR j.little_left)
    WHEN 'R13' THEN true
    WHEN 'R14' THEN
      j.level >= CASE WHEN j.strong THEN 2 ELSE 3 END AND j.id_key IS DISTINCT FROM j.held_key
      AND NOT (j.other_sex OR j.far_birth OR (j.listed_already AND NOT j.near_number) OR (j.little_left AND NOT j.strong))
    WHEN 'R8' THEN j.level >= 3 OR ((j.level = 2 OR j.same_place) AND NOT j.listed_already)
    ELSE NOT (j.other_sex OR j.listed_already)
  END AS likely
FROM judged j
CROSS JOIN rule_now r
LEFT JOIN rivalled v ON v.id_key = j.id_key
LEFT JOIN (SELECT DISTINCT id_key FROM stands_twice) t ON t.id_key = j.id_key
LEFT JOIN unvouched w ON w.id_key = j.id_key
LEFT JOIN only_bearer o ON o.unit_id = j.unit_id;

INSERT INTO candidate
SELECT unit_id, id_key, rule, rule_order, level, sure, strong, same_place, same_town, same_house, same_birth, other_birth
FROM verdict
WHERE likely OR sure;

INSERT INTO missed
SELECT unit_id, id_key, rule, rule_order, level, same_place, same_town, same_house, same_birth, other_birth, other_sex, listed_already, little_left
FROM verdict
WHERE NOT (likely OR sure);
