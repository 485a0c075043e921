/*---
id: LB06
title: 困难残疾人生活补贴漏发
family: LB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 乡镇民政办、残联
groups: [残]
clauses: ["2.22"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 建立困难残疾人生活补贴和重度残疾人护理补贴标准动态调整机制，加大特殊群体保障力度
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见
    number: 国发〔2015〕52号
    clause: 困难残疾人生活补贴主要补助低保家庭中的残疾人
    from: 2016-01-01
    edition: both
    confidence: 记
  - document: 关于进一步完善困难残疾人生活补贴和重度残疾人护理补贴制度的意见
    number: 民发〔2021〕70号
    clause: 应补尽补，主动服务
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: subsidy, programmes: [disability_living, disability_both], columns: [programme], max_age_months: 3 }
  - { kind: disability }
  - { kind: disability, columns: [card_state], optional: true, if_missing: 没有证件状态，未排除失效的残疾证 }
  - { kind: enrolment, roll: tekun, max_age_months: 3, optional: true, if_missing: 未排除特困人员 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，可能是孤儿的未成年人、在读学生列为待核 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: enrolment, roll: child, columns: [programme], optional: true, only_if_there: true, if_missing: 儿童保障名册没有类型，未分孤儿和事实无人抚养儿童 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 在特困名册（不享受两项补贴）, proof: 特困名册, case: left out on the tekun roll }
  - { text: 孤儿（已享受孤儿基本生活费）, proof: 儿童名册, case: left out as an orphan }
lowered:
  - { text: 事实无人抚养儿童, case: a hint for a de facto orphan }
  - { text: 在儿童保障名册而没有写明类型，可能是孤儿, case: a hint for a child of whom the child roll does not say whether he is an orphan }
explain: "{name}在{month}低保名册，持有效{category}{grade}级残疾证，但不在同期困难残疾人生活补贴名册。"
evidence:
  category: 残疾类别
  grade: 残疾等级
  hint_because: 列为提示的原因
verify: 是否告知、是否申请、证件是否有效、是否已择高享受其他生活补贴
rectify: 主动代办，自申请当月计发
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 已转特困，不再享受两项补贴, case: left out on the tekun roll }
---*/
SELECT
  card.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = card.person_key AND e.programme = 'unsupported_child')
    THEN '本人是事实无人抚养儿童'
    WHEN EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = card.person_key AND e.roll = 'child')
    THEN '本人在儿童保障名册，没有写明是否孤儿'
  END                    AS hint_because,
  card.category,
  card.grade,
  card.row_id            AS card_row,
  roll.row_id            AS dibao_row
FROM valid_card card
CROSS JOIN screening
JOIN (
  SELECT e.person_key, MIN(e.row_id) AS row_id FROM enrolled e WHERE e.programme = 'dibao' GROUP BY e.person_key
) roll ON roll.person_key = card.person_key
WHERE NOT EXISTS (
    SELECT 1 FROM enrolled e WHERE e.person_key = card.person_key AND e.programme = 'disability_living')
  AND NOT EXISTS (
    SELECT 1 FROM enrolled e WHERE e.person_key = card.person_key AND e.programme IN ('tekun', 'orphan'))
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = card.person_key)
