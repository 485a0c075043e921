/*---
name: diff-rows
grain: one finding that at least one of two rounds has
sheet: 明细
title: 两个轮次的疑点对比明细
empty: 两个轮次都没有疑点。
columns:
  - { title: 变化, from: class_label, width: 12, look: centre }
  - { title: 规则, from: rule, width: 8, look: centre }
  - { title: 乡镇, from: town, width: 12, look: centre }
  - { title: 村, from: village, width: 14, look: centre }
  - { title: 姓名, from: name, width: 10, look: centre }
  - { title: 级别（前）, from: level_before, width: 9, look: centre }
  - { title: 级别（后）, from: level_now, width: 9, look: centre }
  - { title: 疑点说明, from: message, width: 50, look: small }
  - { title: 核查结果, from: outcome, width: 20, look: small }
  - { title: 有效期至, from: valid_until, width: 12, look: centre }
  - { title: 疑点编号, from: finding_key, width: 20, look: smallCentre }
---*/
SELECT c.class_label, d.class, d.rule, d.town, d.village, d.name, before.label AS level_before, now.label AS level_now,
  d.message, d.outcome, d.valid_until, d.finding_key
FROM diff_row d
JOIN diff_class c ON c.class = d.class
LEFT JOIN level_label before ON before.level = d.level_before
LEFT JOIN level_label now ON now.level = d.level_now
ORDER BY c.place, d.rule, d.town NULLS LAST, d.village NULLS LAST, d.finding_key
