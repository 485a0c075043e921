/*---
name: summary-r5-standards
grain: one programme on one side, in the screening month
sheet: R5 标准与资金
title: 标准与资金表
empty: 没有读入低保、特困、儿童或两项补贴名册。
columns:
  - { title: 项目, from: programme_label, width: 22, look: centre }
  - { title: 城乡, from: side, width: 8, look: centre }
  - { title: 低保标准（元/人月）, from: standard, width: 20, look: centre }
  - { title: 执行起始, from: from_label, width: 14, look: centre }
  - { title: 上一标准, from: before, width: 12, look: centre }
  - { title: 户数, from: households, width: 10, look: number }
  - { title: 人数, from: people, width: 10, look: number }
  - { title: 月支出（元）, from: monthly, width: 14, look: money, total: true }
  - { title: 人均（元/人月）, from: per_head, width: 15, look: centre }
  - { title: 相当于低保标准, from: ratio, width: 13, look: centre }
  - { title: 城乡标准比, from: sides, width: 12, look: centre }
notes:
  - 标准取 doudi.yaml；人数、金额取排查月份的名册，没有金额列的不计支出。
  - 一个人可以同时有几种保障，所以户数、人数不能跨项目相加。
  - 低保金额按户，人均是月支出除以人数，即人均补差；城乡标准比是城市低保标准除以农村低保标准。
---*/
WITH rate AS (
  SELECT side, fen, from_month, before_fen FROM (
    SELECT t.side, t.fen, t.from_month, lag(t.fen) OVER w AS before_fen,
      row_number() OVER (PARTITION BY t.side ORDER BY t.from_month DESC) AS n
    FROM main.standard t CROSS JOIN main.screening s WHERE t.from_month <= s.month
    WINDOW w AS (PARTITION BY t.side ORDER BY t.from_month)
  ) WHERE n = 1
),
paid AS (
  SELECT e.programme, CASE WHEN e.side = '城市' OR u.person_key IS NOT NULL THEN '城市' ELSE '农村' END AS side,
    COALESCE(e.household_no, CAST(e.row_id AS VARCHAR)) AS household, e.person_key,
    COALESCE(e.amount_fen, 0) + CASE WHEN e.programme = 'tekun' THEN COALESCE(e.care_fen, 0) ELSE 0 END AS fen
  FROM sure.enrolled e LEFT JOIN sure.urban u ON u.person_key = e.person_key
),
unit AS (
  SELECT programme, side, household, count(DISTINCT person_key) AS people,
    CASE WHEN programme = 'dibao' THEN max(fen) ELSE sum(fen) END AS fen
  FROM paid GROUP BY programme, side, household
),
total AS (
  SELECT programme, side, count(*) AS households, sum(people) AS people, sum(fen) AS fen FROM unit GROUP BY ALL
)
SELECT CASE t.programme WHEN 'dibao' THEN '低保' WHEN 'tekun' THEN '特困（含照料护理）' WHEN 'orphan' THEN '孤儿'
    WHEN 'unsupported_child' THEN '事实无人抚养儿童' WHEN 'disability_living' THEN '困难残疾人生活补贴'
    WHEN 'disability_care' THEN '重度残疾人护理补贴' ELSE '儿童保障' END AS programme_label,
  t.side, printf('%.2f', r.fen / 100.0) AS standard,
  CASE WHEN r.from_month > 0 THEN CAST(r.from_month // 12 AS VARCHAR) || '年' || CAST(r.from_month % 12 + 1 AS VARCHAR) || '月' ELSE '未注明' END AS from_label,
  printf('%.2f', r.before_fen / 100.0) AS before,
  CAST(t.households AS BIGINT) AS households, CAST(t.people AS BIGINT) AS people,
  CASE WHEN t.fen > 0 THEN CAST(t.fen AS DOUBLE) / 100 END AS monthly,
  CASE WHEN t.fen > 0 THEN printf('%.2f', t.fen / 100.0 / t.people) END AS per_head,
  CASE WHEN t.fen > 0 THEN printf('%.2f 倍', CAST(t.fen AS DOUBLE) / t.people / r.fen) END AS ratio,
  CASE WHEN t.programme = 'dibao' THEN (SELECT printf('%.2f', CAST(u.fen AS DOUBLE) / v.fen) FROM rate u CROSS JOIN rate v
    WHERE u.side = '城市' AND v.side = '农村') END AS sides
FROM total t LEFT JOIN rate r ON r.side = t.side
ORDER BY CASE t.programme WHEN 'dibao' THEN 1 WHEN 'tekun' THEN 2 WHEN 'orphan' THEN 3 WHEN 'unsupported_child' THEN 4 ELSE 5 END,
  t.programme, t.side
