-- Reads pair_name, kin, unit_paid, other_money, on_paid_roll, payee_rival, rule_now(rule, rule_order), guard. Writes judged: what agrees in each pair and
-- what speaks against it. What only some rules ask besides stands in the files of 63; 64 says which pairs are candidates.
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
-- What is paid goes to who is on the roll of it: whoever alone of the name, or of one that sounds like it, is on all the rolls that a payee's sums are of, in
-- the village or, where the list names none, in the township or the county.
payee AS (
  SELECT n.unit_id, n.id_key, n.level
  FROM named n
  JOIN rule_now w ON w.rule = 'R7'
  CROSS JOIN guard g
  JOIN unit u ON u.unit_id = n.unit_id AND g.continued
  JOIN place_met p ON p.unit_id = n.unit_id AND p.id_key = n.id_key AND (p.same_place OR u.place IS NULL AND (p.same_town OR u.town IS NULL))
  JOIN (SELECT unit_id, count(*) AS rolls FROM unit_paid GROUP BY unit_id) a ON a.unit_id = n.unit_id
  JOIN unit_paid q ON q.unit_id = n.unit_id
  JOIN on_paid_roll r ON r.id_key = n.id_key AND r.roll = q.roll
  WHERE n.level >= 5
  GROUP BY n.unit_id, n.id_key, n.level, a.rolls
  HAVING count(DISTINCT q.roll) = a.rolls
),
-- A name that sounds like it is the payee's where nobody bears the very name; of whom something else is paid as well nobody else may bear it.
only_payee AS (
  SELECT a.unit_id, a.id_key
  FROM (SELECT unit_id, count(*) AS payees, min(id_key) AS id_key, min(level) AS level FROM payee GROUP BY unit_id) a
  WHERE a.payees = 1
    AND NOT EXISTS (SELECT 1 FROM payee_rival v WHERE v.unit_id = a.unit_id AND (v.id_key <> a.id_key OR v.besides_key = a.id_key))
    AND NOT EXISTS (
      SELECT 1
      FROM named n
      WHERE n.unit_id = a.unit_id AND n.level = 6 AND n.id_key <> a.id_key AND (a.level < 6 OR n.unit_id IN (SELECT unit_id FROM other_money))
    )
),
-- Written once a pair: each comparison below would spell the number anew. A pupil, a child on a list of children or one of the aged is of no other age,
-- but where the row itself says so.
spelled AS (
  SELECT
    d.*,
    id_of_key(d.id_key) AS id_text,
    birth_of_key(d.id_key) AS id_birth,
    u.role = 'self' AND coalesce(birth_of_key(d.id_key) // 10000 < s.born_from OR birth_of_key(d.id_key) // 10000 > s.born_to, false)
      AND NOT coalesce(u.birth = birth_of_key(d.id_key), false)
      AND NOT (u.damage NOT IN ('held', 'disowned') AND contains(u.core, substr(id_of_key(d.id_key), 7, 8))) AS other_age,
    coalesce(s.by_month AND idiv(u.birth, 100) = idiv(birth_of_key(d.id_key), 100), false) AS same_month,
    -- A day of the year of the list or the one before, in the place of the number, is as often that of a death or a payment as somebody's birthday.
    u.damage = 'date' AND coalesce(idiv(u.birth, 10000) >= s.year - 1, false) AS is_of_late
  FROM named d
  JOIN unit u ON u.unit_id = d.unit_id
  JOIN snapshot_use s ON s.snap = u.snap
)
SELECT
  n.unit_id,
  n.id_key,
  n.strong,
  n.level,
  -- The name stands beside another in the cell and may be a relative's, whose damaged number may stand there, too.
  u.is_maybe AND n.level = 4 AS is_maybe,
  coalesce(p.same_place, false) AS same_place,
  coalesce(p.same_town, false) AS same_town,
  h.id_key IS NOT NULL AS same_house,
  coalesce(u.birth = n.id_birth, false) AS same_birth,
  g.contradiction AND NOT n.same_month AND coalesce(u.birth <> n.id_birth, false) AS other_birth,
  -- One slip in a date leaves two of its three parts whole.
  g.contradiction AND (coalesce(birth_parts_alike(u.birth, n.id_birth) < 2, false) AND NOT n.is_of_late OR n.other_age) AS far_birth,
  -- A number that ends in 000 may have lost the digit that tells.
  g.contradiction AND (coalesce(u.sex <> sex_code_of_key(n.id_key) AND n.id_key % 1100 <> 0, false) OR n.other_age) AS other_sex,
  g.contradiction AND n.other_age AS other_age,
  d.unit_id IS NOT NULL AS same_day,
  g.listed AND s.id_key IS NOT NULL AS listed_already,
  -- Neither birth nor sequence is left; a county shares its area code, so that it agrees says next to nothing.
  CASE
    WHEN g.little_left AND u.damage NOT IN ('held', 'disowned') AND length(u.core) >= 15 AND NOT contains(u.core, '/') THEN
      NOT contains(u.core, substr(n.id_text, 7, 8))
      AND substr(u.core, -4) <> substr(n.id_text, 15, 4)
      AND CASE WHEN u.damage = 'masked' THEN seen_apart(u.core, n.id_text) > 1 ELSE slips_apart(u.core, n.id_text) > 3 END
    ELSE false
  END AS little_left,
  CASE WHEN length(u.core) >= 15 THEN substr(u.core, 1, 6) <> substr(n.id_text, 1, 6) ELSE false END AS other_area,
  -- The damaged number holds a whole birth date, and it is another's; of two numbers in one cell both do.
  CASE
    WHEN length(u.core) >= 15 THEN
      holds_other_birth(substr(u.core, 7, 8), n.id_birth)
      AND (NOT contains(u.core, '/') OR holds_other_birth(substr(u.core, instr(u.core, '/') + 7, 8), n.id_birth))
    ELSE false
  END AS far_number,
  u.damage NOT IN ('held', 'disowned', 'masked') AS is_own_number,
  u.damage = 'two_ids' AS two_numbers,
  -- Of a number with stars: how many of the digits left at both ends tell, beyond the county's area code; null where one of them is another's.
  CASE
    WHEN u.damage = 'masked' AND starts_with(n.id_text, regexp_extract(u.core, '^[0-9]*')) AND ends_with(n.id_text, regexp_extract(u.core, '[0-9X]*$'))
    THEN greatest(length(regexp_extract(u.core, '^[0-9]*')) - 6, 0) + length(regexp_extract(u.core, '[0-9X]*$'))
  END AS digits_left,
  length(regexp_extract(u.core, '[0-9X]*$')) AS digits_at_end,
  u.held_key,
  length(u.core) < 15 AS is_mute,
  -- No place, no household: name and number are all it says.
  u.town IS NULL AND u.house IS NULL AS is_homeless,
  u.damage NOT IN ('held', 'disowned') AND digits_alike(u.core, n.id_text) >= 16 AS near_number,
  coalesce(birth_parts_alike(u.birth, n.id_birth) = 0 AND NOT is_lunar_pair(u.birth, n.id_birth) AND NOT n.is_of_late, false) AS apart_birth,
  c.unit_id IS NOT NULL AND coalesce(p.same_place, false) AND o.unit_id IS NOT NULL OR y.unit_id IS NOT NULL AS continued
FROM spelled n
CROSS JOIN guard g
JOIN unit u ON u.unit_id = n.unit_id
LEFT JOIN place_met p ON p.unit_id = n.unit_id AND p.id_key = n.id_key
LEFT JOIN kin h ON h.unit_id = n.unit_id AND h.id_key = n.id_key
LEFT JOIN unit_birth d ON d.unit_id = n.unit_id AND d.birth = n.id_birth
LEFT JOIN listed s ON s.unit_id = n.unit_id AND s.id_key = n.id_key
LEFT JOIN continued c ON c.unit_id = n.unit_id AND c.id_key = n.id_key
LEFT JOIN only_there o ON o.unit_id = n.unit_id
LEFT JOIN only_payee y ON y.unit_id = n.unit_id AND y.id_key = n.id_key;

DELETE FROM candidate c
WHERE c.rule IN (SELECT rule FROM rule_now) AND NOT EXISTS (SELECT 1 FROM owner o WHERE o.unit_id = c.unit_id);
