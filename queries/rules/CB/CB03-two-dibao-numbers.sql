/*---
id: CB03
title: 同一人在两个低保证号下重复在册
family: CB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 县低保中心
groups: []
clauses: ["2.15"]
basis:
  - document: 社会救助暂行办法
    number: 国务院令第649号
    clause: 最低生活保障一章：以家庭为单位提出申请
    from: 2014-05-01
    edition: both
    confidence: 记
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 以家庭为单位申请
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 以家庭为单位申请
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: dibao, columns: [household_no], max_age_months: 3 }
exclusions:
  - { text: 两行是同一个低保证号, proof: 低保名册, case: left out under one number }
explain: "{name}在{month}低保名册上同时列在两个低保证号下（{first_no}、{other_no}）。"
evidence:
  first_no: 低保证号之一
  other_no: 低保证号之二
verify: 是否同一人、户籍所在、哪一处先纳入
rectify: 保留一处，停发另一处，重复领取的追缴
outcomes: ["06", "07", "08", "09", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 同一户在名册里印了两遍, case: left out under one number }
---*/
SELECT
  twice.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  twice.first_no,
  twice.other_no,
  twice.first_row,
  twice.other_row
FROM (
  SELECT
    e.person_key,
    MIN(e.household_no)  AS first_no,
    MAX(e.household_no)  AS other_no,
    MIN(e.row_id)        AS first_row,
    MAX(e.row_id)        AS other_row
  FROM enrolled e
  WHERE e.programme = 'dibao' AND e.household_no IS NOT NULL
  GROUP BY e.person_key
) twice
CROSS JOIN screening
WHERE twice.first_no <> twice.other_no
