/*---
name: review-pairs
grain: one pair of a row without a valid number and a person it may be, with a number or without
sheet: 疑似核对
title: 疑似同一人核对表
empty: 没有需要核对的疑似记录。
columns:
  - { title: 编号, from: pair_code, width: 14, look: centre }
  - { title: 名册, from: roll, width: 14 }
  - { title: 所在位置, from: place, width: 26, look: small }
  - { title: 行数, from: rows, width: 6, look: centre }
  - { title: 名册上的姓名, from: left_name, width: 10 }
  - { title: 名册上的证号, from: left_number, width: 22, look: centre }
  - { title: 名册上的出生日期, from: left_birth, width: 12, look: centre }
  - { title: 名册上的住址, from: left_home, width: 18 }
  - { title: 名册上的户主, from: left_householder, width: 10 }
  - { title: 可能是, from: right_name, width: 10 }
  - { title: 此人证号, from: right_number, width: 22, look: centre }
  - { title: 此人出生日期, from: right_birth, width: 12, look: centre }
  - { title: 此人住址, from: right_home, width: 18 }
  - { title: 此人户主, from: right_householder, width: 10 }
  - { title: 此人在哪些名册, from: right_rolls, width: 22, look: small }
  - { title: 为什么疑似, from: reason, width: 34, look: small }
  - { title: 认定, from: verdict, width: 12, look: answer, answer: true, choices: [是同一人, 不是同一人, 不能确定] }
  - { title: 正确证号, from: right_id, width: 22, look: answer, answer: true }
  - { title: 备注, from: note, width: 16, look: answer, answer: true }
notes:
  - “认定”从下拉框里选：是同一人、不是同一人、不能确定；留空表示还没有核对。
  - 两个都不是而知道正确证号的，“认定”选“不是同一人”，把查实的 18 位证号填在“正确证号”。
  - 两边都没有有效证号的，也照样认定；是同一人而查到证号的，填在“正确证号”，两边都算此人。
  - 填好后交回，运行 doudi people review 项目文件夹 --take 文件。认定按内容记住，名册重新导入后仍然有效。
---*/
WITH row_of AS (
  SELECT
    p.ghost_key,
    m.mention_id,
    m.roll,
    f.file || CASE WHEN s.sheet = '' THEN '' ELSE '·' || s.sheet END || '·第 ' || CAST(m.row_no % 67108864 AS VARCHAR) || ' 行' AS place,
    m.name_text,
    m.birth_on,
    m.sex,
    concat_ws(' ', m.town, m.village) AS home,
    m.householder_name,
    n.core,
    w.reason,
    row_number() OVER (PARTITION BY p.ghost_key ORDER BY f.file, s.position, m.row_no, m.mention_id) AS turn,
    count(*) OVER (PARTITION BY p.ghost_key) AS rows
  FROM (SELECT ghost_key FROM main.review_pair UNION SELECT person_key FROM main.review_pair WHERE person_key < 0) p
  JOIN main.link l ON l.person_key = p.ghost_key
  JOIN main.link_told w ON w.mention_id = l.mention_id
  JOIN main.loose_naming n ON n.mention_id = l.mention_id
  JOIN main.mention m ON m.mention_id = l.mention_id
  JOIN main.source_sheet s ON s.sheet_id = m.sheet_id
  JOIN main.source_file f ON f.file_id = s.file_id
),
stands_on AS (
  SELECT l.person_key, m.householder_name, r.label,
    row_number() OVER (PARTITION BY l.person_key ORDER BY m.householder_name IS NULL, m.kind <> 'hukou', m.mention_id) AS turn
  FROM main.link l
  JOIN main.mention m ON m.mention_id = l.mention_id
  JOIN roll_label r ON r.roll = m.roll
  WHERE l.person_key IN (SELECT person_key FROM main.review_pair) AND (l.tier = '确认' OR l.person_key < 0)
),
known AS (
  SELECT person_key, max(CASE WHEN turn = 1 THEN householder_name END) AS householder,
    string_agg(DISTINCT label, '、' ORDER BY label) AS rolls
  FROM stands_on
  GROUP BY person_key
)
SELECT
  v.pair_code,
  coalesce(b.label, '') AS roll,
  o.place,
  o.rows,
  o.name_text AS left_name,
  o.core AS left_core,
  CAST(o.birth_on AS VARCHAR) AS left_birth,
  o.home AS left_home,
  o.householder_name AS left_householder,
  p.name AS right_name,
  coalesce(p.id18, q.core, '') AS right_core,
  CAST(p.birth_on AS VARCHAR) AS right_birth,
  concat_ws(' ', p.town, p.village) AS right_home,
  k.householder AS right_householder,
  k.rolls AS right_rolls,
  o.reason
FROM main.review_pair v
JOIN row_of o ON o.ghost_key = v.ghost_key AND o.turn = 1
JOIN main.person p ON p.person_key = v.person_key
LEFT JOIN row_of q ON q.ghost_key = v.person_key AND q.turn = 1
LEFT JOIN known k ON k.person_key = v.person_key
LEFT JOIN roll_label b ON b.roll = o.roll
ORDER BY v.bits DESC, v.pair_code
