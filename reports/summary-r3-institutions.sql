/*---
name: summary-r3-institutions
grain: one institution that people of a township hit by a disaster live in
sheet: R3 受灾乡镇机构
title: 受灾乡镇机构人员表
empty: 没有读入《机构入住人员》或《受灾人员名册》，本表未检查；都有时为受灾乡镇没有人住在机构里。
columns:
  - { title: 乡镇, from: town, width: 14, look: centre }
  - { title: 受灾人数, from: hit, width: 10, look: number }
  - { title: 灾种, from: disasters, width: 18, look: centre }
  - { title: 机构, from: institution, width: 30 }
  - { title: 在住人数, from: residents, width: 10, look: number, total: true }
  - { title: 其中特困, from: tekun, width: 10, look: number, total: true }
  - { title: 60岁及以上, from: elders, width: 11, look: number, total: true }
  - { title: 持残疾证, from: disabled, width: 10, look: number, total: true }
  - { title: 未满18岁, from: children, width: 10, look: number, total: true }
notes:
  - 乡镇是入住人员户籍或名册所在的乡镇；机构所在地以机构自报为准。
  - 在住：没有退出日期，或退出日期晚于基准日。
---*/
WITH hit AS (
  SELECT p.town, count(DISTINCT d.person_key) AS hit, string_agg(DISTINCT d.disaster, '、' ORDER BY d.disaster) AS disasters
  FROM sure.disaster d JOIN main.person p ON p.person_key = d.person_key WHERE p.town IS NOT NULL GROUP BY p.town
)
SELECT hit.town, hit.hit, hit.disasters, COALESCE(r.institution, '没有写机构名称') AS institution,
  count(DISTINCT r.person_key) AS residents,
  count(DISTINCT r.person_key) FILTER (EXISTS (SELECT 1 FROM sure.enrolled e WHERE e.person_key = r.person_key AND e.programme = 'tekun')) AS tekun,
  count(DISTINCT r.person_key) FILTER (date_sub('year', p.birth_on, s.as_of) >= 60) AS elders,
  count(DISTINCT r.person_key) FILTER (EXISTS (SELECT 1 FROM sure.valid_card c WHERE c.person_key = r.person_key)) AS disabled,
  count(DISTINCT r.person_key) FILTER (date_sub('year', p.birth_on, s.as_of) < 18) AS children
FROM sure.residence r
JOIN main.person p ON p.person_key = r.person_key
JOIN hit ON hit.town = p.town
CROSS JOIN main.screening s
WHERE r.left_on IS NULL OR r.left_on > s.as_of
GROUP BY hit.town, hit.hit, hit.disasters, r.institution
ORDER BY hit.town, residents DESC, institution
