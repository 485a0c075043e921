/*---
name: summary-set-aside
grain: one reason for which rows or cells of one sheet were not used
sheet: 没有使用的行
title: 没有使用的行和读不懂的格
empty: 所有的行和格都已使用。
columns:
  - { title: 文件, from: file, width: 44 }
  - { title: 工作表, from: sheet, width: 18 }
  - { title: 名册, from: roll, width: 22 }
  - { title: 什么, from: what, width: 10, look: centre }
  - { title: 原因, from: reason, width: 40 }
  - { title: 数量, from: found, width: 10, look: number }
  - { title: 行号（前 10 个）, from: rows, width: 40 }
notes:
  - 行号与表格软件左侧显示的一致；请提供单位按行号修改后重新提供。
  - 读不懂的格所在的行仍然使用，只是那一格当作没有填。
---*/
WITH aside AS (
  SELECT a.sheet_id, '行' AS what,
    CASE r.use WHEN 'form' THEN 2 WHEN 'unwanted' THEN 1 ELSE 0 END AS is_layout,
    COALESCE(CASE WHEN r.use = 'people' THEN a.detail END, r.label, a.reason) AS reason,
    a.row_no % 67108864 AS row_no
  FROM main.set_aside a
  LEFT JOIN aside_reason r ON r.reason = a.reason
  UNION ALL
  SELECT c.sheet_id, '格', 0,
    '“' || COALESCE(l.label, c.field) || '”'
      || CASE c.reason WHEN 'unreadable' THEN '读不懂' WHEN 'unknown_code' THEN '不在已知的写法里' ELSE c.reason END,
    c.row_no % 67108864
  FROM main.cell_fault c
  LEFT JOIN main.source_sheet s ON s.sheet_id = c.sheet_id
  LEFT JOIN field_label l ON l.field = c.field AND l.kind = COALESCE(s.kind, '')
)
SELECT f.file, s.sheet, COALESCE(l.label, s.roll, CASE a.is_layout WHEN 2 THEN '没有人员，不用' WHEN 1 THEN '写明不用' ELSE '没有认出' END) AS roll, a.what, a.reason, count(*) AS found,
  array_to_string(list_slice(list(a.row_no ORDER BY a.row_no), 1, 10), '、')
    || CASE WHEN count(*) > 10 THEN ' …' ELSE '' END AS rows
FROM aside a
JOIN main.source_sheet s ON s.sheet_id = a.sheet_id
JOIN main.source_file f ON f.file_id = s.file_id
LEFT JOIN roll_label l ON l.roll = s.roll
GROUP BY f.file, s.position, s.sheet, s.roll, l.label, a.what, a.is_layout, a.reason
ORDER BY a.is_layout, s.roll NULLS LAST, f.file, s.position, a.what DESC, found DESC, a.reason
