/*---
id: CB02
title: 低保与特困重复享受
family: CB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 县低保中心
groups: []
clauses: ["2.13"]
basis:
  - document: 国务院关于进一步健全特困人员救助供养制度的意见
    number: 国发〔2016〕14号
    clause: 特困人员不再适用最低生活保障政策
    edition: both
    confidence: 记
  - document: 社会救助暂行办法
    number: 国务院令第649号
    clause: 最低生活保障、特困人员供养各章的对象范围
    from: 2014-05-01
    edition: both
    confidence: 记
needs:
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
exclusions:
  - { text: 只在其中一个名册, proof: 低保、特困名册, case: left out on one roll only }
explain: "{name}同时在{month}低保名册（低保证号{certificate_no}）和特困名册。"
evidence:
  certificate_no: 低保证号
verify: 两项起止月份、是否本人实际享受
rectify: 保留特困，停发低保，重复领取的追缴或抵扣
outcomes: ["06", "07", "08", "09", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 当月由低保转特困，低保已停只是旧名册还在, case: left out on one roll only }
---*/
SELECT
  low.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  low.household_no       AS certificate_no,
  low.row_id             AS dibao_row,
  full_support.row_id    AS tekun_row
FROM (
  SELECT e.person_key, e.household_no, e.row_id,
    ROW_NUMBER() OVER (PARTITION BY e.person_key ORDER BY e.row_id) AS n
  FROM enrolled e WHERE e.programme = 'dibao'
) low
JOIN (
  SELECT e.person_key, MIN(e.row_id) AS row_id FROM enrolled e WHERE e.programme = 'tekun' GROUP BY e.person_key
) full_support ON full_support.person_key = low.person_key
CROSS JOIN screening
WHERE low.n = 1
