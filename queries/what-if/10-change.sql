-- Who would enter and who would leave each rule's list, and the money by month it is about. Reads what_if_before and what_if_after (copies of
-- finding), spell and the model in the world `sure`. Writes what_if_change.
-- Money is an order of size for whoever decides, never an amount due: what the roll says the person has, or the standard he would be measured by.
CREATE OR REPLACE TEMP TABLE what_if_roll AS
SELECT person_key, programme, max(fen) AS fen
FROM (
  SELECT e.person_key, e.programme,
    -- A household's amount is everybody's on it.
    (COALESCE(e.amount_fen, 0) + CASE WHEN e.programme = 'tekun' THEN COALESCE(e.care_fen, 0) ELSE 0 END)
      // CASE WHEN e.programme = 'dibao' THEN GREATEST(COALESCE(e.covered_count, 1), 1) ELSE 1 END AS fen
  FROM sure.enrolment e
) GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE what_if_change AS
WITH lead_pair AS (
  SELECT COALESCE(a.finding_key, b.finding_key) AS finding_key, COALESCE(a.rule, b.rule) AS rule, b.level AS level_before,
    a.level AS level_after, COALESCE(a.person_key, b.person_key) AS person_key, COALESCE(a.household_no, b.household_no) AS household_no,
    COALESCE(a.message, b.message) AS message, COALESCE(a.period, b.period) AS period
  FROM what_if_before b FULL JOIN what_if_after a ON a.finding_key = b.finding_key
  WHERE a.finding_key IS NULL OR b.finding_key IS NULL OR a.level <> b.level OR a.message <> b.message
),
town AS (SELECT DISTINCT person_key FROM sure.urban),
had AS (SELECT person_key, max(fen) AS fen FROM what_if_roll GROUP BY person_key)
SELECT b.*,
  CASE WHEN b.level_before IS NULL THEN 'entered' WHEN b.level_after IS NULL THEN 'left'
    WHEN b.level_before <> b.level_after THEN 'level' ELSE 'text' END AS change,
  p.person_id, p.name, p.town, p.village,
  CASE WHEN left(b.rule, 2) = 'DQ' THEN NULL
    WHEN left(b.rule, 2) = 'LB' THEN CASE WHEN u.person_key IS NULL THEN s.rural_fen ELSE s.urban_fen END
    WHEN had.fen > 0 THEN had.fen END AS fen,
  CASE WHEN left(b.rule, 2) = 'DQ' THEN NULL WHEN left(b.rule, 2) = 'LB' THEN '低保标准（补差的上限）'
    WHEN had.fen > 0 THEN '名册上的人均月保障金额' END AS fen_basis
FROM lead_pair b
CROSS JOIN main.screening s
LEFT JOIN main.person p ON p.person_key = b.person_key
LEFT JOIN town u ON u.person_key = b.person_key
LEFT JOIN had ON had.person_key = b.person_key;
