/*---
name: sample-list
grain: one person to be visited, without a word about why
sheet: 抽样走访
title: 困难群众保障情况抽样走访表
empty: 没有抽到人。
params:
  town: township of the list
columns:
  - { title: 抽样编号, from: code, width: 17, look: centre }
  - { title: 乡镇, from: town, width: 12 }
  - { title: 村, from: village, width: 14 }
  - { title: 姓名, from: name, width: 10 }
  - { title: 性别, from: sex, width: 6, look: centre }
  - { title: 出生年份, from: born, width: 9, look: centre }
  - { title: 证号后四位, from: tail, width: 11, look: centre }
  - { title: 户主, from: householder, width: 10 }
  - { title: 走访结果, from: result, width: 18, look: answer, answer: true, choices: [应保未保, 已有保障, 不符合条件, 已死亡或外迁, 未见到] }
  - { title: 走访情况, from: note, width: 34, look: answer, answer: true }
  - { title: 走访人, from: visitor, width: 10, look: answer, answer: true }
  - { title: 走访日期, from: visited, width: 12, look: answer, answer: true }
notes:
  - 名单按随机数抽取，有的人在疑点清单上，有的不在；走访时不要去查他是否在清单上，照实填写见到的情况。
  - 应保未保：按现行政策应当享受低保、特困、孤儿或事实无人抚养儿童保障，现在没有享受。已有保障：正在享受其中一项。
  - 未见到：走访两次仍未见到本人和家人。“走访结果”留空表示还没有走访；不要换人替代。
  - 填好后交回，县里运行 doudi sample evaluate 项目文件夹 文件。
---*/
SELECT
  d.code,
  d.town,
  d.village,
  p.name,
  p.sex,
  CAST(EXTRACT(YEAR FROM p.birth_on) AS VARCHAR) AS born,
  right(p.id18, 4) AS tail,
  h.householder_name AS householder
FROM sample_drawn d
JOIN main.person p ON p.person_id = d.person_id
LEFT JOIN (
  SELECT l.person_key, max(m.householder_name) AS householder_name
  FROM main.link l
  JOIN main.mention m ON m.mention_id = l.mention_id
  WHERE l.tier = '确认' AND m.householder_name IS NOT NULL
    AND l.person_key IN (SELECT q.person_key FROM main.person q JOIN sample_drawn e ON e.person_id = q.person_id)
  GROUP BY l.person_key
) h ON h.person_key = p.person_key
WHERE d.town = $town
ORDER BY d.village, d.code
