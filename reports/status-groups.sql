/*---
name: status-groups
grain: one special group
sheet: 特殊群体汇总
title: 核查整改汇总表（按特殊群体）
empty: 没有疑点。
counted: { by: status-counts, totals: false }
columns:
  - { title: 特殊群体, from: label, width: 18, look: centre }
notes:
  - 一个人可以属于几个群体，各行不能相加；群体按发现时的记录。
---*/
SELECT label, place, ledger_row.*
FROM ledger_row
JOIN (VALUES (1, '老', '老年人'), (2, '残', '残疾人'), (3, '童', '儿童'), (4, '病', '重病患者'), (5, '灾', '受灾人员'), (6, '', '其他'))
  special (place, mark, label) ON CASE WHEN mark = '' THEN groups = '' ELSE contains(groups, mark) END
