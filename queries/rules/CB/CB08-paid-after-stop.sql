/*---
id: CB08
title: 停保后仍发低保金
family: CB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 县低保中心
groups: []
clauses: ["2.15"]
basis:
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 停发
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 停发
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: departure, columns: [stop_month] }
  - { kind: payment, columns: [item, for_month] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
exclusions:
  - { text: 已重新在低保名册, proof: 低保名册, case: left out when back on the roll }
  - { text: 停发当月及以前的发放, proof: 发放流水, case: left out when paid for the stop month }
lowered:
  - { text: 几个月的钱一次发放，发的时候还没有停发，或者没有写发放日期, case: a hint when a quarter was paid before the stop }
explain: "{name}于{stop_month}停发低保，{fact}{paid_fen}（最后一笔属{last_paid_month}）。"
evidence:
  stop_month: 停发年月
  fact: 情况
  last_paid_month: 最后发放所属月份
  paid_fen: 停发后发放金额
  hint_because: 列为提示的原因
verify: 停发决定月、所属期、是否补发以前月份
rectify: 停发，追缴
outcomes: ["06", "07", "08", "09", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 停发当月的钱次月才到账，所属期仍是停发月, case: left out when paid for the stop month }
---*/
SELECT
  stopped.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN paid.is_ahead = 1 THEN '几个月的钱一次发放，发的时候还没有停发，或没有写发放日期' END AS hint_because,
  stopped.stop_month     AS stop_month,
  CASE
    WHEN paid.is_ahead = 1 THEN '以本人名义一次发放成功的低保金中有停发以后月份的，共'
    ELSE '停发后仍有以本人名义发放成功的低保金'
  END                    AS fact,
  paid.last_paid_month,
  paid.paid_fen,
  stopped.row_id         AS stop_row,
  paid.row_id            AS payment_row
FROM (
  SELECT
    d.person_key,
    d.stop_month,
    d.row_id,
    ROW_NUMBER() OVER (PARTITION BY d.person_key ORDER BY d.stop_month DESC, d.row_id) AS n
  FROM stopped d
  WHERE d.programme = 'dibao' AND d.stop_month IS NOT NULL
) stopped
JOIN (
  SELECT
    y.person_key,
    y.is_ahead,
    MAX(y.last_month) AS last_paid_month,
    SUM(y.amount_fen) AS paid_fen,
    MAX(y.row_id) AS row_id,
    ROW_NUMBER() OVER (PARTITION BY y.person_key ORDER BY y.is_ahead, y.person_key) AS n
  FROM (
    SELECT
      x.person_key,
      x.last_month,
      x.amount_fen,
      x.row_id,
      -- A quarter's money that came while he was on the roll was due to him then.
      CASE
        WHEN x.first_month <= z.paid_until AND COALESCE(@ym(x.paid_on), z.paid_until) <= z.paid_until THEN 1
        ELSE 0
      END AS is_ahead
    FROM own_payment x
    JOIN (
      SELECT d.person_key, MAX(d.paid_until) AS paid_until FROM stopped d WHERE d.programme = 'dibao' GROUP BY d.person_key
    ) z ON z.person_key = x.person_key
    WHERE x.item = 'dibao' AND x.last_month > z.paid_until
  ) y
  GROUP BY y.person_key, y.is_ahead
) paid ON paid.person_key = stopped.person_key AND paid.n = 1
CROSS JOIN screening
WHERE stopped.n = 1
  AND NOT EXISTS (
    SELECT 1 FROM enrolled e WHERE e.person_key = stopped.person_key AND e.programme = 'dibao')
