/*---
id: LB01
title: 建档立卡、监测对象中的重病重残人员未参照单人户纳入低保
family: LB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 乡镇民政办
groups: [残, 病]
clauses: ["2.5"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 对未脱贫建档立卡贫困户中的重病患者、重度残疾人等完全丧失劳动能力和部分丧失劳动能力的人员，以及生活困难的成年、无业重度残疾人，参照单人户纳入低保
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 关于在脱贫攻坚三年行动中切实做好社会救助兜底保障工作的实施意见
    number: 民发〔2018〕90号
    clause: 未脱贫建档立卡贫困户中的重度残疾人、重病患者参照单人户纳入低保
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 低保边缘家庭中的重度残疾人、重病患者可单独提出申请
    from: 2021-07-01
    edition: current
    confidence: 记
  - document: 关于进一步做好最低生活保障等社会救助兜底保障工作的通知
    number: 民发〔2022〕83号
    clause: 扩大单人户范围
    edition: current
    confidence: 记
needs:
  - { kind: poverty, columns: [poverty_state], edition: "2019" }
  - { kind: poverty, columns: [risk_state], edition: current }
  - { kind: poverty, columns: [labour] }
  - { kind: poverty, columns: [health], optional: true, if_missing: 没有健康状况，只看残疾证和重病名单 }
  - { kind: margin, columns: [margin_type], edition: current, optional: true, if_missing: 没有低保边缘家庭名册，只看监测对象 }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，未成年人、在读学生列为待核 }
  - { kind: disability, columns: [grade], optional: true, if_missing: 未识别持证重度残疾人 }
  - { kind: illness, optional: true, if_missing: 未识别重病患者 }
  - { kind: income_check, columns: [assets], optional: true, if_missing: 未核对财产是否超标 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，未看家中其他成员的财产核对 }
params:
  lost_labour: { default: [丧失劳动力, 丧失劳动能力, 无劳动力, 无劳动能力, 弱劳动力或半劳动力, 部分丧失劳动能力], scope: 县, basis: 民函〔2019〕95号二：完全丧失和部分丧失劳动能力 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 现有低保、特困或儿童保障, proof: 低保、特困、儿童名册, case: left out when protected }
lowered:
  - { text: 劳动技能为普通、技能劳动力或空白, case: a hint when able to work }
  - { text: 健康状况只有残疾或长期慢性病，没有重残、重病记录, case: a hint when only disabled or chronically ill }
  - { text: 核对财产超标, case: a hint when assets are above the limit }
  - { text: 不是监测对象，是低保边缘家庭成员（现行口径）, case: a hint for a severely disabled member of a household on the margin today }
explain: "{name}是{standing}，{condition}[，劳动技能为{labour}]，不在{month}低保、特困、儿童名册。"
evidence:
  standing: 困难身份
  condition: 重病重残情况
  poverty_state: 脱贫属性
  labour: 劳动技能
  health: 健康状况
  hint_because: 列为提示的原因
verify: 残疾证或诊断证明原件、自付费用、劳动能力、与谁共同生活、家庭经济状况核对
rectify: 协助申请，参照单人户或整户纳入低保；符合特困条件的转特困
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 已整户纳入低保或已转特困, case: left out when protected }
---*/
SELECT
  poor.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN card.person_key IS NULL AND ill.person_key IS NULL AND poor.health_ill = 0 THEN '没有重残、重病记录'
    WHEN poor.labour IS NULL THEN '没有登记劳动技能'
    WHEN poor.labour NOT IN $lost_labour THEN '登记的劳动技能不是丧失或弱劳动力'
    WHEN EXISTS (SELECT 1 FROM over_assets o WHERE o.person_key = poor.person_key) THEN '核对财产超标'
  END                    AS hint_because,
  CASE
    WHEN severe.person_key IS NOT NULL THEN '持有效重度残疾人证'
    WHEN card.person_key IS NOT NULL THEN '持有效三级智力、精神残疾人证'
    WHEN ill.person_key IS NOT NULL THEN '在重病患者名单上'
    WHEN poor.health_ill = 1 THEN '健康状况登记为患有大病'
    ELSE '健康状况登记为残疾或长期慢性病'
  END                    AS condition,
  CASE poor.poverty_state
    WHEN '未脱贫' THEN '建档立卡未脱贫人口'
    WHEN '返贫' THEN '建档立卡返贫人口'
    ELSE '风险未消除的监测对象'
  END                    AS standing,
  poor.poverty_state,
  poor.labour,
  poor.health,
  poor.row_id            AS poor_row,
  card.row_id            AS card_row,
  ill.row_id             AS ill_row
FROM poor
CROSS JOIN screening
LEFT JOIN severe_card card ON card.person_key = poor.person_key AND card.purpose = '单人户'
LEFT JOIN severe_card severe ON severe.person_key = poor.person_key AND severe.purpose = '重残'
LEFT JOIN ill ON ill.person_key = poor.person_key
WHERE (card.person_key IS NOT NULL OR ill.person_key IS NOT NULL
    OR poor.health_ill = 1 OR poor.health_disabled = 1 OR poor.health_chronic = 1)
  AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = poor.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = poor.person_key)
UNION ALL
SELECT
  near.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  '是低保边缘家庭成员，没有列为监测对象' AS hint_because,
  CASE
    WHEN severe.person_key IS NOT NULL THEN '持有效重度残疾人证'
    WHEN card.person_key IS NOT NULL THEN '持有效三级智力、精神残疾人证'
    ELSE '在重病患者名单上'
  END                    AS condition,
  '低保边缘家庭成员'     AS standing,
  CAST(NULL AS VARCHAR)  AS poverty_state,
  CAST(NULL AS VARCHAR)  AS labour,
  CAST(NULL AS VARCHAR)  AS health,
  near.row_id            AS poor_row,
  card.row_id            AS card_row,
  ill.row_id             AS ill_row
FROM (
  SELECT x.person_key, MIN(x.row_id) AS row_id
  FROM margin x
  CROSS JOIN screening s
  WHERE s.edition = 'current'
    AND x.margin_type = '低保边缘'
    AND (x.valid_until_on IS NULL OR x.valid_until_on >= s.as_of)
  GROUP BY x.person_key
) near
CROSS JOIN screening
LEFT JOIN severe_card card ON card.person_key = near.person_key AND card.purpose = '单人户'
LEFT JOIN severe_card severe ON severe.person_key = near.person_key AND severe.purpose = '重残'
LEFT JOIN ill ON ill.person_key = near.person_key
WHERE (card.person_key IS NOT NULL OR ill.person_key IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM poor p WHERE p.person_key = near.person_key)
  AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = near.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = near.person_key)
