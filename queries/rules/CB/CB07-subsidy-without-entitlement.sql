/*---
id: CB07
title: 残疾证失效、等级不符或超龄仍领补贴
family: CB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 残联、乡镇民政办
groups: [残]
clauses: ["2.22"]
basis:
  - document: 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见
    number: 国发〔2015〕52号
    clause: 补贴对象和定期复核
    from: 2016-01-01
    edition: both
    confidence: 记
  - document: 关于进一步完善困难残疾人生活补贴和重度残疾人护理补贴制度的意见
    number: 民发〔2021〕70号
    clause: 残疾人证失效的停发补贴
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: subsidy, columns: [programme], max_age_months: 3 }
  - { kind: disability, columns: [grade] }
  - { kind: disability, columns: [card_state], optional: true, if_missing: 没有证件状态，失效的残疾证只按有效期核对 }
  - { kind: death, optional: true, if_missing: 满龄儿童未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 满龄儿童未排除户口迁出、注销人员 }
  - { kind: student, optional: true, if_missing: 未核对满龄儿童是否在读 }
  - { kind: student, columns: [study_state], optional: true, only_if_there: true, if_missing: 学籍册没有学籍状态，册上的都按在读处理 }
  - { kind: enrolment, roll: child, columns: [programme], optional: true, only_if_there: true, if_missing: 儿童保障名册没有类型，未核对满龄儿童 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 孤儿、事实无人抚养儿童是未满18周岁的（国办发〔2010〕54号、民发〔2019〕62号）；在读的可否继续由省定 }
exclusions:
  - { text: 没有残疾证记录（属数据质量问题）, proof: 残疾证名册, case: left out without any card row }
  - { text: 满龄而在读、满龄的当月, proof: 学籍册、出生日期, case: left out in the month of the birthday and while studying }
  - { text: 证件有效且等级符合, proof: 残疾证名册, case: left out with a valid card of the right grade }
lowered:
  - { text: 满18周岁仍在儿童保障名册，学籍册上不是在读, case: a hint for somebody grown up on the child roll and not studying }
explain: "{name}在{month}{programme}名册，但{fault}[（证件状态：{card_state}）][，现为{grade}级]。"
evidence:
  programme: 补贴类型
  fault: 不符之处
  grade: 残疾等级
  card_state: 证件状态
  hint_because: 列为提示的原因
verify: 证件换发、评残结果；满18周岁的看在校证明、学制年限
rectify: 限期换证；停发或调整补贴类型
outcomes: ["06", "07", "08", "09", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 换证期间旧证已注销、新证有效, case: left out with a valid card of the right grade }
---*/
SELECT
  roll.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CAST(NULL AS VARCHAR)  AS hint_because,
  roll.programme,
  CASE WHEN card.person_key IS NULL THEN '残疾证已不是有效状态' ELSE '残疾等级不符合护理补贴条件' END AS fault,
  COALESCE(card.grade, held.grade) AS grade,
  CASE
    WHEN card.person_key IS NOT NULL THEN CAST(NULL AS VARCHAR)
    WHEN COALESCE(held.card_state, '有效') = '有效' THEN '已过有效期'
    ELSE held.card_state
  END                    AS card_state,
  roll.row_id            AS subsidy_row,
  held.row_id            AS card_row
FROM (
  SELECT
    e.person_key,
    e.programme,
    e.row_id,
    ROW_NUMBER() OVER (PARTITION BY e.person_key ORDER BY e.programme, e.row_id) AS n
  FROM enrolled e
  LEFT JOIN valid_card v ON v.person_key = e.person_key
  LEFT JOIN severe_card c ON c.person_key = e.person_key AND c.purpose = '护理补贴'
  WHERE (e.programme IN ('disability_living', 'disability_care') AND v.person_key IS NULL)
    OR (e.programme = 'disability_care' AND v.grade IS NOT NULL AND c.person_key IS NULL)
) roll
JOIN (
  SELECT
    d.person_key,
    d.grade,
    d.card_state,
    d.row_id,
    ROW_NUMBER() OVER (PARTITION BY d.person_key ORDER BY COALESCE(d.grade, 9), d.row_id) AS n
  FROM disability d
) held ON held.person_key = roll.person_key AND held.n = 1
LEFT JOIN valid_card card ON card.person_key = roll.person_key
CROSS JOIN screening
WHERE roll.n = 1
UNION ALL
SELECT
  grown.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  '在读的能否继续享受由本省规定，学籍册也可能不全' AS hint_because,
  grown.programme,
  '已成年，学籍册上不是在读' AS fault,
  CAST(NULL AS INTEGER)  AS grade,
  CAST(NULL AS VARCHAR)  AS card_state,
  grown.row_id           AS subsidy_row,
  CAST(NULL AS BIGINT)   AS card_row
FROM enrolled grown
CROSS JOIN screening
JOIN person ON person.person_key = grown.person_key
WHERE grown.programme IN ('orphan', 'unsupported_child')
  AND @ym(person.birth_on) + $adult_age * 12 < screening.month
  AND EXISTS (SELECT 1 FROM snapshot n WHERE n.kind = 'student')
  AND NOT EXISTS (SELECT 1 FROM studying s WHERE s.person_key = grown.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = grown.person_key)
