/*---
id: FF04
title: 分类施保未落实
family: FF
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 县低保中心
groups: [老, 残, 童, 病]
clauses: ["2.8"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 落实重点救助对象“分类施保”政策要求，提高救助水平
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 社会救助暂行办法
    number: 国务院令第649号
    clause: 第十二条
    from: 2014-05-01
    edition: both
    confidence: 记
needs:
  - { kind: enrolment, roll: dibao, columns: [classified], max_age_months: 3 }
  - { kind: disability, columns: [grade], optional: true, if_missing: 未识别重度残疾人 }
  - { kind: illness, optional: true, if_missing: 未识别重病患者 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
params:
  old_age: { default: 70, unit: 周岁, scope: 省, basis: 分类施保老年人年龄由各地规定 }
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 未成年人保护法第二条 }
  no_mark: { default: [无, 否, 不是, /, '-', —, '0'], scope: 县, basis: 分类施保一栏里表示没有的写法 }
exclusions:
  - { text: 已有分类施保标记, proof: 低保名册, case: left out with a mark }
lowered:
  - { text: 已死亡、户口迁出或注销, case: a hint when away }
  - { text: 同时在特困名册, case: a hint on the tekun roll }
explain: "{name}在{month}低保名册，属于{group}，但没有分类施保标记。"
evidence:
  group: 重点对象类别
  hint_because: 列为提示的原因
verify: 年龄、残疾、重病证明，本地分类施保文件
rectify: 自符合条件之月起增发
outcomes: ["02", "03", "05", "06", "07", "08", "09", "12", "13", "15", "16"]
falsepositives:
  - { text: 已在分类施保一栏标记, case: left out with a mark }
---*/
SELECT
  held.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN EXISTS (SELECT 1 FROM away a WHERE a.person_key = held.person_key) THEN '本人已死亡、迁出或注销'
    WHEN EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = held.person_key AND e.programme = 'tekun') THEN '本人同时在特困名册'
  END                    AS hint_because,
  CASE
    WHEN card.person_key IS NOT NULL THEN '重度残疾人'
    WHEN ill.person_key IS NOT NULL THEN '重病患者'
    WHEN @age(person.birth_on, screening.as_of) < $adult_age THEN '未成年人'
    ELSE '老年人'
  END                    AS "group",
  held.row_id            AS dibao_row,
  card.row_id            AS card_row,
  ill.row_id             AS ill_row
FROM (
  SELECT
    e.person_key,
    MIN(e.row_id) AS row_id,
    MAX(CASE
      WHEN e.classified_fen > 0 AND summed.household_no IS NULL THEN 1
      WHEN e.classified_fen > 0 AND summed.least_fen > 0 AND e.classified_fen <> summed.least_fen AND e.classified_fen <> summed.most_fen THEN 1
      WHEN e.classified IS NULL OR e.classified IN $no_mark THEN 0
      ELSE 1
    END) AS is_marked
  FROM enrolled e
  -- Where words mark a member who has no sum, or the same one, it is the household's.
  LEFT JOIN (
    SELECT m.household_no, MIN(COALESCE(m.classified_fen, 0)) AS least_fen, MAX(m.classified_fen) AS most_fen
    FROM enrolled m
    WHERE m.programme = 'dibao' AND m.classified NOT IN $no_mark
    GROUP BY m.household_no
  ) summed ON summed.household_no = e.household_no
  WHERE e.programme = 'dibao'
  GROUP BY e.person_key
) held
CROSS JOIN screening
JOIN person ON person.person_key = held.person_key
LEFT JOIN severe_card card ON card.person_key = held.person_key AND card.purpose = '重残'
LEFT JOIN ill ON ill.person_key = held.person_key
WHERE held.is_marked = 0
  AND (card.person_key IS NOT NULL
    OR ill.person_key IS NOT NULL
    OR @age(person.birth_on, screening.as_of) >= $old_age
    OR @age(person.birth_on, screening.as_of) < $adult_age)
