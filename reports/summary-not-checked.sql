/*---
name: summary-not-checked
grain: one rule that gave no number
sheet: 未检查
title: 没有检查的规则和原因
empty: 全部规则都已检查。
columns:
  - { title: 规则, from: rule, width: 10, look: centre }
  - { title: 类别, from: family, width: 12, look: centre }
  - { title: 问题类型, from: title, width: 40 }
  - { title: 状态, from: state, width: 12, look: centre }
  - { title: 原因, from: reason, width: 70 }
notes:
  - 未检查不等于没有问题：补齐名册后重新运行 doudi screen。
---*/
SELECT rule, family_label AS family, title,
  CASE state WHEN 'not_evaluable' THEN '未检查' WHEN 'error' THEN '运行出错' ELSE '没有运行' END AS state,
  CASE state WHEN 'not_evaluable' THEN COALESCE(reason, '缺少所需名册。')
    WHEN 'error' THEN COALESCE(reason, '规则运行出错。') ELSE '本轮没有运行这条规则。' END AS reason
FROM round_rule
WHERE state <> 'checked'
ORDER BY family_order, rule
