/*---
id: FF10
title: 分散供养特困人员探访不到位
family: FF
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 乡镇民政办
groups: [老, 残]
clauses: ["2.14"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 加强对分散供养特困人员定期探访和照料服务
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于进一步健全特困人员救助供养制度的意见
    number: 国发〔2016〕14号
    clause: 分散供养的委托照料
    edition: both
    confidence: 证
  - document: 关于加强分散供养特困人员照料服务的通知
    number: 民发〔2019〕124号
    edition: both
    confidence: 待核
needs:
  - { kind: enrolment, roll: tekun, columns: [supply, visited_on], max_age_months: 3 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
params:
  visit_days: { default: 30, unit: 天, scope: 县, basis: 分散供养人员至少每月探访一次 }
exclusions:
  - { text: 集中供养, proof: 特困名册, case: left out in an institution }
  - { text: 探访在期限内, proof: 特困名册, case: left out when visited on the last day allowed }
  - { text: 名册比排查月份早，而最近一次探访就在名册的当月, proof: 特困名册, case: left out when the roll is of an earlier month and tells of a visit in it }
lowered:
  - { text: 已死亡、户口迁出或注销, case: a hint when away }
explain: "{name}为分散供养特困人员，{fault}[，最近探访{visited_on}]，应每{visit_days}天探访一次。"
evidence:
  visited_on: 最近探访日期
  visit_days: 探访间隔上限
  fault: 情况
  hint_because: 列为提示的原因
verify: 照料人是否到岗、协议、最近探访记录、居住饮食
rectify: 立即探访，签订协议或更换照料人，必要时集中供养
outcomes: ["02", "03", "06", "07", "08", "09", "12", "13", "15"]
falsepositives:
  - { text: 住在供养服务机构, case: left out in an institution }
---*/
SELECT
  roll.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN EXISTS (SELECT 1 FROM away a WHERE a.person_key = roll.person_key) THEN '本人已死亡、迁出或注销'
  END                    AS hint_because,
  roll.visited_on,
  CAST($visit_days AS INTEGER) AS visit_days,
  CASE WHEN roll.visited_on IS NULL THEN '没有探访记录' ELSE '超过规定间隔没有探访' END AS fault,
  roll.row_id            AS tekun_row
FROM (
  SELECT
    e.person_key,
    e.visited_on,
    e.period,
    e.row_id,
    ROW_NUMBER() OVER (
      PARTITION BY e.person_key ORDER BY COALESCE(e.visited_on, CAST('1900-01-01' AS DATE)) DESC, e.row_id
    ) AS n
  FROM enrolled e
  WHERE e.programme = 'tekun' AND e.supply = '分散供养'
) roll
CROSS JOIN screening
WHERE roll.n = 1
  AND (roll.visited_on IS NULL OR @days_between(roll.visited_on, screening.as_of) > $visit_days)
  -- A roll of an earlier month cannot tell of the visits since.
  AND (
    COALESCE(roll.period, screening.month) >= screening.month
    OR roll.visited_on IS NULL
    OR @ym(roll.visited_on) < roll.period
  )
