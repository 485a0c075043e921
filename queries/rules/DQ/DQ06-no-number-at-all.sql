/*---
id: DQ06
title: 保障名册上没有证件号码的人
family: DQ
level: hit
status: stable
grain: record
priority: B
due_days: 15
who: 乡镇民政办、提供名册的单位
groups: [童]
clauses: []
basis:
  - document: 国务院办公厅关于解决无户口人员登记户口问题的意见
    number: 国办发〔2015〕96号
    clause: 保障每个公民依法登记一个常住户口
    edition: both
    confidence: 记
needs:
  - { kind: enrolment, max_age_months: 3 }
  - { kind: child_survey, optional: true, if_missing: 未查儿童摸底表中没有号码的儿童 }
params:
  newborn_months: { default: 3, unit: 个月, scope: 国, basis: 出生后三个月内未办户口属正常 }
exclusions:
  - { text: 出生未满三个月, proof: 名册所填出生日期, case: left out within three months of birth }
  - { text: 整本名册没有证件号码一栏, proof: 名册, case: left out when the whole roll has no numbers }
  - { text: 其他证件, proof: 名册原文, case: left out with another document }
  - { text: 上期以前的保障名册, proof: 名册所属月份, case: left out on an earlier roll }
explain: "{name}在{roll}上没有证件号码，不能与其他名册比对。请核实是无户口、新生儿还是漏填。"
evidence:
  roll: 名册
verify: 户口簿或出生医学证明；无户口原因
rectify: 漏填的补填后重新导出；无户口的协助落户
outcomes: ["07", "08", "12", "13", "15"]
falsepositives:
  - { text: 刚出生还没有上户口, case: left out within three months of birth }
related: [DQ01]
---*/
SELECT
  n.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  CASE n.roll
    WHEN 'dibao' THEN '低保名册'
    WHEN 'tekun' THEN '特困名册'
    WHEN 'child' THEN '儿童保障名册'
    WHEN 'subsidy' THEN '两项补贴名册'
    ELSE '儿童摸底排查表'
  END                    AS roll,
  n.row_id               AS naming_row
FROM naming n
JOIN (
  SELECT DISTINCT o.roll, o.period FROM naming o WHERE o.role = 'self' AND o.id_damage IS NULL
) numbered ON numbered.roll = n.roll AND numbered.period IS NOT DISTINCT FROM n.period
CROSS JOIN screening
WHERE n.role = 'self'
  AND n.id_damage = 'empty'
  AND (EXISTS (SELECT 1 FROM enrolled e WHERE e.row_id = n.row_id)
    OR EXISTS (SELECT 1 FROM child_survey c WHERE c.row_id = n.row_id))
  AND (n.birth_on IS NULL OR @ym(n.birth_on) <= screening.month - $newborn_months)
