-- Which rows show that what a township reported has been done: 纳入 on a current roll, 补发 in the payments, 临时救助 on its row, 停发
-- by its decision or by no roll any more, 死亡, 迁出 and 服刑 on theirs. Only certain matches count (schema sure).
-- Reads ledger_case(finding_key, rule, grain, outcome, person_id, household_no, period, raised_month): cases whose rule was checked and
-- that are no longer raised; raised_month is the month, `2019-10`, of the last round that did.
-- Returns one row a case: finding_key, outcome, proof.
WITH asked AS (
  SELECT c.*, p.person_key, last_day(CAST(c.raised_month || '-01' AS DATE)) AS raised_on,
    CAST(left(c.raised_month, 4) AS INTEGER) * 12 + CAST(right(c.raised_month, 2) AS INTEGER) - 1 AS raised_number
  FROM ledger_case c LEFT JOIN main.person p ON p.person_id = c.person_id
),
-- Whose rows count: the person's, and for a household's lead those of all who live in it.
someone AS (
  SELECT finding_key, person_key FROM asked WHERE person_key IS NOT NULL
  UNION
  SELECT a.finding_key, other.person_key
  FROM asked a JOIN sure.home mine ON mine.person_key = a.person_key JOIN sure.home other ON other.hukou_no = mine.hukou_no
  WHERE a.grain = 'household'
),
-- 纳入 means the subsidy where the lead is about one, else one of the rolls that protect.
subsidy_rule (rule, programme) AS (
  VALUES ('LB06', 'disability_living'), ('LB07', 'disability_care')
),
wanted AS (
  SELECT a.finding_key, s.programme FROM asked a JOIN subsidy_rule s ON s.rule = a.rule
  UNION ALL
  SELECT a.finding_key, p.programme
  FROM asked a CROSS JOIN (VALUES ('dibao'), ('tekun'), ('orphan'), ('unsupported_child')) p (programme)
  WHERE a.rule NOT IN (SELECT rule FROM subsidy_rule) AND NOT (a.outcome = '09' AND p.programme = 'dibao')
),
wanted_month AS (
  SELECT finding_key, CAST(left(part, 4) AS INTEGER) * 12 + CAST(right(part, 2) AS INTEGER) - 1 AS for_month
  FROM (SELECT finding_key, unnest(string_split(period, ',')) AS part FROM asked WHERE grain = 'payment')
),
shown AS (
  SELECT a.finding_key, 1 AS turn, e.row_id, '在册' AS what
  FROM asked a
  JOIN someone USING (finding_key)
  JOIN sure.enrolled e ON e.person_key = someone.person_key
  JOIN wanted w ON w.finding_key = a.finding_key AND w.programme = e.programme
  WHERE a.outcome IN ('01', '02', '03', '05', '09')
  UNION ALL
  SELECT a.finding_key, 2, y.row_id, '发放成功'
  FROM asked a
  JOIN sure.payment_month y ON y.household_no = a.household_no
    OR y.person_key IN (SELECT s.person_key FROM someone s WHERE s.finding_key = a.finding_key)
  JOIN wanted_month m ON m.finding_key = a.finding_key AND m.for_month = y.for_month
  WHERE a.outcome IN ('03', '05', '16') AND y.succeeded = 1
  UNION ALL
  SELECT a.finding_key, 3, y.row_id, '发放成功'
  FROM asked a
  JOIN someone USING (finding_key)
  JOIN sure.payment_month y ON y.person_key = someone.person_key
  WHERE a.outcome IN ('05', '16') AND a.grain <> 'payment' AND y.succeeded = 1 AND y.paid_on > a.raised_on
  UNION ALL
  SELECT a.finding_key, 1, g.row_id, '临时救助'
  FROM asked a
  JOIN someone USING (finding_key)
  JOIN sure.aid g ON g.person_key = someone.person_key
  WHERE a.outcome = '04' AND g.approved_on >= date_trunc('month', a.raised_on)
  UNION ALL
  SELECT a.finding_key, 1, d.row_id, '停发'
  FROM asked a JOIN sure.departure d ON d.person_key = a.person_key
  WHERE a.outcome = '17' AND d.stop_month >= a.raised_number - 1
  UNION ALL
  SELECT a.finding_key, 2, CAST(NULL AS BIGINT), '当期在保名册已没有本人'
  FROM asked a
  WHERE a.outcome = '17' AND a.person_key IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sure.enrolled e WHERE e.person_key = a.person_key)
    AND EXISTS (SELECT 1 FROM main.snapshot n WHERE n.kind = 'enrolment' AND n.state = 'current')
  UNION ALL
  SELECT a.finding_key, 1, d.row_id, '死亡'
  FROM asked a JOIN sure.dead d ON d.person_key = a.person_key
  WHERE a.outcome = '07'
  UNION ALL
  SELECT a.finding_key, 1, h.row_id, h.state
  FROM asked a JOIN sure.hukou h ON h.person_key = a.person_key
  WHERE a.outcome = '08' AND h.state IN ('迁出', '注销')
  UNION ALL
  SELECT a.finding_key, 1, c.row_id, '服刑或强戒'
  FROM asked a JOIN sure.in_custody c ON c.person_key = a.person_key
  WHERE a.outcome = '14'
),
best AS (
  SELECT finding_key, row_id, what, row_number() OVER (PARTITION BY finding_key ORDER BY turn, row_id NULLS LAST, what) AS n
  FROM shown
)
SELECT b.finding_key, a.outcome,
  CASE WHEN b.row_id IS NULL THEN b.what
    ELSE f.file || CASE WHEN s.sheet = '' THEN '' ELSE '·' || s.sheet END || '·第 ' || CAST(b.row_id % 67108864 AS VARCHAR)
      || ' 行（' || b.what || '）' END AS proof
FROM best b
JOIN asked a ON a.finding_key = b.finding_key
LEFT JOIN main.source_sheet s ON s.sheet_id = b.row_id // 4294967296
LEFT JOIN main.source_file f ON f.file_id = s.file_id
WHERE b.n = 1
ORDER BY b.finding_key
