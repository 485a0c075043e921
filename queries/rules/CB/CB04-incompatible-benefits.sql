/*---
id: CB04
title: 不相容待遇叠加
family: CB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 县低保中心、残联
groups: []
clauses: ["2.22"]
basis:
  - document: 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见
    number: 国发〔2015〕52号
    clause: 与其他保障制度的衔接：不重复享受
    from: 2016-01-01
    edition: both
    confidence: 记
  - document: 关于进一步加强事实无人抚养儿童保障工作的意见
    number: 民发〔2019〕62号
    clause: 与特困、低保、生活补贴的衔接
    from: 2020-01-01
    edition: both
    confidence: 记
  - document: 特困人员认定办法
    number: 民发〔2021〕43号
    clause: 同时符合特困人员和孤儿、事实无人抚养儿童条件的，纳入孤儿、事实无人抚养儿童保障
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, any_roll: [tekun, child], max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3, optional: true, if_missing: 没有近三个月的特困名册，未核对特困 }
  - { kind: enrolment, roll: child, max_age_months: 3, optional: true, if_missing: 没有近三个月的儿童保障名册，未核对儿童保障 }
  - { kind: enrolment, roll: subsidy, columns: [programme], max_age_months: 3 }
  - { kind: benefit, optional: true, if_missing: 未核对工伤护理费等其他部门的待遇 }
  - { kind: enrolment, roll: child, columns: [programme], optional: true, only_if_there: true, if_missing: 儿童保障名册没有类型，未核对儿童保障 }
exclusions:
  - { text: 两项可以同时享受, proof: 不相容待遇表, case: left out when the two go together }
lowered:
  - { text: 参数表里写为提示的其他组合, case: a hint for an orphan who is a de facto orphan too }
  - { text: 事实无人抚养儿童同时领生活补贴, case: a hint for a de facto orphan with a living subsidy }
explain: "{name}在{month}同时享受{first_programme}、{second_programme}两项待遇，按衔接规定一般不能同时领取。"
evidence:
  first_programme: 待遇之一
  second_programme: 待遇之二
  hint_because: 列为提示的原因
verify: 各项起止、待遇性质、是否有择高承诺
rectify: 按择高、补差或停一项处理
outcomes: ["06", "07", "08", "09", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 低保对象领两项补贴，本来就可以同时享受, case: left out when the two go together }
---*/
SELECT
  one.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN rule.verdict = 'hint' THEN '这两项能否同领各地规定不同，或可择高、补差' END AS hint_because,
  one.programme          AS first_programme,
  other.programme        AS second_programme,
  one.row_id             AS first_row,
  other.row_id           AS second_row
FROM drawn one
JOIN drawn other ON other.person_key = one.person_key
CROSS JOIN screening
JOIN incompatible rule
  ON rule.first = one.programme AND rule.second = other.programme
  AND screening.month BETWEEN rule.from_month AND rule.until_month
