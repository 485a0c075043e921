/*---
id: CB07
title: 残疾证失效或等级不符仍领补贴
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
  - { kind: enrolment, roll: subsidy, max_age_months: 3 }
  - { kind: disability, columns: [grade] }
exclusions:
  - { text: 没有残疾证记录（属数据质量问题）, proof: 残疾证名册, case: left out without any card row }
  - { text: 证件有效且等级符合, proof: 残疾证名册, case: left out with a valid card of the right grade }
explain: "{name}在{month}{programme}名册，但{fault}。"
evidence:
  programme: 补贴类型
  fault: 不符之处
  grade: 残疾等级
  card_state: 证件状态
verify: 证件换发、评残结果
rectify: 限期换证；停发或调整补贴类型
outcomes: ["06", "07", "08", "09", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 换证期间旧证已注销、新证有效, case: left out with a valid card of the right grade }
---*/
SELECT
  roll.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  roll.programme,
  CASE WHEN card.person_key IS NULL THEN '残疾证已不是有效状态' ELSE '残疾等级不符合护理补贴条件' END AS fault,
  COALESCE(card.grade, held.grade) AS grade,
  held.card_state,
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
