/*---
name: what-if-people
grain: one lead that would enter or leave a rule's list, or change its level; the rows come from the comparison
sheet: 进入和退出的疑点
title: 假设下进入和退出的疑点
empty: 没有人进入，也没有人退出。
columns:
  - { title: 规则, from: rule, width: 9, look: centre }
  - { title: 变化, from: change, width: 10, look: centre }
  - { title: 现在, from: before, width: 8, look: centre }
  - { title: 假设下, from: after, width: 8, look: centre }
  - { title: 乡镇, from: town, width: 12, look: centre }
  - { title: 村, from: village, width: 16, look: centre }
  - { title: 姓名, from: name, width: 10, look: centre }
  - { title: 低保证号, from: household_no, width: 16, look: centre }
  - { title: 说明, from: message, width: 60 }
  - { title: 月金额, from: yuan, width: 14, look: centre }
  - { title: 金额口径, from: fen_basis, width: 24, look: small }
notes:
  - 疑点是线索，以入户核查为准；假设下的名单不下发。
---*/
SELECT 1 AS one
