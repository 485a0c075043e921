/*---
name: summary-r2-urgent
grain: one urgent case before the county's coordination meeting
sheet: R2 急难个案
title: 协调机制与急难个案表
empty: 没有读入《急难个案台账》，本表未检查；有台账时为没有个案。
columns:
  - { title: 半年, from: half, width: 14, look: centre }
  - { title: 乡镇, from: town, width: 12, look: centre }
  - { title: 姓名, from: name, width: 10, look: centre }
  - { title: 事项, from: matter, width: 36 }
  - { title: 受理日期, from: received_on, width: 12, look: centre }
  - { title: 办结日期, from: finished_on, width: 12, look: centre }
  - { title: 用时（天）, from: days, width: 10, look: number }
  - { title: 会议纪要文号, from: minutes_no, width: 22, look: centre }
  - { title: 个案数, from: cases, width: 9, look: number, total: true }
  - { title: 情况, from: standing, width: 22, look: centre }
notes:
  - 没有办结的，用时数到基准日；没有纪要文号的个案看不出协调机制是否研究过。
  - 最近一年里没有个案的半年也列出一行：不等于没有开会，须查会议台账。
---*/
WITH half AS (
  SELECT (s.month // 6) - n AS half FROM main.screening s CROSS JOIN (VALUES (0), (1)) AS k (n)
),
one AS (
  SELECT u.*, (EXTRACT(YEAR FROM u.received_on) * 12 + EXTRACT(MONTH FROM u.received_on) - 1) // 6 AS half
  FROM sure.urgent_case u
)
SELECT CAST(o.half // 2 AS INTEGER)::VARCHAR || CASE WHEN o.half % 2 = 0 THEN ' 上半年' ELSE ' 下半年' END AS half,
  COALESCE(p.town, '未定乡镇') AS town, p.name, o.matter, CAST(o.received_on AS VARCHAR) AS received_on,
  CAST(o.finished_on AS VARCHAR) AS finished_on, date_diff('day', o.received_on, COALESCE(o.finished_on, s.as_of)) AS days,
  o.minutes_no, 1 AS cases,
  concat_ws('，', CASE WHEN o.finished_on IS NULL THEN '没有办结' ELSE '已办结' END,
    CASE WHEN o.minutes_no IS NULL THEN '没有纪要文号' END) AS standing, o.half AS place, o.row_id
FROM one o CROSS JOIN main.screening s LEFT JOIN main.person p ON p.person_key = o.person_key
UNION ALL
SELECT CAST(h.half // 2 AS VARCHAR) || CASE WHEN h.half % 2 = 0 THEN ' 上半年' ELSE ' 下半年' END, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, 0, '没有个案', h.half, NULL
FROM half h
WHERE EXISTS (SELECT 1 FROM one) AND NOT EXISTS (SELECT 1 FROM one WHERE one.half = h.half)
ORDER BY place DESC, finished_on NULLS FIRST, received_on, row_id
