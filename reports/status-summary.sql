/*---
name: status-summary
grain: one township
sheet: 乡镇汇总
title: 核查整改汇总表（按乡镇）
empty: 没有疑点。
counted: { by: status-counts }
columns:
  - { title: 乡镇, from: label, width: 12, look: centre }
---*/
SELECT town AS label, town = '未定乡镇' AS place, ledger_row.*
FROM ledger_row
