/*---
id: LB07
title: 重度残疾人护理补贴漏发
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
    clause: 重度残疾人护理补贴主要补助残疾等级被评定为一级、二级且需要长期照护的重度残疾人
    from: 2016-01-01
    edition: both
    confidence: 记
  - document: 关于进一步完善困难残疾人生活补贴和重度残疾人护理补贴制度的意见
    number: 民发〔2021〕70号
    clause: 应补尽补，主动服务
    edition: current
    confidence: 记
needs:
  - { kind: disability, columns: [grade] }
  - { kind: disability, columns: [card_state], optional: true, if_missing: 没有证件状态，未排除失效的残疾证 }
  - { kind: enrolment, roll: subsidy, programmes: [disability_care, disability_both], columns: [programme], max_age_months: 3 }
  - { kind: hukou, columns: [state] }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 在特困名册（不享受两项补贴）, proof: 特困名册, case: left out on the tekun roll }
  - { text: 不在户籍册上或户口不正常, proof: 户籍册, case: left out when not registered }
explain: "{name}持有效{category}{grade}级残疾证，户口正常，但不在{month}重度残疾人护理补贴名册。"
evidence:
  category: 残疾类别
  grade: 残疾等级
verify: 是否告知、是否申请、证件是否有效、是否领取工伤护理费等护理类待遇
rectify: 主动代办，自申请当月计发
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 户口已迁出，由迁入地发放, case: left out when not registered }
---*/
SELECT
  card.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  card.category,
  card.grade,
  card.row_id            AS card_row
FROM severe_card card
CROSS JOIN screening
WHERE card.purpose = '护理补贴'
  AND EXISTS (SELECT 1 FROM registered h WHERE h.person_key = card.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM enrolled e WHERE e.person_key = card.person_key AND e.programme IN ('disability_care', 'tekun'))
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = card.person_key)
