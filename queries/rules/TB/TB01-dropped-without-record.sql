/*---
id: TB01
title: 上期在保，本期消失且无停发记录
family: TB
level: hit
status: stable
grain: person
priority: A
due_days: 10
who: 乡镇民政办、县低保中心
groups: [老, 残, 童, 病]
clauses: ["2.7", "5.2"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二、五
    quote: 贫困老年人、残疾人、儿童等特殊群体“脱保”、“漏保”问题全面排查
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 社会救助暂行办法
    number: 国务院令第649号
    clause: 第十三条
    from: 2014-05-01
    edition: both
    confidence: 记
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 停发应书面说明理由
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 停发、减发须有法定事由，履行程序并书面告知理由
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, any_roll: [dibao, tekun, child], state: previous }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，未成年人、在读学生列为待核 }
  - { kind: departure }
  - { kind: enrolment, roll: dibao, state: previous, optional: true, if_missing: 没有上期低保名册，未核对退出低保的 }
  - { kind: enrolment, roll: tekun, state: previous, optional: true, if_missing: 没有上期特困名册，未核对退出特困的 }
  - { kind: enrolment, roll: child, state: previous, optional: true, if_missing: 没有上期儿童保障名册，未核对退出儿童保障的 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: custody, optional: true, if_missing: 未排除服刑、强制隔离戒毒人员 }
  - { kind: custody, columns: [until_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有终止日期，名册上的都按在押处理 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 孤儿、事实无人抚养儿童保障到18周岁（国办发〔2010〕54号） }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 正在服刑或强制隔离戒毒, proof: 服刑及强戒人员名册, case: left out in custody }
  - { text: 有停发记录（由 TB02 核查理由）, proof: 停保名单, case: left out with a stop on record }
  - { text: 已转入其他保障, proof: 低保、特困、儿童名册, case: left out when another roll has him }
  - { text: 儿童保障对象已满18周岁（由 TB05 核查）, proof: 出生日期, case: a child who has turned 18 is left to TB05 }
lowered:
  - { text: 停发记录比上期名册早一个季度以上，是更早的一次, case: a stop more than a quarter before the roll he was on is of an earlier time }
explain: "{name}在{previous_month}的{programme}名册上，{month}低保、特困、儿童名册上都不在保，也没有停发记录。"
evidence:
  programme: 上期保障
  previous_month: 上期名册月份
  certificate_no: 原低保证号
  hint_because: 列为提示的原因
verify: 是否作出停发决定、何时、何人签批、是否书面告知；本人现是否在世、在当地居住；现家庭收入
rectify: 无停发决定的恢复保障并补发；有决定的补齐手续并送达告知书
outcomes: ["01", "02", "03", "05", "06", "07", "08", "09", "11", "12", "13", "14", "15"]
falsepositives:
  - { text: 换户主或系统迁移时漏导，本人仍在领取, case: left out when another roll has him }
---*/
SELECT
  gone.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN gone.stopped_before = 1 THEN '停保名单上只有更早的一次停发' END AS hint_because,
  gone.programme         AS programme,
  gone.period            AS previous_month,
  gone.household_no      AS certificate_no,
  gone.row_id            AS previous_row
FROM (
  SELECT
    b.person_key,
    b.programme,
    b.period,
    b.household_no,
    b.row_id,
    b.stopped_before,
    ROW_NUMBER() OVER (PARTITION BY b.person_key ORDER BY b.period DESC, b.row_id) AS n
  FROM unrecorded b
  JOIN person p ON p.person_key = b.person_key
  CROSS JOIN screening s
  WHERE b.programme IN ('dibao', 'tekun')
    OR ((b.roll = 'child' OR b.programme IN ('orphan', 'unsupported_child')) AND @age(p.birth_on, s.as_of) < $adult_age)
) gone
CROSS JOIN screening
WHERE gone.n = 1
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = gone.person_key)
  AND NOT EXISTS (SELECT 1 FROM in_custody c WHERE c.person_key = gone.person_key)
