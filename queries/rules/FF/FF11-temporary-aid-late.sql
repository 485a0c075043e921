/*---
id: FF11
title: 临时救助审批超期，先行救助未补手续，或审批层级不符
family: FF
level: hit
status: stable
grain: record
priority: B
due_days: 15
who: 乡镇民政办、县民政局社会救助股
groups: [灾]
clauses: ["2.9", "2.10", "3.2"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 积极开展先行救助，全面落实县、乡两级审批政策规定，不断增强救助时效性
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于全面建立临时救助制度的通知
    number: 国发〔2014〕47号
    edition: both
    confidence: 证
  - document: 关于进一步加强和改进临时救助工作的意见
    number: 民发〔2018〕23号
    edition: both
    confidence: 证
needs:
  - { kind: aid, columns: [applied_on, approved_on] }
  - { kind: aid, columns: [first_aid], optional: true, only_if_there: true, if_missing: 台账没有是否先行救助，未核对补办手续，未排除先行救助事后补批的 }
  - { kind: aid, columns: [urgency], optional: true, only_if_there: true, if_missing: 台账没有救助类型，一律按支出型的时限核对 }
  - { kind: aid, columns: [paid_on], optional: true, only_if_there: true, if_missing: 台账没有发放日期，只按审批日期计算 }
  - { kind: aid, columns: [papers_said], optional: true, only_if_there: true, if_missing: 台账没有补手续日期，有审批日期的按已补手续 }
  - { kind: aid, columns: [amount_fen, approved_by], optional: true, only_if_there: true, if_missing: 台账没有金额或审批层级，未核对审批权限 }
params:
  urgent_days: { default: 1, unit: 天, scope: 县, basis: 急难型应在24小时内先行救助 }
  normal_days: { default: 15, unit: 个工作日, scope: 县, basis: 支出型救助的办理时限由县规定，常见15个工作日 }
  paper_days: { default: 10, unit: 个工作日, scope: 县, basis: 先行救助后补齐手续的期限由县规定，常见10个工作日 }
  town_limit_fen: { default: 0, unit: 分, scope: 县, basis: 县里规定的乡镇审批限额；未填写（0）时不核对审批层级 }
  lookback_months: { default: 12, unit: 个月, scope: 县, basis: 只查近一年的申请 }
exclusions:
  - { text: 先行救助事后补批的，不按申请日期计时限, proof: 临时救助台账, case: left out when aid came first and the papers followed }
  - { text: 刚刚先行救助，补手续期限未到, proof: 临时救助台账, case: left out while papers may still follow }
  - { text: 手续已经补齐, proof: 临时救助台账的补手续日期, case: left out when the papers are dated }
  - { text: 急难型次日发放, proof: 临时救助台账, case: left out when an urgent grant was paid the next day }
  - { text: 在时限内办结, proof: 临时救助台账, case: left out on the last day allowed }
  - { text: 一年以前的申请, proof: 临时救助台账, case: left out when older than a year }
lowered:
  - { text: 台账没有写是否先行救助，审批晚可能是事后补批, case: a hint where the ledger never says whether aid came first }
  - { text: 台账没有发放日期，急难型只能按审批日期算, case: a hint for an urgent grant where the ledger has no day of payment }
explain: "{name}[于{applied_on}]申请临时救助[，{approved_on}审批][，{paid_on}发放][，审批层级{approved_by}][，金额{amount_fen}]：{fault}[（乡镇限额{limit_fen}）]。"
evidence:
  applied_on: 申请日期
  approved_on: 审批日期
  paid_on: 发放日期
  approved_by: 审批层级
  amount_fen: 救助金额
  fault: 不符之处
  limit_fen: 乡镇审批限额
  hint_because: 列为提示的原因
verify: 发生、申请、救助、补手续各日期；审批层级与乡镇限额
rectify: 补齐手续；缩短流程；按限额调整审批权限
outcomes: ["02", "03", "04", "06", "12", "13", "15"]
falsepositives:
  - { text: 先行救助后补办手续，审批日期自然晚于申请, case: left out when aid came first and the papers followed }
related: [FF12, LB12]
---*/
SELECT
  late.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  late.for_month         AS period,
  CASE
    WHEN late.fault = '审批超过时限' AND NOT EXISTS (SELECT 1 FROM aid k WHERE k.first_aid IS NOT NULL) THEN '台账没有写是否先行救助'
    WHEN late.fault = '急难型救助没有在时限内到位' AND NOT EXISTS (SELECT 1 FROM aid k WHERE k.paid_on IS NOT NULL) THEN '台账没有发放日期，只能按审批日期算'
  END                    AS hint_because,
  late.applied_on,
  late.approved_on,
  late.paid_on,
  late.approved_by,
  late.amount_fen,
  late.fault,
  CASE WHEN late.fault LIKE '%审批限额%' THEN CAST($town_limit_fen AS BIGINT) END AS limit_fen,
  late.row_id            AS aid_row
FROM (
  SELECT
    a.person_key,
    a.applied_on,
    a.approved_on,
    a.paid_on,
    a.approved_by,
    a.amount_fen,
    a.row_id,
    @ym(COALESCE(a.applied_on, a.approved_on)) AS for_month,
    CASE
      WHEN a.first_aid = 1 AND a.papers_said IS NULL
        AND (a.approved_on IS NULL OR EXISTS (SELECT 1 FROM aid k WHERE k.papers_said IS NOT NULL))
        AND now.workdays - helped.workdays > $paper_days
        THEN '先行救助后没有补办手续'
      WHEN COALESCE(a.first_aid, 0) = 0 AND a.urgency = '急难型'
        AND @days_between(a.asked_on, COALESCE(a.paid_on, a.approved_on)) > $urgent_days
        THEN '急难型救助没有在时限内到位'
      WHEN COALESCE(a.first_aid, 0) = 0 AND COALESCE(a.urgency, '支出型') <> '急难型'
        AND decided.workdays - asked.workdays > $normal_days
        -- Who may have been urgent was not kept waiting where the money came in time.
        AND (a.urgency IS NOT NULL OR helped.workdays - asked.workdays > $normal_days)
        THEN '审批超过时限'
      WHEN $town_limit_fen > 0 AND a.amount_fen > $town_limit_fen
        AND a.approved_at = '乡镇'
        THEN '超过乡镇审批限额，应由县级审批'
      WHEN $town_limit_fen > 0 AND a.amount_fen <= $town_limit_fen AND a.approved_at = '县级'
        THEN '在乡镇审批限额以内，却由县级审批'
    END AS fault
  FROM (
    SELECT
      x.person_key,
      x.applied_on,
      -- A ledger that tells months alone has each read as its first day: nobody waited who may have asked on its last.
      CASE
        WHEN told.by_month = 1 AND EXTRACT(DAY FROM x.applied_on) = 1 THEN @month_end(@ym(x.applied_on))
        ELSE x.applied_on
      END AS asked_on,
      x.approved_on,
      x.paid_on,
      x.papers_said,
      x.first_aid,
      x.urgency,
      x.approved_by,
      x.amount_fen,
      x.row_id,
      -- 某某县青岗镇人民政府 and 县民政局委托乡镇 are the town; which of 县乡两级 decided nobody knows.
      CASE
        WHEN x.approved_by LIKE '%两级%' OR x.approved_by LIKE '%县乡%' OR x.approved_by LIKE '%县、乡%' THEN CAST(NULL AS VARCHAR)
        WHEN x.approved_by LIKE '%委托%' THEN '乡镇'
        WHEN x.approved_by LIKE '%民政局%' OR x.approved_by LIKE '%县级%' OR x.approved_by LIKE '%区级%' OR x.approved_by LIKE '%市级%' THEN '县级'
        WHEN x.approved_by LIKE '%乡%' OR x.approved_by LIKE '%镇%' OR x.approved_by LIKE '%街道%' THEN '乡镇'
        WHEN x.approved_by LIKE '%县%' OR x.approved_by = '区' OR x.approved_by = '市' THEN '县级'
      END AS approved_at
    FROM aid x
    CROSS JOIN (
      SELECT CASE
        WHEN COUNT(k.applied_on) >= 3
          AND SUM(CASE WHEN EXTRACT(DAY FROM k.applied_on) = 1 THEN 1 ELSE 0 END) * 2 > COUNT(k.applied_on)
          THEN 1 ELSE 0 END AS by_month
      FROM aid k
    ) told
  ) a
  CROSS JOIN screening s
  JOIN calendar now ON now.day = s.as_of
  LEFT JOIN calendar asked ON asked.day = a.asked_on
  LEFT JOIN calendar decided ON decided.day = a.approved_on
  LEFT JOIN calendar helped ON helped.day = COALESCE(a.paid_on, a.approved_on, a.applied_on)
) late
CROSS JOIN screening
WHERE late.fault IS NOT NULL
  AND late.for_month > screening.month - $lookback_months
  AND late.for_month <= screening.month
