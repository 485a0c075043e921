/*---
id: DQ03
title: 同号异名或同人异号
family: DQ
level: hit
status: stable
grain: record
priority: B
due_days: 15
who: 提供名册的单位、乡镇民政办
groups: []
clauses: []
basis:
  - document: 公民身份号码
    number: GB 11643—1999
    clause: 一人一号，终身不变
    edition: both
    confidence: 记
needs:
  - { kind: enrolment }
params:
  same_number: { default: [R8], scope: 国, basis: 人员匹配规则：号码相同而姓名不同 }
  other_number: { default: [R9], scope: 国, basis: 人员匹配规则：号码有效但不同，姓名和家庭或村相同 }
exclusions:
  - { text: 姓名只差间隔号、生僻字、繁简体或别字, proof: 名册原文, case: left out when the names are one name }
  - { text: 上期以前的保障名册, proof: 名册所属月份, case: left out on an earlier roll }
lowered: []
explain: "{roll}上有一行{fault}，可能是{name}的号码录错、借用或重号，请核对身份证和户口簿。"
evidence:
  roll: 名册
  fault: 不一致之处
  is_enrolled: 是否当期保障名册
verify: 身份证、户口簿原件，是否一号两人或一人两号
rectify: 在源系统更正后重新导出；确系重号的由公安更正
outcomes: ["06", "07", "08", "10", "12", "13", "15"]
falsepositives:
  - { text: 少数民族姓名间隔号、生僻字写法不同, case: left out when the names are one name }
related: [DQ01]
---*/
SELECT
  n.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  n.roll,
  CASE
    WHEN n.matched_by IN $same_number THEN '与此人证号相同但姓名不同'
    ELSE '与此人同名同户（同村）但证号不同'
  END                    AS fault,
  CASE WHEN EXISTS (SELECT 1 FROM enrolled e WHERE e.row_id = n.row_id) THEN 1 ELSE 0 END AS is_enrolled,
  n.row_id               AS naming_row
FROM naming n
CROSS JOIN screening
WHERE n.role = 'self'
  AND (n.matched_by IN $same_number OR n.matched_by IN $other_number)
  AND EXISTS (
    SELECT 1 FROM snapshot s
    WHERE s.roll = n.roll AND s.period IS NOT DISTINCT FROM n.period AND s.state = 'current')
