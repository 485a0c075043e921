/*---
name: summary-exceptions
grain: one lead that a local exception keeps from the worklists, or one exception that keeps none
sheet: 例外
title: 本县例外：不下发的疑点及理由
empty: 没有例外。
columns:
  - { title: 例外文件, from: file, width: 20 }
  - { title: 状态, from: state, width: 14, look: centre }
  - { title: 任务编号, from: task, width: 24, look: centre }
  - { title: 规则, from: rule, width: 13, look: centre }
  - { title: 问题类型, from: title, width: 30 }
  - { title: 级别, from: level, width: 7, look: centre }
  - { title: 乡镇, from: town, width: 12, look: centre }
  - { title: 村, from: village, width: 14, look: centre }
  - { title: 姓名, from: name, width: 10, look: centre }
  - { title: 理由, from: reason, width: 30 }
  - { title: 依据, from: basis, width: 24 }
  - { title: 决定人, from: decided_by, width: 14 }
  - { title: 到期日, from: expires, width: 12, look: centre }
  - { title: 条数, from: leads, width: 7, look: number, total: true }
notes:
  - 例外只是不下发，疑点仍计入汇总；到期后自动失效，疑点重新下发。
  - 到期与否按基准日判断。要连同例外一起下发，用 doudi screen --include-known。
---*/
SELECT e.file, '有效' AS state, s.task, f.rule, r.title,
  CASE f.level WHEN 'hit' THEN '疑点' WHEN 'check' THEN '待核' ELSE '提示' END AS level,
  COALESCE(p.town, '未定乡镇') AS town, p.village, p.name, e.reason, e.basis, e.decided_by, e.expires, 1 AS leads,
  0 AS place, e.number, f.finding_key
FROM main.finding_exception x
JOIN main.exception_rule e ON e.number = x.number
JOIN main.finding f ON f.finding_key = x.finding_key
LEFT JOIN round_rule r ON r.rule = f.rule
LEFT JOIN ledger_standing s ON s.finding_key = f.finding_key
LEFT JOIN main.person p ON p.person_key = f.person_key
UNION ALL
SELECT e.file,
  CASE e.state WHEN 'expired' THEN '已过期，不再起作用' WHEN 'not_yet' THEN '还没有到起始日' ELSE '没有对应的疑点' END,
  NULL, e.rules, '对象：' || e.whom, NULL, NULL, NULL, NULL, e.reason, e.basis, e.decided_by, e.expires, 0, 1, e.number, NULL
FROM main.exception_rule e
WHERE e.number NOT IN (SELECT number FROM main.finding_exception)
ORDER BY place, number, rule, town, village, finding_key
