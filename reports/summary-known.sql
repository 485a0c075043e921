/*---
name: summary-known
grain: one finding of the round that is not sent out, because its earlier answer still holds
sheet: 往期已核
title: 往期已核和整改中的疑点（本轮不再下发）
empty: 没有。
columns:
  - { title: 任务编号, from: task, width: 24, look: centre }
  - { title: 规则, from: rule, width: 8, look: centre }
  - { title: 问题类型, from: title, width: 30 }
  - { title: 乡镇, from: town, width: 12, look: centre }
  - { title: 村, from: village, width: 14, look: centre }
  - { title: 姓名, from: name, width: 10, look: centre }
  - { title: 状态, from: status, width: 10, look: centre }
  - { title: 原核查结果, from: outcome, width: 28 }
  - { title: 核查日期, from: answered_on, width: 12, look: centre }
  - { title: 有效期至, from: valid_until, width: 12, look: centre }
notes:
  - 有效期内的核查结果继续有效，本轮不再下发；有新的月份、疑点加重、过了有效期的，重新下发。
  - 要连同这些一起下发，用 doudi screen --include-known。
---*/
SELECT s.task, f.rule, r.title, COALESCE(p.town, '未定乡镇') AS town, p.village, p.name, s.status_label AS status,
  s.outcome || ' ' || s.outcome_text AS outcome, s.answered_on, s.valid_until
FROM main.finding f
JOIN ledger_standing s ON s.finding_key = f.finding_key
LEFT JOIN round_rule r ON r.rule = f.rule
LEFT JOIN main.person p ON p.person_key = f.person_key
WHERE f.status NOT IN ('open', 'excepted')
ORDER BY p.town NULLS LAST, f.rule, p.village NULLS LAST, f.finding_key
