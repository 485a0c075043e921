/*---
name: summary-r4-progress
grain: one township
sheet: R4 排查进度
title: 排查进度与问题分布表
empty: 没有疑点。
columns:
  - { title: 乡镇, from: town, width: 14, look: centre }
  - { title: 疑点数, from: findings, width: 9, look: number, total: true }
  - { title: 已核查, from: answered, width: 9, look: number, total: true }
  - { title: 核查率, from: share, width: 9, look: centre }
  - { title: 其中整改中, from: rectifying, width: 10, look: number, total: true }
  - { title: 未核查, from: open, width: 9, look: number, total: true }
  - { title: 例外, from: excepted, width: 8, look: number, total: true }
  - { title: 脱保, from: tb, width: 8, look: number, total: true }
  - { title: 漏保, from: lb, width: 8, look: number, total: true }
  - { title: 发放, from: ff, width: 8, look: number, total: true }
  - { title: 错保, from: cb, width: 8, look: number, total: true }
  - { title: 数据质量, from: dq, width: 9, look: number, total: true }
  - { title: 涉及人数, from: people, width: 9, look: number }
  - { title: 最多的问题, from: commonest, width: 36 }
notes:
  - 按生成本表时的台账统计；之后交回的核查结果见 doudi status。
  - 例外：本县例外没有到期、不下发的，不算未核查，逐条见“例外”；核查率＝已核查÷（疑点数－例外）。
  - 最多的问题：疑点数最多的三条规则，同一问题在几个乡镇反复出现的，先查共同原因。
---*/
WITH lead AS (
  SELECT f.*, COALESCE(p.town, '未定乡镇') AS place, COALESCE(r.family, left(f.rule, 2)) AS family, COALESCE(r.title, f.rule) AS title
  FROM main.finding f LEFT JOIN main.person p ON p.person_key = f.person_key LEFT JOIN round_rule r ON r.rule = f.rule
),
ranked AS (
  SELECT place, title, count(*) AS n, row_number() OVER (PARTITION BY place ORDER BY count(*) DESC, title) AS rank
  FROM lead GROUP BY place, title
),
common AS (
  SELECT place, string_agg(title || ' ' || CAST(n AS VARCHAR), '；' ORDER BY rank) AS said FROM ranked WHERE rank <= 3 GROUP BY place
)
SELECT lead.place AS town, count(*) AS findings,
  count(*) FILTER (status NOT IN ('open', 'excepted')) AS answered,
  CAST(CAST(round(100.0 * count(*) FILTER (status NOT IN ('open', 'excepted')) / NULLIF(count(*) FILTER (status <> 'excepted'), 0)) AS INTEGER) AS VARCHAR) || '%' AS share,
  count(*) FILTER (status = 'rectifying') AS rectifying,
  count(*) FILTER (status = 'open') AS open,
  count(*) FILTER (status = 'excepted') AS excepted,
  count(*) FILTER (family = 'TB') AS tb, count(*) FILTER (family = 'LB') AS lb, count(*) FILTER (family = 'FF') AS ff,
  count(*) FILTER (family = 'CB') AS cb, count(*) FILTER (family = 'DQ') AS dq,
  count(DISTINCT person_key) AS people, any_value(common.said) AS commonest
FROM lead JOIN common ON common.place = lead.place
GROUP BY lead.place
ORDER BY lead.place = '未定乡镇', lead.place
