/*---
name: worklist
grain: one finding; src/worklists/lead-table.ts puts them in order
params:
  show_sensitive: true prints the category of a mental disability
columns:
  - { title: 序号, from: serial, width: 5, look: centre }
  - { title: 户序, from: turn, width: 5, look: centre }
  - { title: 任务编号, from: task, width: 14, look: smallCentre }
  - { title: 级别, from: level_label, width: 5.5, look: centre }
  - { title: 问题类型, from: rule_title, width: 12, look: small }
  - { title: 疑点说明, from: message, width: 34 }
  - { title: 乡镇, from: town, width: 8, look: centre }
  - { title: 村, from: village, width: 10, look: centre }
  - { title: 户主姓名, from: householder, width: 8, look: centre }
  - { title: 姓名, from: name, width: 8, look: centre }
  - { title: 身份证号, from: id, width: 9.5, look: centre }
  - { title: 性别, from: sex, width: 4.5, look: centre }
  - { title: 年龄, from: age, width: 4.8, look: centre }
  - { title: 与户主关系, from: relation, width: 7, look: centre }
  - { title: 特殊群体标签, from: groups, width: 6.5, look: centre }
  - { title: 残疾类别等级, from: disability, width: 7, look: centre }
  - { title: 现有保障, from: covered_now, width: 8.5, look: centre }
  - { title: 上期保障, from: covered_before, width: 8.5, look: centre }
  - { title: 致贫/困难原因, from: cause, width: 8.5, look: centre }
  - { title: 联系电话, width: 10, look: answer, answer: true }
  - { title: 匹配方式, from: matched, width: 6.5, look: centre }
  - { title: 核查要点, from: verify, width: 22, look: small }
  - { title: 核查结果, width: 14, look: answer, answer: true }
  - { title: 核查情况说明, width: 22, look: answer, answer: true }
  - { title: 拟采取措施, width: 12, look: answer, answer: true }
  - { title: 核查人, width: 9, look: answer, answer: true }
  - { title: 核查日期, width: 11.5, look: date, answer: true }
  - { title: 乡镇审核, width: 8, look: answer, answer: true }
  - { title: 备注, width: 9, look: answer, answer: true }
  - { title: 行键, from: finding_key, width: 18, hidden: true }
  - { title: 校验值, from: seal, width: 12, hidden: true }
---*/
-- Of the findings in told_finding, a view of those that are asked for, and of their people in told_person (src/worklists/told-people.ts).
WITH lead AS (
  SELECT f.finding_key, f.rule, r.family, r.family_order, r.priority, f.level, f.message, f.sources, f.person_key,
    f.household_no, p.name, p.id18, p.person_id, p.sex, p.town, p.village,
    date_sub('year', p.birth_on, s.as_of) AS age,
    CASE f.level WHEN 'hit' THEN 1 WHEN 'check' THEN 2 ELSE 3 END AS level_order
  FROM told_finding f
  CROSS JOIN main.screening s
  JOIN round_rule r ON r.rule = f.rule
  LEFT JOIN main.person p ON p.person_key = f.person_key
),
someone AS (SELECT DISTINCT person_key FROM told_person),
programme (programme, said, place) AS (
  VALUES ('dibao', '低保', 1), ('tekun', '特困', 2), ('orphan', '孤儿', 3), ('unsupported_child', '事实无人抚养', 4),
    ('disability_living', '生活补贴', 5), ('disability_care', '护理补贴', 6)
),
home AS (
  SELECT person_key, hukou_no, householder_name, relation
  FROM (
    SELECT h.person_key, h.hukou_no, h.householder_name, h.relation,
      row_number() OVER (PARTITION BY h.person_key
        ORDER BY CASE WHEN h.state = '正常' THEN 0 ELSE 1 END, h.row_id) AS n
    FROM sure.hukou h SEMI JOIN someone USING (person_key)
  ) WHERE n = 1
),
head AS (
  SELECT h.hukou_no, min_by(p.name, h.row_id) AS name
  FROM sure.hukou h SEMI JOIN home USING (hukou_no) JOIN main.person p ON p.person_key = h.person_key
  WHERE h.relation = '户主'
  GROUP BY h.hukou_no
),
roll AS (
  SELECT person_key, householder_name, relation
  FROM (
    SELECT e.person_key, e.householder_name, e.relation,
      row_number() OVER (PARTITION BY e.person_key ORDER BY e.period DESC NULLS LAST, e.row_id) AS n
    FROM sure.enrolment e SEMI JOIN someone USING (person_key)
    WHERE e.householder_name IS NOT NULL
  ) WHERE n = 1
),
covered_now AS (
  SELECT person_key, string_agg(said, '、' ORDER BY place) AS said
  FROM (SELECT DISTINCT e.person_key, p.said, p.place
    FROM sure.enrolled e SEMI JOIN someone USING (person_key) JOIN programme p ON p.programme = e.programme)
  GROUP BY person_key
),
covered_before AS (
  SELECT person_key, string_agg(said, '、' ORDER BY place) AS said
  FROM (SELECT DISTINCT e.person_key, p.said, p.place
    FROM sure.enrolled_before e SEMI JOIN someone USING (person_key) JOIN programme p ON p.programme = e.programme)
  GROUP BY person_key
),
loaded AS (
  SELECT max(CASE WHEN state = 'current' THEN '未见' ELSE '' END) AS now_none,
    max(CASE WHEN state = 'previous' THEN '未见' ELSE '' END) AS before_none
  FROM main.snapshot WHERE kind = 'enrolment'
),
cited AS (
  SELECT finding_key, person_key, place.file AS file, place.sheet AS sheet, place.row + COALESCE(place.person, 0) * 67108864 AS row_no
  FROM (SELECT finding_key, person_key,
      unnest(from_json(sources, '[{"file":"VARCHAR","sheet":"VARCHAR","row":"BIGINT","person":"BIGINT"}]')) AS place
    FROM lead)
),
linked AS (
  SELECT c.finding_key,
    max(CASE WHEN l.rule IN ('R1', '') OR l.rule IS NULL THEN 1 WHEN l.rule IN ('R2', 'R3') THEN 2 ELSE 3 END) AS weakest
  FROM cited c
  JOIN main.source_file f ON f.file = c.file
  JOIN main.source_sheet s ON s.file_id = f.file_id AND s.sheet = c.sheet
  JOIN main.link l ON l.mention_id = (CAST(s.sheet_id AS BIGINT) * 4294967296 + c.row_no) * 4
    AND l.person_key = c.person_key
  GROUP BY c.finding_key
),
told AS (
  SELECT lead.*,
    COALESCE(home.householder_name, head.name, roll.householder_name, whose.householder_name) AS householder,
    CASE WHEN COALESCE(home.householder_name, head.name) IS NOT NULL THEN home.relation WHEN roll.person_key IS NOT NULL THEN roll.relation
      ELSE COALESCE(whose.relation, home.relation) END AS relation,
    COALESCE('h' || home.hukou_no, 'n' || lead.household_no, 'p' || CAST(lead.person_key AS VARCHAR), lead.finding_key)
      AS household,
    COALESCE(whose.groups, '') AS groups,
    CASE WHEN whose.category = '精神' AND NOT $show_sensitive THEN '' ELSE COALESCE(whose.category, '') END
      || COALESCE(CASE whose.grade WHEN 1 THEN '一级' WHEN 2 THEN '二级' WHEN 3 THEN '三级' WHEN 4 THEN '四级' END, '')
      AS disability,
    COALESCE(covered_now.said, loaded.now_none) AS covered_now,
    COALESCE(covered_before.said, loaded.before_none) AS covered_before,
    whose.cause,
    CASE WHEN lead.level = 'check' THEN '疑似'
      WHEN lead.person_key IS NULL THEN ''
      WHEN lead.person_key < 0 OR linked.weakest = 3 THEN '姓名'
      WHEN linked.weakest = 2 THEN '证号更正'
      ELSE '证号' END AS matched
  FROM lead
  CROSS JOIN loaded
  LEFT JOIN home ON home.person_key = lead.person_key
  LEFT JOIN head ON head.hukou_no = home.hukou_no
  LEFT JOIN roll ON roll.person_key = lead.person_key
  LEFT JOIN told_person whose ON whose.person_key = lead.person_key
  LEFT JOIN covered_now ON covered_now.person_key = lead.person_key
  LEFT JOIN covered_before ON covered_before.person_key = lead.person_key
  LEFT JOIN linked ON linked.finding_key = lead.finding_key
)
SELECT finding_key, rule, family, family_order, level, level_order, priority, household, message, town, village, householder,
  name, id18, person_id, person_key, household_no, sex, age, relation, groups, disability, covered_now, covered_before, cause, matched
FROM told
