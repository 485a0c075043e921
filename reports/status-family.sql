/*---
name: status-family
grain: one township, of one family of rules
sheet: 类别汇总
title: 核查整改汇总表
empty: 没有疑点。
params:
  family: 类别，例如 TB
counted: { by: status-counts }
columns:
  - { title: 乡镇, from: label, width: 12, look: centre }
---*/
SELECT town AS label, town = '未定乡镇' AS place, ledger_row.*
FROM ledger_row
WHERE family = $family
