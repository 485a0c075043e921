/*---
id: TB06
title: 就业后退保未给渐退期
family: TB
level: hint
status: stable
grain: person
priority: C
due_days: 15
who: 县低保中心
groups: []
clauses: ["2.3"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 统筹考虑家庭成员因残疾、患重病等增加的刚性支出、必要的就业成本等因素，综合评估家庭经济状况
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 对就业后收入超过标准的家庭可给予渐退期
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: departure, columns: [reason, stop_month] }
  - { kind: employment, columns: [paid_month] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: payment, columns: [item, for_month], optional: true, if_missing: 未核对停发后是否发过渐退期低保金 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 只看本人就业，未看户内其他成员 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: income_check, columns: [assets], optional: true, if_missing: 未核对财产是否超标 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
params:
  job_reasons: { default: [收入超标, 外出务工, 就业], scope: 县, basis: 停发理由与就业增收有关 }
  work_from_age: { default: 16, unit: 周岁, scope: 国, basis: 劳动法第十五条 }
  work_to_age: { default: 59, unit: 周岁, scope: 国, basis: 法定退休年龄以下（男60周岁） }
  binding: { default: 0, unit: 1为是, scope: 省, basis: 现行办法规定“可以”给予渐退期；本省规定必须的填1 }
  before_months: { default: 6, unit: 个月, scope: 县, basis: 停发前半年起有职工社保缴费（参保名册只有最近一次缴费月份） }
  lookback_months: { default: 12, unit: 个月, scope: 县, basis: 渐退期一般3至12个月，更早停发的已过渐退期 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 已重新纳入低保或特困, proof: 低保、特困名册, case: left out when covered again }
  - { text: 停发后仍发了渐退期低保金, proof: 发放流水, case: left out when phase-out months were paid }
  - { text: 财产超标, proof: 核对结果, case: left out when assets are above the limit }
  - { text: 停发已超过一年, proof: 停保名单, case: left out when stopped thirteen months ago }
  - { text: 户内无人就业参保, proof: 职工社保参保名册, case: left out when nobody has a job }
explain: "{name}于{stop_month}停发低保，理由是“{reason}”；户内有人就业参保（最近缴费{paid_month}），没有渐退期发放记录。渐退期是否强制以本省规定为准。"
evidence:
  stop_month: 停发年月
  reason: 停发原因
  paid_month: 最近缴费月份
verify: 就业时间、工资，是否告知渐退政策；本省是否规定渐退期
rectify: 本省规定渐退的，补发渐退期低保金
outcomes: ["01", "02", "03", "05", "06", "07", "08", "11", "12", "13", "15"]
falsepositives:
  - { text: 停发后仍按渐退期发放, case: left out when phase-out months were paid }
---*/
-- Who is asked about comes first: kin are looked up for those few, not for a whole county.
WITH gone AS (
  SELECT d.person_key, d.stop_month, d.paid_until, d.reason, d.row_id
  FROM (
    SELECT
      o.person_key,
      o.stop_month,
      o.paid_until,
      o.reason,
      o.row_id,
      ROW_NUMBER() OVER (PARTITION BY o.person_key ORDER BY o.stop_month DESC, o.row_id) AS n
    FROM stopped o
    WHERE o.programme = 'dibao' AND o.stop_month IS NOT NULL
  ) d
  CROSS JOIN screening s
  WHERE d.n = 1 AND d.paid_until >= s.month - $lookback_months AND d.reason IN $job_reasons
),
kin AS (
  SELECT g.person_key, g.person_key AS kin_key, g.paid_until
  FROM gone g
  UNION ALL
  SELECT g.person_key, m.person_key AS kin_key, g.paid_until
  FROM gone g
  JOIN registered_member h ON h.person_key = g.person_key
  JOIN registered_member m ON m.hukou_no = h.hukou_no
)
SELECT
  gone.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN $binding = 1 THEN 'hit' ELSE 'hint' END AS level,
  gone.stop_month        AS stop_month,
  gone.reason,
  job.paid_month         AS paid_month,
  gone.row_id            AS stop_row,
  job.row_id             AS job_row
FROM gone
JOIN (
  SELECT
    w.person_key,
    w.paid_month,
    w.row_id,
    ROW_NUMBER() OVER (PARTITION BY w.person_key ORDER BY w.paid_month DESC, w.row_id) AS n
  FROM (
    SELECT k.person_key, j.paid_month, j.row_id
    FROM kin k
    JOIN employment j ON j.person_key = k.kin_key
    JOIN person p ON p.person_key = k.kin_key
    CROSS JOIN screening s
    WHERE @age(p.birth_on, s.as_of) BETWEEN $work_from_age AND $work_to_age
  ) w
) job ON job.person_key = gone.person_key AND job.n = 1
CROSS JOIN screening
WHERE job.paid_month >= gone.paid_until - $before_months
  AND NOT EXISTS (
    SELECT 1 FROM kin k JOIN own_payment y ON y.person_key = k.kin_key
    WHERE k.person_key = gone.person_key AND y.item = 'dibao' AND y.last_month > k.paid_until)
  AND NOT EXISTS (SELECT 1 FROM over_assets o WHERE o.person_key = gone.person_key)
  AND NOT EXISTS (SELECT 1 FROM covered x WHERE x.person_key = gone.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = gone.person_key)
