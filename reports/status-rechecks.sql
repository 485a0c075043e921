/*---
name: status-rechecks
grain: one negative answer drawn to be checked again
sheet: 复核抽取
title: 否定性核查结果复核表
empty: 没有抽中的。
columns:
  - { title: 任务编号, from: task, width: 24, look: centre }
  - { title: 问题类型, from: title, width: 22 }
  - { title: 疑点说明, from: message, width: 40, look: small }
  - { title: 乡镇, from: town, width: 10, look: centre }
  - { title: 村, from: village, width: 12, look: centre }
  - { title: 姓名, from: name, width: 9, look: centre }
  - { title: 原核查结果, from: outcome, width: 16 }
  - { title: 原核查情况, from: note, width: 22, look: small }
  - { title: 原核查人, from: verifier, width: 10, look: small }
  - { title: 原核查日期, from: verified_on, width: 11, look: centre }
  - { title: 复核结果, width: 10, look: answer, answer: true, choices: [一致, 不一致] }
  - { title: 复核情况, width: 26, look: answer, answer: true }
  - { title: 复核人, width: 10, look: answer, answer: true }
  - { title: 复核日期, width: 11, look: answer, answer: true }
notes:
  - 复核由县级组织，不由原核查人进行；结果用 doudi cases recheck 登记，不一致的退回乡镇重新核查。
---*/
SELECT task, title, message, town, village, name, outcome || ' ' || outcome_text AS outcome, note, verifier, verified_on
FROM ledger_row
ORDER BY town, village NULLS LAST, task
