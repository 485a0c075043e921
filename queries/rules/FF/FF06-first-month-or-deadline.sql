/*---
id: FF06
title: 起发月错误或审批超期
family: FF
level: hit
status: stable
grain: record
priority: B
due_days: 15
who: 乡镇民政办、县低保中心
groups: []
clauses: ["2.4"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 及时将符合条件的家庭纳入低保范围
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 受理、审核、公示、审批各步骤的时限，批准之日的下月起发
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 受理之日起30个工作日内办结，特殊情况45个工作日；确认之日的下月起发
    from: 2021-07-01
    edition: current
    confidence: 记
  - document: 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见
    number: 国发〔2015〕52号
    clause: 自递交申请当月计发补贴
    from: 2016-01-01
    edition: both
    confidence: 证
needs:
  - { kind: application, columns: [programme, received_on, decided_on] }
  - { kind: payment, columns: [item, for_month], optional: true, if_missing: 没有发放流水，未核对起发月 }
  - { kind: enrolment, optional: true, if_missing: 没有保障名册，只按申请人本人和低保证号找发放记录 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
  - { kind: payment, columns: [household_no], optional: true, only_if_there: true, if_missing: 发放流水没有低保证号，只按申请人本人找发放记录 }
  - { kind: application, columns: [decision], optional: true, only_if_there: true, if_missing: 申请台账没有审批结果，有决定日期的都按批准处理 }
params:
  decide_days: { default: 30, unit: 个工作日, scope: 县, basis: 民发〔2021〕57号；2019年口径按民发〔2012〕220号各步骤之和，由县确定 }
  lookback_months: { default: 12, unit: 个月, scope: 县, basis: 只查近一年受理的申请 }
  next_month: { default: [dibao, tekun, orphan, unsupported_child], scope: 国, basis: 批准次月起发的项目 }
  same_month: { default: [disability_living, disability_care], scope: 国, basis: 自申请当月计发（国发〔2015〕52号） }
  dated: { default: [dibao, tekun], scope: 国, basis: 有办结时限的项目 }
exclusions:
  - { text: 应发之月的发放流水没有装入, proof: 发放流水, case: left out when the file does not cover the month due }
  - { text: 至今没有发放（由 FF01 核查）, proof: 发放流水, case: left to FF01 when never paid }
  - { text: 不予批准, proof: 申请审批台账, case: left out when refused }
  - { text: 在时限最后一个工作日决定, proof: 申请审批台账、节假日表, case: left out on the last working day allowed }
  - { text: 已有审批结果，只是没有写决定日期, proof: 申请审批台账, case: left out when decided on a day that nobody wrote }
  - { text: 一年以前受理, proof: 申请审批台账, case: left out when older than a year }
explain: "{name}申请{programme}[，{received_on}受理][，{received_month}受理（只写到月份，按当月最后一天算）][、{decided_on}决定][，首次发放{first_month}]：{fault}[（应自{due_month}起发）][（用了{workdays}个工作日][，时限{decide_days}个工作日）]。"
evidence:
  programme: 申请项目
  received_on: 受理日期
  received_month: 受理月份
  decided_on: 决定日期
  first_month: 首次发放月份
  due_month: 应起发月份
  workdays: 办理工作日
  decide_days: 办理时限（工作日）
  fault: 不符之处
verify: 受理、公示、决定、首发日期
rectify: 补发首月；限期办结
outcomes: ["02", "03", "05", "06", "12", "13", "15", "16"]
falsepositives:
  - { text: 节假日多，按日历天数看超期而按工作日没有, case: left out over a long holiday }
related: [FF01, FF11]
---*/
SELECT
  late.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  late.programme,
  CASE WHEN late.by_month = 0 THEN late.received_on END AS received_on,
  CASE WHEN late.by_month = 1 THEN @ym(late.received_on) END AS received_month,
  late.decided_on,
  late.first_month,
  CASE WHEN late.place = 1 THEN late.due_month END AS due_month,
  CASE WHEN late.place > 1 THEN late.workdays END AS workdays,
  CASE WHEN late.place > 1 THEN CAST($decide_days AS INTEGER) END AS decide_days,
  CASE
    WHEN late.place = 1 THEN '起发月晚于应起发月份'
    WHEN late.place = 2 THEN '超过办理时限还没有决定'
    ELSE '超过办理时限才决定'
  END                    AS fault,
  late.row_id            AS application_row,
  late.payment_row
FROM (
  SELECT
    a.person_key,
    a.programme,
    a.received_on,
    a.by_month,
    a.decided_on,
    a.row_id,
    a.due_month,
    a.workdays,
    paid.first_month,
    paid.row_id AS payment_row,
    CASE
      WHEN paid.first_month > a.due_month AND a.is_granted = 1
        AND EXISTS (
          SELECT 1 FROM own_payment c WHERE c.item = a.programme AND a.due_month BETWEEN c.first_month AND c.last_month)
        THEN 1
      -- A decision without a date was made, and nobody knows when.
      WHEN a.programme IN $dated AND a.workdays > $decide_days AND a.decided_on IS NULL AND a.is_open = 1 THEN 2
      WHEN a.programme IN $dated AND a.workdays > $decide_days AND a.decided_on IS NOT NULL THEN 3
    END AS place
  FROM (
    SELECT
      x.person_key,
      x.programme,
      x.received_on,
      CASE WHEN told.by_month = 1 AND EXTRACT(DAY FROM x.received_on) = 1 THEN 1 ELSE 0 END AS by_month,
      x.decided_on,
      x.row_id,
      CASE WHEN COALESCE(x.decision, '批准') = '批准' AND x.decided_on IS NOT NULL THEN 1 ELSE 0 END AS is_granted,
      CASE WHEN COALESCE(x.decision, '在办') = '在办' THEN 1 ELSE 0 END AS is_open,
      CASE
        WHEN x.programme IN $next_month THEN @ym(x.decided_on) + 1
        WHEN x.programme IN $same_month THEN @ym(x.received_on)
      END AS due_month,
      until.workdays - since.workdays AS workdays
    FROM application x
    CROSS JOIN screening s
    CROSS JOIN (
      SELECT CASE
        WHEN COUNT(k.received_on) >= 3
          AND SUM(CASE WHEN EXTRACT(DAY FROM k.received_on) = 1 THEN 1 ELSE 0 END) * 2 > COUNT(k.received_on)
          THEN 1 ELSE 0 END AS by_month
      FROM application k
    ) told
    -- A ledger that tells months alone has each read as its first day: nobody waited who may have applied on its last.
    JOIN calendar since ON since.day = CASE
      WHEN told.by_month = 1 AND EXTRACT(DAY FROM x.received_on) = 1 THEN @month_end(@ym(x.received_on))
      ELSE x.received_on
    END
    JOIN calendar until ON until.day = COALESCE(x.decided_on, s.as_of)
    WHERE @ym(x.received_on) > s.month - $lookback_months
      AND x.received_on <= s.as_of
  ) a
  LEFT JOIN (
    SELECT h.row_id AS application_row, MIN(y.first_month) AS first_month, MIN(y.row_id) AS row_id
    FROM (
      SELECT x.row_id, x.programme, x.received_on, y.row_id AS payment_row
      FROM application x
      JOIN own_payment y ON y.person_key = x.person_key
      UNION ALL
      SELECT x.row_id, x.programme, x.received_on, y.row_id AS payment_row
      FROM application x
      JOIN own_payment y ON y.household_no = x.household_no
      UNION ALL
      SELECT x.row_id, x.programme, x.received_on, y.row_id AS payment_row
      FROM application x
      JOIN enrolled e ON e.person_key = x.person_key AND e.programme = 'dibao'
      JOIN own_payment y ON y.household_no = e.household_no
    ) h
    JOIN own_payment y ON y.row_id = h.payment_row AND y.item = h.programme AND y.first_month >= @ym(h.received_on)
    GROUP BY h.row_id
  ) paid ON paid.application_row = a.row_id
) late
CROSS JOIN screening
WHERE late.place IS NOT NULL
