/*---
id: LB02
title: 成年无业重度残疾人未纳入低保
family: LB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 乡镇民政办
groups: [残]
clauses: ["2.6"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 对未脱贫建档立卡贫困户中的重病患者、重度残疾人等完全丧失劳动能力和部分丧失劳动能力的人员，以及生活困难的成年、无业重度残疾人，参照单人户纳入低保
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于加快推进残疾人小康进程的意见
    number: 国发〔2015〕7号
    clause: 生活困难、靠家庭供养且无法单独立户的成年无业重度残疾人按单人户纳入低保
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 低保边缘家庭中的重度残疾人可单独提出申请
    from: 2021-07-01
    edition: current
    confidence: 记
  - document: 关于进一步做好最低生活保障等社会救助兜底保障工作的通知
    number: 民发〔2022〕83号
    clause: 成年无业重度残疾人可按单人户申请
    edition: current
    confidence: 记
needs:
  - { kind: disability, columns: [grade] }
  - { kind: disability, columns: [card_state], optional: true, if_missing: 没有证件状态，未排除失效的残疾证 }
  - { kind: hukou, columns: [state] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，未成年人、在读学生列为待核 }
  - { kind: employment, columns: [paid_month] }
  - { kind: poverty, columns: [poverty_state], edition: "2019", optional: true, if_missing: 未识别建档立卡人员 }
  - { kind: poverty, columns: [risk_state], edition: current, optional: true, if_missing: 未识别监测对象 }
  - { kind: income_check, optional: true, if_missing: 没有经济状况核对结果，只列建档立卡人员和监测对象 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: income_check, columns: [income_fen], optional: true, only_if_there: true, if_missing: 没有经济状况核对结果，只列建档立卡人员和监测对象 }
  - { kind: income_check, columns: [household_size], optional: true, only_if_there: true, if_missing: 核对结果没有家庭人口数，按户籍人数算，结果随人数而变的列为待核 }
  - { kind: income_check, columns: [assets], optional: true, only_if_there: true, if_missing: 未核对财产是否超标 }
  - { kind: income_check, columns: [rigid_fen], optional: true, only_if_there: true, if_missing: 核对结果没有刚性支出，没有扣减 }
  - { kind: income_check, columns: [job_cost_fen], optional: true, only_if_there: true, if_missing: 核对结果没有就业成本，没有扣减 }
  - { kind: income_check, columns: [side], optional: true, only_if_there: true, if_missing: 核对结果没有城乡类别，城镇户只凭名册和村（社区）名认定 }
  - { kind: hukou, columns: [hukou_no], optional: true, only_if_there: true, if_missing: 没有户籍户号，未看家中其他成员的核对结果 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 未成年人保护法第二条 }
  income_percent: { default: 150, unit: '%', scope: 省, basis: 收入在低保标准1.5倍以内视为生活困难（民发〔2021〕57号低保边缘口径） }
  job_months: { default: 3, unit: 个月, scope: 县, basis: 近三个月有职工社保缴费视为就业 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 现有低保、特困或儿童保障, proof: 低保、特困、儿童名册, case: left out when protected }
  - { text: 已就业参保, proof: 职工社保参保名册, case: left out when employed }
  - { text: 未成年, proof: 出生日期, case: left out as a minor }
  - { text: 不在户籍册上或户口不正常, proof: 户籍册, case: left out when not registered }
lowered:
  - { text: 核对财产超标, case: a hint when assets are above the limit }
  - { text: 不是建档立卡人口或监测对象，且没有核对结果或收入超过标准1.5倍, case: a hint without any income record }
explain: "{name}持{category}{grade}级残疾证，成年且近{job_months}个月无职工社保缴费，{hardship}[（扣减后人均月收入{left_per_head_fen}][，低保标准{standard_fen}）]，不在{month}低保、特困名册。"
evidence:
  category: 残疾类别
  grade: 残疾等级
  hardship: 生活困难情况
  left_per_head_fen: 扣减后人均月收入
  standard_fen: 当月低保标准
  job_months: 核对参保月数
  hint_because: 列为提示的原因
verify: 是否就业参保、有无养老金、本人收入财产、由谁供养
rectify: 协助申请单人户低保；符合特困条件的转特困
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 已就业并参加职工社保, case: left out when employed }
---*/
SELECT
  card.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN EXISTS (SELECT 1 FROM over_assets o WHERE o.person_key = card.person_key) THEN '核对财产超标'
    WHEN poor.person_key IS NOT NULL THEN CAST(NULL AS VARCHAR)
    WHEN income.person_key IS NULL THEN '生活是否困难没有核对结果可看'
    WHEN income.left_fen * 100 > income.standard_fen * income.household_size * $income_percent THEN '收入高于视为生活困难的口径'
  END                    AS hint_because,
  card.category,
  card.grade,
  CASE
    WHEN poor.person_key IS NOT NULL THEN '是建档立卡或监测对象'
    WHEN income.person_key IS NULL THEN '没有收入核对结果'
    WHEN income.left_fen * 100 > income.standard_fen * income.household_size * $income_percent THEN '核对收入较高'
    ELSE '核对收入不高'
  END                    AS hardship,
  @idiv(income.left_fen, income.household_size) AS left_per_head_fen,
  income.standard_fen,
  CAST($job_months AS INTEGER) AS job_months,
  card.row_id            AS card_row,
  poor.row_id            AS poor_row,
  income.row_id          AS income_row
FROM severe_card card
CROSS JOIN screening
JOIN person ON person.person_key = card.person_key
LEFT JOIN poor ON poor.person_key = card.person_key
LEFT JOIN household_income income ON income.person_key = card.person_key
WHERE card.purpose = '单人户'
  AND @age(person.birth_on, screening.as_of) >= $adult_age
  AND EXISTS (SELECT 1 FROM registered h WHERE h.person_key = card.person_key)
  AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = card.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM employment j WHERE j.person_key = card.person_key AND j.paid_month > screening.month - $job_months)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = card.person_key)
