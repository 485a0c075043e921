/*---
id: LB11
title: 扣减刚性支出和就业成本后符合低保条件未纳入
family: LB
level: hit
status: stable
grain: household
priority: B
due_days: 15
who: 乡镇民政办、核对中心
groups: []
clauses: ["2.2", "2.3"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 统筹考虑家庭成员因残疾、患重病等增加的刚性支出、必要的就业成本等因素，综合评估家庭经济状况
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 家庭收入核算
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 核算收入可按规定扣减刚性支出和必要的就业成本
    from: 2021-07-01
    edition: current
    confidence: 记
  - document: 刚性支出困难家庭认定办法
    from: 2024-10-24
    edition: current
    confidence: 证
needs:
  - { kind: income_check, columns: [income_fen, assets] }
  - { kind: income_check, columns: [household_size], optional: true, only_if_there: true, if_missing: 核对结果没有家庭人口数，按户籍人数算，结果随人数而变的列为待核 }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 未核对户内其他成员是否已有保障、是否财产超标 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: income_check, columns: [rigid_fen], optional: true, only_if_there: true, if_missing: 核对结果没有刚性支出，没有扣减 }
  - { kind: income_check, columns: [job_cost_fen], optional: true, only_if_there: true, if_missing: 核对结果没有就业成本，没有扣减 }
  - { kind: income_check, columns: [side], optional: true, only_if_there: true, if_missing: 核对结果没有城乡类别，城镇户只凭名册和村（社区）名认定 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 户内有人享受低保或特困, proof: 低保、特困名册, case: left out when the household is covered }
  - { text: 财产超标, proof: 核对结果, case: left out when assets are above the limit }
explain: "{name}家庭核对人均月收入{income_fen}（{gross}低保标准{standard_fen}），扣减刚性支出和就业成本后人均{left_per_head_fen}，财产未超标，户内无人享受低保或特困[；同户另一成员{other_assets}，先核对财产]。"
evidence:
  income_fen: 核对人均月收入
  gross: 毛收入与标准相比
  left_per_head_fen: 扣减后人均月收入
  standard_fen: 当月低保标准
  other_assets: 同户另一成员的核对
verify: 医疗自付票据、学费、康复费、务工成本，重新核算
rectify: 重新核算并纳入；或认定低保边缘、刚性支出困难家庭、给予临时救助
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 户内已有人享受低保, case: left out when the household is covered }
---*/
SELECT
  a.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  a.income_fen,
  CASE WHEN a.income_fen > a.standard_fen THEN '高于' ELSE '不高于' END AS gross,
  @idiv(a.left_fen, a.household_size) AS left_per_head_fen,
  a.standard_fen,
  CASE WHEN found.hukou_no IS NOT NULL THEN '核出财产超标' END AS other_assets,
  a.row_id               AS income_row
FROM applicant a
CROSS JOIN screening
-- What was found of one member holds for the household, unless the applicant was checked later.
LEFT JOIN (
  SELECT o.hukou_no, MAX(COALESCE(o.known_on, CAST('9999-12-31' AS DATE))) AS known_on
  FROM applicant o
  JOIN registered_member m ON m.person_key = o.person_key
  WHERE o.assets = '超标' AND o.hukou_no IS NOT NULL
  GROUP BY o.hukou_no
) found ON found.hukou_no = a.hukou_no AND found.known_on >= COALESCE(a.known_on, CAST('1900-01-01' AS DATE))
WHERE a.assets = '未超标'
  AND a.left_fen <= a.standard_fen * a.household_size
  AND NOT EXISTS (SELECT 1 FROM covered c WHERE c.person_key = a.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM registered_member m JOIN covered c ON c.person_key = m.person_key
    WHERE m.hukou_no = a.hukou_no)
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.person_key = a.person_key)
