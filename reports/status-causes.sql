/*---
name: status-causes
grain: one cause of hardship
sheet: 致困原因汇总
title: 核查整改汇总表（按致贫、困难原因）
empty: 没有疑点。
counted: { by: status-counts }
columns:
  - { title: 致贫、困难原因, from: label, width: 18, look: centre }
notes:
  - 致贫、困难原因取自建档立卡名册，按发现时的记录。
---*/
SELECT COALESCE(cause, '未填写') AS label, COALESCE(cause, '未填写') = '未填写' AS place, ledger_row.*
FROM ledger_row
