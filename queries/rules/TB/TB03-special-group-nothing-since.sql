/*---
id: TB03
title: 特殊群体或防返贫对象退保后无任何接续保障
family: TB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 乡镇民政办
groups: [老, 残, 童, 病]
clauses: ["2.18", "5.2"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二、五
    quote: 贫困老年人、残疾人、儿童等特殊群体“脱保”、“漏保”问题全面排查
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 关于加强低收入人口动态监测做好分层分类社会救助工作的意见
    number: 国办发〔2023〕39号
    clause: 分层分类救助，动态监测
    from: 2023-10-01
    edition: current
    confidence: 证
needs:
  - { kind: departure }
  - { kind: departure, columns: [reason], optional: true, if_missing: 没有停发原因，未核对是否为自愿放弃 }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，未成年人、在读学生列为待核 }
  - { kind: enrolment, roll: dibao, state: previous, optional: true, if_missing: 没有上期低保名册，退出低保的只看有停发记录的 }
  - { kind: enrolment, roll: tekun, state: previous, optional: true, if_missing: 没有上期特困名册，退出特困的只看有停发记录的 }
  - { kind: enrolment, roll: child, state: previous, optional: true, if_missing: 没有上期儿童保障名册，退出儿童保障的只看有停发记录的 }
  - { kind: aid, columns: [approved_on] }
  - { kind: disability, columns: [grade], optional: true, if_missing: 未识别重度残疾人 }
  - { kind: disability, columns: [card_state], optional: true, only_if_there: true, if_missing: 没有证件状态，失效的残疾证只按有效期核对 }
  - { kind: illness, optional: true, if_missing: 未识别重病患者 }
  - { kind: poverty, columns: [poverty_state], edition: "2019", optional: true, if_missing: 未识别建档立卡和监测对象 }
  - { kind: poverty, columns: [risk_state], edition: current, optional: true, if_missing: 未识别建档立卡和监测对象 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: custody, optional: true, if_missing: 未排除服刑、强制隔离戒毒人员 }
  - { kind: income_check, columns: [assets], optional: true, if_missing: 未核对财产是否超标 }
  - { kind: custody, columns: [until_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有终止日期，名册上的都按在押处理 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，未看家中其他成员的临时救助和财产核对 }
params:
  lookback_months: { default: 12, unit: 个月, scope: 县, basis: 全面排查覆盖近一年退出人员 }
  old_age: { default: 60, unit: 周岁, scope: 国, basis: 老年人权益保障法第二条 }
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 未成年人保护法第二条 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 无停发记录且正在服刑或强制隔离戒毒, proof: 服刑及强戒人员名册, case: left out when dropped into custody }
  - { text: 现有低保、特困或儿童保障, proof: 低保、特困、儿童名册, case: left out when protected again }
  - { text: 退保后本人得到临时救助, proof: 临时救助台账, case: left out with temporary aid since }
lowered:
  - { text: 没有退出时的停发记录，只有更早的一次, case: a hint where the only stop is long before the roll he was on }
  - { text: 停发原因为本人自愿放弃, case: a hint after a voluntary waiver }
  - { text: 核对财产超标, case: a hint when assets are above the limit }
  - { text: 退保后家中其他成员得到临时救助, case: a hint when another member got aid }
explain: "{name}属于{group}，原在{programme}名册，{drop_month}{drop_fact}[，停发原因是“{reason}”]；至{month}没有低保、特困、儿童保障，此后本人也没有得到临时救助。"
evidence:
  group: 特殊群体
  programme: 原保障
  drop_month: 退出年月
  drop_fact: 退出情况
  reason: 停发原因
  hint_because: 列为提示的原因
verify: 退保后谁供养、收入来源、是否需要照料，是否曾申请救助
rectify: 符合条件的重新纳入，或转特困、认定低保边缘、给予临时救助；不符合的书面说明
outcomes: ["01", "02", "03", "04", "05", "06", "07", "08", "09", "11", "12", "13", "14", "15"]
falsepositives:
  - { text: 停发后已由临时救助接上, case: left out with temporary aid since }
---*/
SELECT
  lost.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN lost.stopped_before = 1 THEN '停保名单上只有更早的一次停发'
    WHEN lost.reason = '本人自愿放弃' THEN '本人自愿放弃'
    WHEN EXISTS (SELECT 1 FROM over_assets o WHERE o.person_key = lost.person_key) THEN '核对财产超标'
    WHEN EXISTS (
      SELECT 1 FROM household_relief r
      WHERE r.person_key = lost.person_key AND @ym(r.approved_on) >= lost.drop_month
    ) THEN '同户其他成员得到过临时救助'
  END                    AS hint_because,
  CASE
    WHEN card.person_key IS NOT NULL THEN '重度残疾人'
    WHEN ill.person_key IS NOT NULL THEN '重病患者'
    WHEN @age(lost.birth_on, screening.as_of) < $adult_age THEN '未成年人'
    WHEN @age(lost.birth_on, screening.as_of) >= $old_age THEN '老年人'
    ELSE '建档立卡或监测对象'
  END                    AS "group",
  lost.programme,
  lost.drop_month,
  CASE WHEN lost.recorded = 1 THEN '停发' ELSE '还在名册上，以后不在保，也没有停发记录' END AS drop_fact,
  lost.reason,
  lost.row_id            AS drop_row,
  card.row_id            AS card_row,
  ill.row_id             AS ill_row,
  poor.row_id            AS poor_row
FROM (
  SELECT
    d.person_key,
    d.drop_month,
    d.reason,
    d.programme,
    d.recorded,
    -- A stop of these months is his leaving, whatever roll he was on afterwards.
    CASE WHEN MAX(d.recorded) OVER (PARTITION BY d.person_key) = 1 THEN 0 ELSE d.stopped_before END AS stopped_before,
    d.row_id,
    p.birth_on,
    ROW_NUMBER() OVER (PARTITION BY d.person_key ORDER BY d.drop_month DESC, d.row_id) AS n
  FROM dropped d
  JOIN person p ON p.person_key = d.person_key
  CROSS JOIN screening s
  WHERE d.paid_until BETWEEN s.month - $lookback_months AND s.month
    AND (d.recorded = 1 OR (
      NOT EXISTS (SELECT 1 FROM in_custody c WHERE c.person_key = d.person_key)
      AND (d.programme IN ('dibao', 'tekun') OR @age(p.birth_on, s.as_of) < $adult_age)))
) lost
CROSS JOIN screening
LEFT JOIN severe_card card ON card.person_key = lost.person_key AND card.purpose = '重残'
LEFT JOIN ill ON ill.person_key = lost.person_key
LEFT JOIN poor ON poor.person_key = lost.person_key
WHERE lost.n = 1
  AND (card.person_key IS NOT NULL
    OR ill.person_key IS NOT NULL
    OR poor.person_key IS NOT NULL
    OR @age(lost.birth_on, screening.as_of) >= $old_age
    OR @age(lost.birth_on, screening.as_of) < $adult_age)
  AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = lost.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = lost.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM aid t WHERE t.person_key = lost.person_key AND @ym(t.approved_on) >= lost.drop_month)
