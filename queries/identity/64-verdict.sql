-- Reads judged, rule_now, and what the files of 63 say for the rules that ask it. Writes candidate: the pairs that are at least likely, each with what agrees
-- and what speaks against it, and whether the rule is sure of it; missed: the others.
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
          j.level >= 4 AND NOT j.is_maybe
          OR (j.level = 3 AND (j.same_birth OR (j.same_place OR j.same_house) AND NOT j.other_birth) AND NOT j.other_sex AND NOT j.listed_already AND t.id_key IS NULL)
      END
    WHEN 'R2s' THEN j.level = 6 AND (j.strong OR j.same_place OR j.same_house OR j.same_birth) AND NOT j.other_sex AND NOT j.listed_already
    WHEN 'R2m' THEN
      -- A list without places (insurance, taxes): of two namesakes whose numbers end alike neither is taken, nor is one of whom the year of birth alone is left.
      j.level = 6 AND (
        j.digits_left >= 3 AND (j.same_place OR j.same_house OR j.same_birth)
        OR j.digits_left >= 4 AND (j.same_town OR j.is_homeless AND (j.digits_at_end >= 4 OR j.digits_left >= 8))
      )
        AND NOT (j.other_sex OR j.other_birth OR j.listed_already)
    -- Twins have the fifteen digits in common, and names that differ in a character.
    WHEN 'R3' THEN CASE WHEN j.strong THEN j.level >= 4 AND NOT j.is_maybe ELSE j.level >= 5 AND NOT j.listed_already END
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
    -- A namesake whom the row's birth date tells apart, or what is left of its number, is another.
    WHEN 'R7' THEN
      (NOT j.other_sex OR (j.level = 6 AND w.id_key IS NOT NULL)) AND (NOT j.listed_already OR (j.level = 6 AND NOT j.other_birth AND NOT j.little_left))
        AND NOT (j.apart_birth OR ((j.little_left OR (j.two_numbers AND j.far_number)) AND j.is_own_number AND NOT (j.same_birth OR j.same_house)))
    -- The digits left are a county's: where somebody of the name lives in the row's township, a namesake elsewhere is no chance.
    WHEN 'R3s' THEN NOT (j.other_sex OR j.listed_already) AND (j.strong OR j.same_house OR j.same_town OR h.unit_id IS NULL)
    -- Nobody else bears the name: a second row of it may be the same person again.
    -- A date is wrong in its year or in its day more often than a name of the township that nobody else of the county bears is another's.
    WHEN 'R11' THEN NOT (j.other_sex OR (j.far_birth AND o.unit_id IS NULL) OR (j.listed_already AND NOT j.strong) OR j.little_left)
    WHEN 'R13' THEN true
    WHEN 'R14' THEN
      j.level >= CASE WHEN j.strong THEN 2 ELSE 3 END AND j.id_key IS DISTINCT FROM j.held_key AND NOT (j.far_number AND j.is_own_number AND NOT j.strong)
      AND NOT (j.other_sex OR j.far_birth OR (j.listed_already AND NOT j.near_number) OR (j.little_left AND NOT j.strong))
    WHEN 'R8' THEN j.level >= 3 OR ((j.level = 2 OR j.same_place) AND NOT j.listed_already)
    ELSE NOT (j.other_sex OR j.listed_already)
  END AS likely
FROM judged j
CROSS JOIN rule_now r
LEFT JOIN rivalled v ON v.id_key = j.id_key
LEFT JOIN (SELECT DISTINCT id_key FROM stands_twice) t ON t.id_key = j.id_key
LEFT JOIN unvouched w ON w.id_key = j.id_key
LEFT JOIN only_bearer o ON o.unit_id = j.unit_id
LEFT JOIN named_in_town h ON h.unit_id = j.unit_id;

INSERT INTO candidate
SELECT unit_id, id_key, rule, rule_order, level, sure, strong, same_place, same_town, same_house, same_birth, other_birth
FROM verdict
WHERE likely OR sure;

INSERT INTO missed
SELECT unit_id, id_key, rule, rule_order, level, same_place, same_town, same_house, same_birth, other_birth, other_sex AND NOT other_age, other_age, listed_already, little_left
FROM verdict
WHERE NOT (likely OR sure);
