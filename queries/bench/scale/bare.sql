-- What an analyst writes for seven findings who has these files and this month before him, and nothing else to think of: no doubt about
-- who is who, no missing roll, no parameter, no sentence that says why. Fills bare(rule, person_key, level).
-- $month and $as_of are the screening month; <table> is read where the canonical files lie.
CREATE OR REPLACE TEMP TABLE bare (rule VARCHAR, person_key BIGINT, level VARCHAR);

CREATE OR REPLACE TEMP TABLE roll_now AS
SELECT person_key, programme, roll, household_no
FROM <enrolment>
WHERE period = $month AND (status IS NULL OR status IN ('在保', '渐退'))
  AND (from_month IS NULL OR from_month <= $month) AND (until_month IS NULL OR until_month > $month);

CREATE OR REPLACE TEMP TABLE died AS
SELECT person_key, min(died_on) AS died_on FROM <death> GROUP BY person_key;

CREATE OR REPLACE TEMP TABLE gone AS
SELECT person_key FROM died WHERE died_on <= $as_of
UNION
SELECT person_key FROM <hukou> GROUP BY person_key
HAVING bool_or(state IN ('迁出', '注销', '死亡')) AND NOT coalesce(bool_or(state = '正常'), false);

CREATE OR REPLACE TEMP TABLE card AS
SELECT person_key, min(grade) AS grade
FROM <disability>
WHERE coalesce(card_state, '有效') = '有效' AND (valid_until_on IS NULL OR valid_until_on >= $as_of)
GROUP BY person_key;

CREATE OR REPLACE TEMP TABLE paid AS
SELECT person_key, item, for_month + coalesce(for_count, 1) - 1 AS last_month
FROM <payment>
WHERE for_month IS NOT NULL AND coalesce(result, '成功') = '成功';

CREATE OR REPLACE TEMP TABLE locked AS
SELECT DISTINCT person_key
FROM <custody>
WHERE (until_on IS NULL OR until_on > $as_of) AND (from_on IS NULL OR from_on <= $as_of)
  AND coalesce(custody_type, '') NOT IN ('社区矫正', '监外执行', '保外就医', '缓刑');

CREATE OR REPLACE TEMP TABLE stop AS
SELECT person_key, coalesce(programme, 'dibao') AS programme, stop_month
FROM <departure>
WHERE coalesce(programme, 'dibao') IN ('dibao', 'tekun', 'orphan', 'unsupported_child');

INSERT INTO bare
SELECT DISTINCT 'TB01', b.person_key, 'hit'
FROM <enrolment> b
JOIN <person> p ON p.person_key = b.person_key
WHERE b.period = $before AND (b.status IS NULL OR b.status IN ('在保', '渐退'))
  AND (b.from_month IS NULL OR b.from_month <= b.period) AND (b.until_month IS NULL OR b.until_month > b.period)
  AND (b.programme IN ('dibao', 'tekun') OR (b.roll = 'child' AND p.birth_on > $as_of - INTERVAL 18 YEAR))
  AND b.person_key NOT IN (SELECT person_key FROM roll_now WHERE programme IN ('dibao', 'tekun') OR roll = 'child')
  AND b.person_key NOT IN (SELECT person_key FROM stop)
  AND b.person_key NOT IN (SELECT person_key FROM gone)
  AND b.person_key NOT IN (SELECT person_key FROM locked);

INSERT INTO bare
SELECT DISTINCT 'LB06', c.person_key,
  CASE WHEN c.person_key IN (SELECT person_key FROM roll_now WHERE programme = 'unsupported_child') THEN 'hint' ELSE 'hit' END
FROM card c
JOIN roll_now d ON d.person_key = c.person_key AND d.programme = 'dibao'
WHERE c.person_key NOT IN (SELECT person_key FROM roll_now WHERE programme IN ('disability_living', 'tekun', 'orphan'))
  AND c.person_key NOT IN (SELECT person_key FROM gone);

INSERT INTO bare
SELECT 'LB07', c.person_key, 'hit'
FROM card c
WHERE c.grade <= 2
  AND c.person_key IN (SELECT person_key FROM <hukou> WHERE state = '正常')
  AND c.person_key NOT IN (SELECT person_key FROM roll_now WHERE programme IN ('disability_care', 'tekun'))
  AND c.person_key NOT IN (SELECT person_key FROM gone);

INSERT INTO bare
SELECT 'CB01', d.person_key,
  CASE WHEN late.person_key IS NOT NULL OR $month > d.died_month + 1 THEN 'hit' ELSE 'hint' END
FROM (SELECT *, CAST(year(died_on) * 12 + month(died_on) - 1 AS INTEGER) AS died_month FROM died WHERE died_on <= $as_of) d
LEFT JOIN (
  SELECT DISTINCT y.person_key
  FROM paid y
  JOIN died x ON x.person_key = y.person_key AND y.last_month > year(x.died_on) * 12 + month(x.died_on) - 1 + 1
) late ON late.person_key = d.person_key
WHERE late.person_key IS NOT NULL OR d.person_key IN (SELECT person_key FROM roll_now);

INSERT INTO bare
SELECT 'CB03', person_key, 'hit'
FROM roll_now WHERE programme = 'dibao' GROUP BY person_key HAVING count(DISTINCT household_no) > 1;

INSERT INTO bare
SELECT DISTINCT 'CB05', person_key, 'hit'
FROM locked WHERE person_key IN (SELECT person_key FROM roll_now WHERE programme IN ('dibao', 'tekun'));

INSERT INTO bare
SELECT DISTINCT 'CB08', y.person_key, 'hit'
FROM paid y
JOIN (SELECT person_key, max(stop_month) AS stop_month FROM stop WHERE programme = 'dibao' GROUP BY person_key) s
  ON s.person_key = y.person_key
WHERE y.item = 'dibao' AND y.last_month > s.stop_month
  AND y.person_key NOT IN (SELECT person_key FROM roll_now WHERE programme = 'dibao');
