/*---
id: LB04
title: 疑似符合特困条件未纳入特困
family: LB
level: hit
status: stable
grain: household
priority: A
due_days: 5
who: 乡镇民政办
groups: [老]
clauses: ["2.13"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 进一步落实特困人员救助供养制度
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 特困人员认定办法
    number: 民发〔2016〕178号
    clause: 无劳动能力、无生活来源、无法定赡养抚养扶养义务人
    edition: "2019"
    confidence: 记
  - document: 特困人员认定办法
    number: 民发〔2021〕43号
    clause: 无劳动能力、无生活来源、无法定赡养抚养扶养义务人
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: hukou, columns: [hukou_no, state] }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: employment, columns: [paid_month], optional: true, if_missing: 未排除参保就业人员 }
  - { kind: income_check, optional: true, if_missing: 没有经济状况核对结果 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: income_check, columns: [income_fen], optional: true, only_if_there: true, if_missing: 没有经济状况核对结果 }
  - { kind: income_check, columns: [assets], optional: true, only_if_there: true, if_missing: 未核对财产是否超标 }
  - { kind: income_check, columns: [side], optional: true, only_if_there: true, if_missing: 核对结果没有城乡类别，城镇户只凭名册和村（社区）名认定 }
params:
  old_age: { default: 60, unit: 周岁, scope: 国, basis: 特困人员认定办法：60周岁以上 }
  job_months: { default: 3, unit: 个月, scope: 县, basis: 近三个月有职工社保缴费视为就业 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 已在特困名册, proof: 特困名册, case: left out on the tekun roll }
  - { text: 已就业参保, proof: 职工社保参保名册, case: left out when employed }
  - { text: 户内还有其他在世在册人员, proof: 户籍册, case: left out when another member lives there }
  - { text: 核对人均收入高于低保标准, proof: 核对结果, case: left out when income is above the standard }
lowered:
  - { text: 没有核对结果, case: a hint without an income record }
  - { text: 核对财产超标, case: a hint when assets are above the limit }
explain: "{name}，{age}岁，户籍上独自一户[，{income}][（人均月收入{income_fen}][，标准{standard_fen}）]，不在{month}特困名册。"
evidence:
  age: 年龄
  income: 收入核对情况
  income_fen: 家庭人均月收入
  standard_fen: 当月低保标准
  hint_because: 列为提示的原因
verify: 婚姻史、子女（含养子女）、赡养能力、收入财产、自理能力评估
rectify: 认定特困，次月起发，同月停发低保
outcomes: ["01", "02", "03", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 户籍单立，与家人同住一户, case: left out when another member lives there }
---*/
SELECT
  m.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN income.person_key IS NULL THEN '没有收入核对结果'
    WHEN EXISTS (SELECT 1 FROM over_assets o WHERE o.person_key = m.person_key) THEN '核对财产超标'
  END                    AS hint_because,
  @age(person.birth_on, screening.as_of) AS age,
  CASE WHEN income.person_key IS NOT NULL THEN '核对人均收入不高于低保标准' END AS income,
  income.income_fen,
  income.standard_fen,
  m.row_id               AS hukou_row,
  income.row_id          AS income_row
FROM registered_member m
-- Whoever lives with nobody but people who may have died before the month is found too, and 待核 (undated-dead.ts).
LEFT JOIN (SELECT d.person_key FROM dead d WHERE d.died_on IS NULL) own ON own.person_key = m.person_key
JOIN household_size z
  ON z.hukou_no = m.hukou_no
  AND z.members - z.maybe_dead + CASE WHEN own.person_key IS NULL THEN 0 ELSE 1 END = 1
JOIN person ON person.person_key = m.person_key
CROSS JOIN screening
LEFT JOIN household_income income ON income.person_key = m.person_key
WHERE @age(person.birth_on, screening.as_of) >= $old_age
  AND (income.person_key IS NULL OR income.income_fen <= income.standard_fen)
  AND NOT EXISTS (
    SELECT 1 FROM enrolled e WHERE e.person_key = m.person_key AND e.programme = 'tekun')
  AND NOT EXISTS (
    SELECT 1 FROM employment j WHERE j.person_key = m.person_key AND j.paid_month > screening.month - $job_months)
