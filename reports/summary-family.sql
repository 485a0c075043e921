/*---
name: summary-family
grain: one family of rules
sheet: 类别汇总
title: 按类别和级别汇总
empty: 没有疑点。
columns:
  - { title: 类别, from: family, width: 14, look: centre }
  - { title: 疑点, from: hits, width: 12, look: number, total: true }
  - { title: 待核, from: checks, width: 12, look: number, total: true }
  - { title: 提示, from: hints, width: 12, look: number, total: true }
  - { title: 合计, from: findings, width: 12, look: number, total: true }
  - { title: 涉及人数, from: people, width: 12, look: number }
  - { title: 规则数, from: rules, width: 10, look: number, total: true }
  - { title: 其中未检查, from: not_checked, width: 12, look: number, total: true }
notes:
  - 涉及人数按人去重；同一人可以有几类疑点，所以人数不能相加。
---*/
WITH family AS (
  SELECT family_label, family_order, count(*) AS rules, count(*) FILTER (state <> 'checked') AS not_checked
  FROM round_rule GROUP BY ALL
),
found AS (
  SELECT r.family_label,
    count(*) FILTER (f.level = 'hit') AS hits,
    count(*) FILTER (f.level = 'check') AS checks,
    count(*) FILTER (f.level = 'hint') AS hints,
    count(*) AS findings,
    count(DISTINCT f.person_key) AS people
  FROM main.finding f JOIN round_rule r ON r.rule = f.rule
  GROUP BY r.family_label
)
SELECT family.family_label AS family, COALESCE(hits, 0) AS hits, COALESCE(checks, 0) AS checks,
  COALESCE(hints, 0) AS hints, COALESCE(findings, 0) AS findings, COALESCE(people, 0) AS people, rules, not_checked
FROM family LEFT JOIN found ON found.family_label = family.family_label
ORDER BY family_order
