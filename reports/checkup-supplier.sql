/*---
name: checkup-supplier
grain: one thing that one supplier should mend
sheet: 提供单位
title: 名册需要更正的内容
empty: 没有需要更正的内容。
params:
  supplier: 提供单位
columns:
  - { title: 文件, from: file, width: 34 }
  - { title: 工作表, from: sheet, width: 14 }
  - { title: 行, from: row_no, width: 8, look: number }
  - { title: 列, from: letter, width: 6, look: centre }
  - { title: 表头, from: header, width: 16 }
  - { title: 现在的内容（已遮盖）, from: shown, width: 26 }
  - { title: 问题, from: what, width: 34 }
  - { title: 怎样改, from: fix, width: 40 }
notes:
  - 行号、列号与表格软件显示的一致；内容已遮盖，请按行号在原表中核对。
  - 只差空格、全角、小写 x、15 位旧号等写法的，程序能够认准，只在总览里计数，不逐行列出。
---*/
SELECT file, sheet, row_no, letter, header, shown, what, fix
FROM checkup_line
WHERE supplier = $supplier
ORDER BY position
