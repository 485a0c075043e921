-- Whom a sample is drawn from: everybody living here who is on a roll of people at risk, was covered before, or is on a worklist
-- of dropped or missed people, and is certainly not protected now. The rules see only what they look for, so the frame must hold
-- people no rule named.
-- Reads the model (schema sure), finding, person, household_rule(rule). Writes sample_frame(person_key, person_id, stratum, town, village).
CREATE OR REPLACE TEMP TABLE sample_at_risk AS
SELECT DISTINCT x.person_key
FROM (
  SELECT c.person_key FROM sure.valid_card c
  UNION ALL
  SELECT p.person_key FROM sure.poor p
  UNION ALL
  SELECT i.person_key FROM sure.ill i
  UNION ALL
  SELECT s.person_key FROM sure.surveyed_child s
  UNION ALL
  SELECT j.person_key FROM sure.jobless j
  UNION ALL
  SELECT d.person_key FROM sure.disaster d
  UNION ALL
  SELECT b.person_key FROM sure.enrolled_before b
) x;

-- A finding about a household names one of its people and means all of them.
CREATE OR REPLACE TEMP TABLE sample_listed AS
SELECT x.person_key, MIN(x.strength) AS strength
FROM (
  SELECT f.person_key, CASE WHEN f.level = 'hit' THEN 1 ELSE 2 END AS strength
  FROM main.finding f
  WHERE f.rule LIKE 'TB%' OR f.rule LIKE 'LB%'
  UNION ALL
  SELECT kin.person_key, CASE WHEN f.level = 'hit' THEN 1 ELSE 2 END AS strength
  FROM main.finding f
  JOIN household_rule r ON r.rule = f.rule
  JOIN sure.registered_member own ON own.person_key = f.person_key
  JOIN sure.registered_member kin ON kin.hukou_no = own.hukou_no
  WHERE f.rule LIKE 'TB%' OR f.rule LIKE 'LB%'
) x
WHERE x.person_key IS NOT NULL
GROUP BY x.person_key;

CREATE OR REPLACE TEMP TABLE sample_frame AS
SELECT
  p.person_key,
  p.person_id,
  CASE WHEN l.strength = 1 THEN 'hit' WHEN l.strength = 2 THEN 'weak' ELSE 'unlisted' END AS stratum,
  p.town,
  p.village
FROM main.person p
LEFT JOIN sample_listed l ON l.person_key = p.person_key
WHERE (l.person_key IS NOT NULL OR EXISTS (SELECT 1 FROM sample_at_risk a WHERE a.person_key = p.person_key))
  AND NOT EXISTS (SELECT 1 FROM sure.protected c WHERE c.person_key = p.person_key)
  AND NOT EXISTS (SELECT 1 FROM sure.away w WHERE w.person_key = p.person_key)
