/*---
id: CB01
title: 死亡人员在保或死后发放
family: CB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 乡镇民政办、县低保中心
groups: []
clauses: ["2.15"]
basis:
  - document: 社会救助暂行办法
    number: 国务院令第649号
    clause: 第十三条
    from: 2014-05-01
    edition: both
    confidence: 记
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 停发
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 终止保障
    from: 2021-07-01
    edition: current
    confidence: 记
  - document: 特困人员认定办法
    number: 民发〔2021〕43号
    clause: 终止救助供养
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: death }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，在册的都列为待核，死后发放没有核对 }
  - { kind: enrolment, any_roll: [dibao, tekun, child, subsidy], max_age_months: 3 }
  - { kind: enrolment, roll: dibao, max_age_months: 3, optional: true, if_missing: 没有近三个月的低保名册，未核对低保 }
  - { kind: enrolment, roll: tekun, max_age_months: 3, optional: true, if_missing: 没有近三个月的特困名册，未核对特困 }
  - { kind: enrolment, roll: child, max_age_months: 3, optional: true, if_missing: 没有近三个月的儿童保障名册，未核对儿童保障 }
  - { kind: enrolment, roll: subsidy, max_age_months: 3, optional: true, if_missing: 没有近三个月的残疾人两项补贴名册，未核对残疾人两项补贴 }
  - { kind: payment, columns: [item, for_month], optional: true, if_missing: 未核对死亡后的发放记录 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
params:
  grace_months: { default: 1, unit: 个月, scope: 县, basis: 死亡次月停发 }
  monthly_items:
    default: [dibao, tekun, tekun_care, orphan, unsupported_child, disability_living, disability_care, price, elder]
    scope: 县
    basis: 按月发放的项目；丧葬费、临时救助等一次性款项不算死后发放
exclusions:
  - { text: 死亡日期晚于排查月份, proof: 死亡名单, case: left out when the death is later }
  - { text: 死亡当月和次月的发放, proof: 发放流水, case: left out when paid within the grace month }
lowered:
  - { text: 在册但仍在死亡次月的宽限期内, case: a hint inside the grace month }
  - { text: 几个月的钱一次发放，发的时候他还在世，或者没有写发放日期, case: a hint when a quarter was paid before the death }
explain: "{name}在死亡名单上（死亡日期{died_on}），至{month}{fact}（{item}[，最后一笔属{last_paid_month}]）。"
evidence:
  died_on: 死亡日期
  fact: 死后在册或发放情况
  item: 所在名册或所发项目
  last_paid_month: 死后最后发放月份
  hint_because: 列为提示的原因
verify: 死亡日期及证明来源、最后发放月、由谁领取
rectify: 次月停发，追缴多发资金
outcomes: ["06", "07", "08", "09", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 同号不同人或死亡名单误报, case: left out when the death is later }
---*/
SELECT
  d.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN COALESCE(paid.is_ahead, 1) = 1 AND screening.month <= @ym(d.died_on) + $grace_months THEN '还在死亡次月的宽限期内'
    WHEN roll.person_key IS NULL AND paid.is_ahead = 1 THEN '几个月的钱一次发放，发的时候还在世，或没有写发放日期'
  END                    AS hint_because,
  d.died_on,
  CASE
    WHEN roll.person_key IS NULL AND paid.is_ahead = 1 THEN '查到以本人名义一次发放成功的钱中有死亡次月以后月份的'
    WHEN roll.person_key IS NULL THEN '查到死亡次月以后仍以本人名义发放成功的记录'
    WHEN COALESCE(paid.is_ahead, 1) = 1 THEN '仍在保障或补贴名册上'
    ELSE '仍在保障或补贴名册上，还查到死亡次月以后以本人名义发放成功的记录'
  END                    AS fact,
  COALESCE(roll.programme, paid.item) AS item,
  paid.last_paid_month,
  d.row_id               AS death_row,
  roll.row_id            AS roll_row,
  paid.row_id            AS payment_row
FROM dead d
CROSS JOIN screening
LEFT JOIN (
  SELECT e.person_key, e.programme, MIN(e.row_id) AS row_id FROM enrolled e GROUP BY e.person_key, e.programme
) roll ON roll.person_key = d.person_key
LEFT JOIN (
  -- The last of all that was paid, whichever item it was.
  SELECT
    z.person_key,
    z.item,
    z.is_ahead,
    MAX(z.last_month) OVER (PARTITION BY z.person_key, z.is_ahead) AS last_paid_month,
    z.row_id,
    MIN(z.is_ahead) OVER (PARTITION BY z.person_key) AS least_ahead
  FROM (
    SELECT n.person_key, n.item, n.is_ahead, MAX(n.last_month) AS last_month, MAX(n.row_id) AS row_id
    FROM (
      SELECT
        y.person_key,
        y.item,
        y.last_month,
        y.row_id,
        -- A quarter's money that came while he lived was due to him then.
        CASE
          WHEN y.first_month <= @ym(x.died_on) AND COALESCE(y.paid_on, x.died_on) <= x.died_on THEN 1
          ELSE 0
        END AS is_ahead
      FROM own_payment y
      JOIN dead x ON x.person_key = y.person_key
      WHERE y.item IN $monthly_items AND y.last_month > @ym(x.died_on) + $grace_months
    ) n
    GROUP BY n.person_key, n.item, n.is_ahead
  ) z
) paid ON paid.person_key = d.person_key AND paid.is_ahead = paid.least_ahead
WHERE COALESCE(d.died_on, screening.as_of) <= screening.as_of
  AND (roll.person_key IS NOT NULL OR paid.person_key IS NOT NULL)
