/*---
name: summary-exit-patterns
grain: one pattern among the exits of one programme in one village
sheet: 退出规律
title: 退出中看得出的规律
empty: 没有看出规律。
columns:
  - { title: 规律, from: pattern_label, width: 26 }
  - { title: 项目, from: programme_label, width: 16, look: centre }
  - { title: 乡镇, from: town, width: 16, look: centre }
  - { title: 村, from: village, width: 20, look: centre }
  - { title: 月份, from: months, width: 36, look: small }
  - { title: 人数, from: people, width: 9, look: number }
  - { title: 户数, from: households, width: 9, look: number }
  - { title: 说明, from: said, width: 32 }
notes:
  - 规律只提示先看哪里，不是结论；逐人名单用 doudi export 项目文件夹 exits 导出。
  - 同一人可以有几种规律，所以人数不能跨规律相加。
---*/
SELECT
  CASE pattern WHEN 'gap_and_return' THEN '中断后又恢复' WHEN 'village_in_one_month' THEN '一村一月集中退出' WHEN 'birthday' THEN '满龄当月退出'
    WHEN 'household_split' THEN '同户有人退、有人留' WHEN 'entered_none' THEN '退出后没有任何保障和救助' ELSE pattern END AS pattern_label,
  CASE programme WHEN 'dibao' THEN '低保' WHEN 'tekun' THEN '特困' WHEN 'orphan' THEN '孤儿' WHEN 'unsupported_child' THEN '事实无人抚养'
    WHEN 'disability_living' THEN '生活补贴' WHEN 'disability_care' THEN '护理补贴' ELSE '儿童保障' END AS programme_label,
  COALESCE(place, '未定乡镇') AS town,
  COALESCE(hamlet, '') AS village,
  string_agg(DISTINCT CAST(month // 12 AS VARCHAR) || '-' || lpad(CAST(month % 12 + 1 AS VARCHAR), 2, '0'), '、'
    ORDER BY CAST(month // 12 AS VARCHAR) || '-' || lpad(CAST(month % 12 + 1 AS VARCHAR), 2, '0')) AS months,
  count(DISTINCT person_key) AS people,
  NULLIF(count(DISTINCT household_no), 0) AS households,
  CASE pattern
    WHEN 'gap_and_return' THEN '最长中断 ' || CAST(max(amount) AS VARCHAR) || ' 个月'
    WHEN 'village_in_one_month' THEN '当月在保 ' || CAST(max(other_month) AS VARCHAR) || ' 人中退出 ' || CAST(max(amount) AS VARCHAR) || ' 人'
    WHEN 'birthday' THEN '满 ' || string_agg(DISTINCT CAST(amount AS VARCHAR), '、' ORDER BY CAST(amount AS VARCHAR)) || ' 周岁'
    WHEN 'household_split' THEN '原低保证号下仍有人在保'
    ELSE '退出后不在任何名册，也没有临时救助' END AS said
FROM (SELECT *, town AS place, village AS hamlet FROM main.exit_pattern)
GROUP BY pattern, programme, place, hamlet
ORDER BY CASE pattern WHEN 'village_in_one_month' THEN 1 WHEN 'gap_and_return' THEN 2 WHEN 'birthday' THEN 3 WHEN 'household_split' THEN 4 ELSE 5 END,
  programme, place NULLS LAST, people DESC, hamlet NULLS LAST
