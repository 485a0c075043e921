/*---
name: summary-sources
grain: one sheet of one file, or one file of which nothing was read
sheet: 数据来源
title: 使用的数据
empty: 没有读入文件。
columns:
  - { title: 文件, from: file, width: 44 }
  - { title: 工作表, from: sheet, width: 18 }
  - { title: 名册, from: roll, width: 22 }
  - { title: 所属月份, from: period, width: 14, look: centre }
  - { title: 读入行数, from: rows_in, width: 12, look: number, total: true }
  - { title: 使用行数, from: rows_used, width: 12, look: number, total: true }
  - { title: 略过行数, from: rows_skipped, width: 12, look: number, total: true }
  - { title: 搁置行数, from: rows_aside, width: 12, look: number, total: true }
  - { title: 文件摘要, from: digest, width: 16, look: centre }
  - { title: 说明, from: note, width: 40 }
notes:
  - 读入行数 = 使用行数 + 略过行数 + 搁置行数；略过的是表头、合计、重复的行和写明不用的表，搁置的行要人看，原因都见“没有使用的行”。
  - 文件摘要是原文件 SHA-256 的前 12 位，文件改动一个字节就不同。
---*/
SELECT f.file, s.sheet,
  COALESCE(l.label, s.roll, CASE WHEN d.sheet_id IS NOT NULL THEN '写明不用' WHEN o.rows IS NULL THEN '没有人员，不用' ELSE '没有认出' END) AS roll,
  CASE WHEN s.period IS NULL THEN '' ELSE CAST(s.period // 12 AS VARCHAR) || '年' || CAST(s.period % 12 + 1 AS VARCHAR) || '月'
    END AS period,
  s.rows_in, s.rows_used, s.rows_aside - COALESCE(o.rows, 0) AS rows_skipped, COALESCE(o.rows, 0) AS rows_aside, left(f.sha256, 12) AS digest,
  concat_ws('；', CASE WHEN d.sheet_id IS NOT NULL THEN 'doudi.yaml 里写明不用这张表（skip）' END,
    CASE WHEN s.hidden > 0 THEN '隐藏的工作表' END, NULLIF(f.read_note, '')) AS note,
  1 AS place, s.roll AS roll_id, s.period AS month, s.position
FROM main.source_sheet s
JOIN main.source_file f ON f.file_id = s.file_id
LEFT JOIN roll_label l ON l.roll = s.roll
LEFT JOIN (
  SELECT a.sheet_id, count(*) AS rows
  FROM main.set_aside a
  LEFT JOIN aside_reason r ON r.reason = a.reason
  WHERE COALESCE(r.use, 'people') = 'people'
  GROUP BY a.sheet_id
) o ON o.sheet_id = s.sheet_id
LEFT JOIN (SELECT DISTINCT a.sheet_id FROM main.set_aside a WHERE a.reason = 'left_out') d ON d.sheet_id = s.sheet_id
UNION ALL
SELECT u.file, '', CASE u.kind WHEN 'refused' THEN '没有读成' ELSE '写明不用' END, '', NULL, NULL, NULL, NULL, '', u.said, 0, NULL, NULL, 0
FROM main.unread_file u
ORDER BY place, roll_id NULLS LAST, month DESC NULLS LAST, file, position
