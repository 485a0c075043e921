/*---
id: FF02
title: 发放不及时
family: FF
level: hit
status: stable
grain: payment
priority: B
due_days: 15
who: 县低保中心、财政局、代发银行
groups: []
clauses: ["2.15", "2.16"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 确保按时足额发放，农村低保金按季度发放的地区要实行季度首月发放
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于进一步加强和改进最低生活保障工作的意见
    number: 国发〔2012〕45号
    edition: "2019"
    confidence: 证
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 按月发放，按季发放的于季度初10日前发放
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 按月发放
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: payment, columns: [item, for_month, paid_on] }
  - { kind: enrolment, any_roll: [dibao, tekun, child], columns: [from_month], max_age_months: 3 }
  - { kind: enrolment, roll: dibao, columns: [household_no, from_month], max_age_months: 3, optional: true, if_missing: 没有近三个月带低保证号和开始享受年月的低保名册，未核对低保 }
  - { kind: enrolment, roll: tekun, columns: [from_month], max_age_months: 3, optional: true, if_missing: 没有近三个月带开始享受年月的特困名册，未核对特困 }
  - { kind: enrolment, roll: child, columns: [from_month], max_age_months: 3, optional: true, if_missing: 没有近三个月带开始享受年月的儿童保障名册，未核对儿童保障 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
  - { kind: payment, columns: [household_no], optional: true, only_if_there: true, if_missing: 发放流水没有低保证号，低保金只能凭领款人、账号和户籍归户 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，没写低保证号的低保金不能按户籍归户 }
  - { kind: enrolment, roll: child, columns: [programme], optional: true, only_if_there: true, if_missing: 儿童保障名册没有类型，未核对儿童保障 }
params:
  monthly_only: { default: 1, scope: 县, basis: 民发〔2021〕57号要求按月发放；省里另有规定的写 0 }
  pay_day: { default: 10, unit: 日, scope: 县, basis: 每月10日前发放（民发〔2012〕220号的地方办法） }
  least_quarters: { default: 2, unit: 个季度, scope: 县, basis: 春节前常把一季度的钱一次预发，只有一个季度这样的不算按季度发放 }
  grace_days: { default: 5, unit: 天, scope: 县, basis: 超过5天计为不及时 }
exclusions:
  - { text: 该月没有发放成功记录（由 FF01、FF07 核查）, proof: 发放流水, case: left to FF01 when nothing succeeded }
  - { text: 季度首月以后才开始享受的，那一季不要求首月到账, proof: 保障名册, case: left out in the quarter within which he was taken on }
  - { text: 在宽限期内到账, proof: 发放流水, case: left out on the last day of grace }
lowered:
  - { text: 领款人已死亡、迁出或注销, case: a hint when the payee is away }
  - { text: 现行口径下仍按季度发放，虽在季度首月到账, case: a hint for a quarter paid in time today }
  - { text: 户内成员同时在两个低保证号, case: a hint when a member stands under two numbers }
explain: "{name}的{programme}，{period}的钱{paid_on}首次到账：{fault}[（应不晚于每月{last_day}日）]。"
evidence:
  fault: 情况
  programme: 保障项目
  paid_on: 首次到账日期
  last_day: 最晚发放日
  hint_because: 列为提示的原因
verify: 支付申请、财政下达、银行到账各日期，卡在哪一环
rectify: 调整拨付流程，书面说明
outcomes: ["03", "05", "07", "08", "12", "13", "15", "16", "17"]
falsepositives:
  - { text: 按季度发放，一季三个月分三行写，同一天到账, case: left out where a quarter's months came on one day of its first month }
  - { text: 月初遇节假日顺延几天, case: left out on the last day of grace }
---*/
WITH paid_row AS (
  SELECT
    x.payee_row,
    y.programme,
    x.for_month,
    x.first_month,
    x.for_count,
    x.paid_on,
    x.row_id,
    @idiv(x.for_month, 3) * 3 AS quarter
  FROM payee_payment x
  JOIN payee y ON y.payee_row = x.payee_row
  WHERE x.succeeded = 1 AND x.paid_on IS NOT NULL
),
-- Whether what was paid for several months of a quarter came on one day.
by_quarter AS (
  SELECT r.payee_row, r.programme, r.quarter, CASE WHEN MIN(r.paid_on) = MAX(r.paid_on) THEN 1 ELSE 0 END AS is_so
  FROM paid_row r
  GROUP BY r.payee_row, r.programme, r.quarter
  HAVING MIN(r.for_month) < MAX(r.for_month)
),
-- Who is always paid so: once is what many do before the Spring Festival.
habit AS (
  SELECT q.payee_row, q.programme, MIN(q.is_so) AS is_so
  FROM by_quarter q
  GROUP BY q.payee_row, q.programme
  HAVING COUNT(q.quarter) >= $least_quarters
)
SELECT
  payee.person_key,
  payee.household_no,
  paid.for_month         AS period,
  COALESCE(payee.hint_because, CASE
    WHEN paid.for_count > 1 AND @ym(paid.paid_on) <= paid.first_month THEN '钱在季度首月到账，本省可能另有规定'
  END)                   AS hint_because,
  CASE
    WHEN paid.for_count = 1 THEN '过了发放日和宽限期'
    WHEN @ym(paid.paid_on) > paid.first_month THEN '没有在所属期的首月到账'
    ELSE '按季度发放，没有按月发放'
  END                    AS fault,
  payee.programme,
  paid.paid_on,
  CASE WHEN paid.for_count = 1 THEN COALESCE(pay_rule.pay_day, $pay_day) + COALESCE(pay_rule.grace_days, $grace_days) END AS last_day,
  payee.payee_row        AS roll_row,
  paid.row_id            AS payment_row
FROM payee
JOIN (
  SELECT
    x.payee_row,
    x.for_month,
    x.first_month,
    x.for_count,
    x.paid_on,
    x.row_id,
    -- Of a quarter that is paid at once in its first month nothing is late, though its months stand in rows of their own.
    CASE WHEN @ym(x.paid_on) = x.quarter AND COALESCE(own.is_so, habit.is_so, most.is_so) = 1 THEN 1 ELSE 0 END AS is_early,
    ROW_NUMBER() OVER (PARTITION BY x.payee_row, x.for_month ORDER BY x.paid_on, x.row_id) AS n
  FROM paid_row x
  LEFT JOIN by_quarter own ON own.payee_row = x.payee_row AND own.quarter = x.quarter
  -- A quarter of which one month was paid alone as yet is paid as he usually is, or as most are.
  LEFT JOIN habit ON habit.payee_row = x.payee_row
  LEFT JOIN (
    SELECT b.programme, CASE WHEN SUM(b.is_so) * 2 > COUNT(b.payee_row) THEN 1 ELSE 0 END AS is_so
    FROM habit b
    GROUP BY b.programme
  ) most ON most.programme = x.programme
) paid ON paid.payee_row = payee.payee_row AND paid.n = 1
CROSS JOIN screening
LEFT JOIN pay_rule ON pay_rule.programme = payee.programme
WHERE payee.from_month < paid.for_month
  -- Who was taken on later within a quarter could not be paid in its first month.
  AND payee.from_month <= paid.first_month
  AND paid.for_month <= screening.month
  AND ((paid.for_count = 1 AND paid.is_early = 0 AND paid.paid_on > @date(paid.for_month, COALESCE(pay_rule.pay_day, $pay_day) + COALESCE(pay_rule.grace_days, $grace_days)))
    OR (paid.for_count > 1 AND @ym(paid.paid_on) > paid.first_month)
    OR (paid.for_count > 1 AND paid.for_month = paid.first_month AND screening.edition = 'current' AND $monthly_only = 1))
