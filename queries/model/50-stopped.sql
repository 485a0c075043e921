/*---
name: stopped
grain: one decision to stop dibao, full support or a child's allowance, where two lists have it and one leaves out why the one that says it
columns:
  row_id: 来源行
  person_key: 人员键
  programme: 保障项目，停保名单没有写明的为低保；特困、儿童和补贴的停发名单没有写明的，为上期名册上仅有的一项而现在不在保的那项，否则为空
  stop_month: 停发年月
  paid_until: 应发到的最后一个月（名单写的是首个停发月，或停发年月指首个停发月的地方，为其上月）
  reason: 停发原因
  reason_text: 停发原因原文
---*/
SELECT
  d.row_id,
  d.person_key,
  d.programme,
  d.stop_month,
  COALESCE(d.first_unpaid - 1, d.stop_month - COALESCE(p.stop_is_unpaid, 0)) AS paid_until,
  d.reason,
  d.reason_text
FROM (
  SELECT
    e.row_id,
    e.person_key,
    -- A list of stops of other programmes, or of several (低保特困停发名单), that leaves out which says it of who got one thing alone before and has left it.
    COALESCE(e.programme, CASE WHEN COALESCE(e.roll, '') <> 'welfare_exit' THEN 'dibao' ELSE only_one.programme END) AS programme,
    e.stop_month,
    e.first_unpaid,
    e.reason,
    e.reason_text
  FROM departure e
  LEFT JOIN (
    SELECT b.person_key, MIN(b.programme) AS programme, MAX(b.period) AS period
    FROM enrolled_before b
    WHERE b.person_key IN (SELECT u.person_key FROM departure u WHERE u.programme IS NULL)
      AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = b.person_key)
    GROUP BY b.person_key
    HAVING MIN(b.programme) = MAX(b.programme)
  ) only_one ON only_one.person_key = e.person_key AND e.stop_month >= only_one.period
) d
LEFT JOIN pay_rule p ON p.programme = d.programme
WHERE (d.programme IS NULL OR d.programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child'))
  AND NOT (d.reason IS NULL AND d.reason_text IS NULL AND EXISTS (
    SELECT 1 FROM departure o
    WHERE o.person_key = d.person_key
      AND COALESCE(o.programme, 'dibao') = COALESCE(d.programme, 'dibao')
      AND (o.reason IS NOT NULL OR o.reason_text IS NOT NULL)
      AND (d.stop_month IS NULL OR d.stop_month BETWEEN o.stop_month - 1 AND o.stop_month + 1)))
