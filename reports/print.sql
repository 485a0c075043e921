/*---
name: print
grain: one finding, in the order in which people walk; src/worklists/lead-table.ts makes its table
columns:
  - { title: 户序, from: turn, width: 5, look: centre }
  - { title: 任务编号, from: task_lines, width: 14, look: code }
  - { title: 村, from: village, width: 9, look: centre }
  - { title: 姓名, from: people, width: 10, look: centre }
  - { title: 性别年龄, from: sex_age, width: 5, look: centre }
  - { title: 问题类型, from: rule_title, width: 12, look: text }
  - { title: 疑点说明和核查要点, from: told, width: 38, look: text }
  - { title: 核查结果, from: codes, width: 9, look: smallCentre }
  - { title: 核查情况说明, width: 26, look: text }
  - { title: 核查人、日期, width: 12, look: text }
---*/
SELECT 1 AS one
