/*---
name: what-if-rules
grain: one rule; the rows come from the comparison, not from this query
sheet: 各规则
title: 假设下各规则名单的变化
empty: 没有规则受影响。
columns:
  - { title: 规则, from: rule, width: 9, look: centre }
  - { title: 问题类型, from: title, width: 36 }
  - { title: 现在, from: before, width: 9, look: number, total: true }
  - { title: 假设下, from: after, width: 9, look: number, total: true }
  - { title: 进入, from: entered, width: 9, look: number, total: true }
  - { title: 退出, from: left, width: 9, look: number, total: true }
  - { title: 等级变化, from: level, width: 10, look: number, total: true }
  - { title: 进入的月金额, from: entered_yuan, width: 16, look: centre }
  - { title: 退出的月金额, from: left_yuan, width: 16, look: centre }
  - { title: 说明, from: state, width: 18, look: centre }
notes:
  - 只是假设：本轮结果、台账和配置都没有改动。
  - 月金额只是估计：漏保按低保标准（补差的上限），其他按名册上的人均月保障金额；不能作为应发、追缴的数额。
---*/
SELECT 1 AS one
