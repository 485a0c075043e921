/*---
name: summary-overview
grain: one line of the page that says how the county stands
sheet: 概况
title: 困难群众脱保漏保排查概况
empty: 没有疑点。
columns:
  - { title: 项目, from: item, width: 50 }
  - { title: 合计, from: findings, width: 9, look: number }
  - { title: 疑点, from: hits, width: 9, look: number }
  - { title: 待核, from: checks, width: 9, look: number }
  - { title: 提示, from: hints, width: 9, look: number }
  - { title: 涉及人数, from: people, width: 10, look: number }
  - { title: 说明, from: said, width: 56 }
notes:
  - 各行的单位是条；涉及人数按人去重，不能相加。逐乡镇逐规则的数见“乡镇汇总”，逐条的依据见“规则口径”。
---*/
WITH lead AS (
  SELECT f.level, f.person_key, f.rule, COALESCE(p.town, '未定乡镇') AS place, r.family, r.family_label, r.family_order, r.title, r.priority
  FROM main.finding f
  JOIN round_rule r ON r.rule = f.rule
  LEFT JOIN main.person p ON p.person_key = f.person_key
),
grouped AS (
  SELECT 0 AS section, 0 AS place_no, '全县' AS item, level, person_key, rule, title, family = 'DQ' AS is_quality FROM lead
  UNION ALL
  SELECT 1, family_order, family_label, level, person_key, rule, title, family = 'DQ' AS is_quality FROM lead
  UNION ALL
  SELECT 2, 0, rule || ' ' || title, level, person_key, rule, title, family = 'DQ' AS is_quality FROM lead WHERE priority = 'A'
  UNION ALL
  SELECT 3, CASE WHEN place = '未定乡镇' THEN 1 ELSE 0 END, place, level, person_key, rule, title, family = 'DQ' AS is_quality FROM lead
),
counted AS (
  SELECT section, place_no, item, count(*) AS findings,
    count(*) FILTER (level = 'hit') AS hits, count(*) FILTER (level = 'check') AS checks, count(*) FILTER (level = 'hint') AS hints,
    count(DISTINCT person_key) AS people
  FROM grouped GROUP BY section, place_no, item
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY section ORDER BY hits DESC, findings DESC, item) AS place FROM counted
),
commonest AS (
  SELECT section, item, arg_max(title || ' ' || CAST(n AS VARCHAR) || ' 条', (n, title)) AS said
  FROM (SELECT section, item, title, count(*) AS n FROM grouped WHERE section = 1 OR (section = 3 AND NOT is_quality) GROUP BY ALL)
  GROUP BY ALL
),
unchecked AS (
  SELECT row_number() OVER (ORDER BY family_order, rule) AS place_no, rule || ' ' || title AS item,
    CASE state WHEN 'not_evaluable' THEN COALESCE(reason, '缺少所需名册。') WHEN 'error' THEN '规则运行出错。'
      ELSE '本轮没有运行这条规则。' END AS said
  FROM round_rule WHERE state <> 'checked'
),
unused AS (
  SELECT file AS item, said FROM main.unread_file
  UNION ALL
  SELECT f.file || CASE WHEN s.sheet = '' THEN '' ELSE '·' || s.sheet END,
    CASE WHEN bool_or(a.reason = 'left_out') THEN 'doudi.yaml 里写明不用这张表（skip），' ELSE COALESCE(min(a.detail), '认不出是哪一种名册') || '，' END
      || CAST(count(*) AS VARCHAR) || ' 行没有用。'
  FROM main.source_sheet s
  JOIN main.source_file f ON f.file_id = s.file_id
  JOIN main.set_aside a ON a.sheet_id = s.sheet_id AND a.reason IN ('left_out', 'not_recognised')
  WHERE s.roll IS NULL
  GROUP BY f.file, s.sheet, s.sheet_id
),
shown AS (
  SELECT c.section, 1 AS turn, CASE WHEN c.section = 2 THEN c.place ELSE c.place_no END AS place_no,
    CASE WHEN c.section = 0 THEN c.item ELSE '　' || c.item END AS item, c.findings, c.hits, c.checks,
    c.hints, c.people, m.said
  FROM ranked c LEFT JOIN commonest m ON m.section = c.section AND m.item = c.item
  WHERE c.section <> 2 OR c.place <= 10
  UNION ALL
  SELECT 4, 1, place_no, '　' || item, NULL, NULL, NULL, NULL, NULL, said FROM unchecked
  UNION ALL
  SELECT 5, 1, row_number() OVER (ORDER BY item, said), '　' || item, NULL, NULL, NULL, NULL, NULL, said FROM unused
  UNION ALL
  SELECT h.section, 0, 0, h.item, NULL, NULL, NULL, NULL, NULL, h.said
  FROM (VALUES
    (1, '一、各类问题', '最多的问题'),
    (2, '二、最先要核的问题（优先级 A，疑点最多的十种）', '涉及基本生活无着、死亡、儿童，最先核查'),
    (3, '三、各乡镇', '数据质量以外最多的问题'),
    (4, '四、没有检查的问题', '没有检查不等于没有问题，补齐名册后再排查'),
    (5, CASE WHEN EXISTS (SELECT 1 FROM unchecked) THEN '五' ELSE '四' END || '、没有用上的文件和工作表', '上面的人数和疑点没有用到它们（写明用上次内容的除外）')) h (section, item, said)
  WHERE EXISTS (SELECT 1 FROM counted c WHERE c.section = h.section) OR (h.section = 4 AND EXISTS (SELECT 1 FROM unchecked)) OR (h.section = 5 AND EXISTS (SELECT 1 FROM unused))
)
SELECT item, findings, hits, checks, hints, people, said FROM shown ORDER BY section, turn, place_no, item
