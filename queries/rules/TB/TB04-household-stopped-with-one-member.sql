/*---
id: TB04
title: 户内有人死亡、迁出、服刑或入住机构后整户停保，余下成员脱保
family: TB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 乡镇民政办、县低保中心
groups: [老, 残, 童, 病]
clauses: ["2.7", "5.2"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二、五
    quote: 切实做到“应保尽保”
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 家庭人口变化的应重新核定保障金
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 家庭人口变化的应重新核定
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: dibao, state: previous, columns: [household_no], max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，未成年人、在读学生列为待核 }
  - { kind: death, columns: [died_on] }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未查找户内迁出人员，未排除户口迁出、注销人员 }
  - { kind: custody, optional: true, if_missing: 未查找户内服刑、强制隔离戒毒人员 }
  - { kind: residence, columns: [admitted_on], optional: true, if_missing: 未查找户内入住机构人员 }
  - { kind: departure, columns: [reason], optional: true, if_missing: 未核对停发原因是否为自愿放弃 }
  - { kind: income_check, columns: [income_fen, assets], optional: true, if_missing: 未核对收入财产是否超标 }
  - { kind: income_check, columns: [household_size], optional: true, only_if_there: true, if_missing: 核对结果没有家庭人口数，按户籍人数算，结果随人数而变的列为待核 }
  - { kind: custody, columns: [until_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有终止日期，名册上的都按在押处理 }
  - { kind: custody, columns: [from_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有起始日期，上期名册以前收押的没有排除 }
  - { kind: residence, columns: [left_on], optional: true, only_if_there: true, if_missing: 机构入住名册没有离开日期，名册上的都按在住处理 }
  - { kind: income_check, columns: [rigid_fen], optional: true, only_if_there: true, if_missing: 核对结果没有刚性支出，没有扣减 }
  - { kind: income_check, columns: [job_cost_fen], optional: true, only_if_there: true, if_missing: 核对结果没有就业成本，没有扣减 }
  - { kind: income_check, columns: [side], optional: true, only_if_there: true, if_missing: 核对结果没有城乡类别，城镇户只凭名册和村（社区）名认定 }
exclusions:
  - { text: 本人已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead himself }
  - { text: 本人正在服刑或强制隔离戒毒, proof: 服刑及强戒人员名册, case: left out in custody himself }
  - { text: 本人住在机构, proof: 机构入住人员名册, case: left out when he lives in an institution himself }
  - { text: 本人现有低保、特困或儿童保障, proof: 低保、特困、儿童名册, case: left out when covered elsewhere }
  - { text: 该户仍在低保名册（只减了一人）, proof: 低保名册, case: left out when the household is still on the roll }
  - { text: 上期名册以前就已死亡、收押, proof: 死亡名单、服刑及强戒人员名册, case: left out when the death is older than that roll }
lowered:
  - { text: 停发原因为本人自愿放弃, case: a hint after a voluntary waiver }
  - { text: 核对财产超标，或收入高于低保标准, case: a hint when the check was over the limit }
explain: "{name}所在低保户（{certificate_no}）在{previous_month}名册上，户内有人{event}[（{event_on}）]后全户在{month}名册上都不在保，本人没有其他保障。"
evidence:
  certificate_no: 原低保证号
  previous_month: 上期名册月份
  event: 户内变化
  event_on: 发生日期
  hint_because: 列为提示的原因
verify: 余下成员名单、新户主、儿童监护人；现由谁供养
rectify: 变更户主，按余下人口重新计算补差，补发断档月份；儿童另查是否属于孤儿、事实无人抚养
outcomes: ["01", "02", "03", "04", "05", "06", "07", "08", "09", "11", "12", "13", "14", "15"]
falsepositives:
  - { text: 换户主后换了低保证号，本人仍在册, case: left out when covered elsewhere }
related: [TB01, TB02]
---*/
SELECT
  rest.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM stopped d WHERE d.person_key = rest.person_key AND d.reason = '本人自愿放弃'
    ) THEN '停发原因为本人自愿放弃'
    WHEN EXISTS (
      SELECT 1 FROM household_income i
      WHERE i.person_key = rest.person_key
        AND (i.assets = '超标' OR i.left_fen > i.standard_fen * i.household_size)
    ) THEN '核对财产超标，或扣减后收入高于低保标准'
  END                    AS hint_because,
  rest.household_no      AS certificate_no,
  rest.period            AS previous_month,
  lost.event,
  lost.event_on,
  rest.row_id            AS previous_row,
  lost.row_id            AS event_row
FROM (
  SELECT
    b.person_key,
    b.household_no,
    b.period,
    b.row_id,
    ROW_NUMBER() OVER (PARTITION BY b.person_key ORDER BY b.row_id) AS n
  FROM enrolled_before b
  WHERE b.programme = 'dibao'
) rest
JOIN (
  SELECT
    x.household_no,
    x.event,
    x.event_on,
    x.row_id,
    ROW_NUMBER() OVER (PARTITION BY x.household_no ORDER BY x.place, x.row_id) AS n
  FROM (
    SELECT b.household_no, 'a' AS place, '死亡' AS event, d.died_on AS event_on, d.row_id
    FROM enrolled_before b
    JOIN dead d ON d.person_key = b.person_key AND @ym(d.died_on) >= b.period
    CROSS JOIN screening s
    WHERE b.programme = 'dibao' AND d.died_on <= s.as_of
    UNION ALL
    SELECT b.household_no, 'b' AS place, '户口迁出或注销' AS event, h.moved_on AS event_on, h.row_id
    FROM enrolled_before b
    JOIN hukou h ON h.person_key = b.person_key AND h.state IN ('迁出', '注销')
    JOIN away a ON a.person_key = b.person_key
    WHERE b.programme = 'dibao'
    UNION ALL
    SELECT b.household_no, 'c' AS place, '服刑或强制隔离戒毒' AS event, c.from_on AS event_on, c.row_id
    FROM enrolled_before b
    JOIN in_custody c ON c.person_key = b.person_key
    WHERE b.programme = 'dibao' AND (c.from_on IS NULL OR @ym(c.from_on) >= b.period)
    UNION ALL
    SELECT b.household_no, 'd' AS place, '入住机构' AS event, i.admitted_on AS event_on, i.row_id
    FROM enrolled_before b
    JOIN in_institution i ON i.person_key = b.person_key AND @ym(i.admitted_on) >= b.period
    WHERE b.programme = 'dibao'
  ) x
) lost ON lost.household_no = rest.household_no AND lost.n = 1
CROSS JOIN screening
WHERE rest.n = 1
  AND NOT EXISTS (
    SELECT 1 FROM enrolled e WHERE e.programme = 'dibao' AND e.household_no = rest.household_no)
  AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = rest.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = rest.person_key)
  AND NOT EXISTS (SELECT 1 FROM in_custody c WHERE c.person_key = rest.person_key)
  AND NOT EXISTS (SELECT 1 FROM in_institution i WHERE i.person_key = rest.person_key)
