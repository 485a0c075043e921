/*---
id: FF03
title: 发放不足额
family: FF
level: hit
status: stable
grain: payment
priority: B
due_days: 15
who: 县低保中心
groups: []
clauses: ["2.15"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 要规范低保金等社会救助资金发放工作，确保按时足额发放
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于进一步加强和改进最低生活保障工作的意见
    number: 国发〔2012〕45号
    edition: "2019"
    confidence: 证
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 按核定的差额足额发放
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: payment, columns: [item, for_month, amount_fen] }
  - { kind: enrolment, any_roll: [dibao, tekun, child], columns: [from_month, amount_fen], max_age_months: 3 }
  - { kind: enrolment, roll: dibao, columns: [household_no, from_month, amount_fen], max_age_months: 3, optional: true, if_missing: 没有近三个月带低保证号、开始享受年月和保障金额的低保名册，未核对低保 }
  - { kind: enrolment, roll: tekun, columns: [from_month, amount_fen], max_age_months: 3, optional: true, if_missing: 没有近三个月带开始享受年月和基本生活费的特困名册，未核对特困 }
  - { kind: enrolment, roll: tekun, columns: [care_fen], max_age_months: 3, optional: true, if_missing: 特困名册没有照料护理费，只按基本生活费核对 }
  - { kind: enrolment, roll: child, columns: [from_month, amount_fen], max_age_months: 3, optional: true, if_missing: 没有近三个月带开始享受年月和保障金额的儿童保障名册，未核对儿童保障 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
  - { kind: payment, columns: [household_no], optional: true, only_if_there: true, if_missing: 发放流水没有低保证号，低保金只能凭领款人、账号和户籍归户 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，没写低保证号的低保金不能按户籍归户 }
  - { kind: enrolment, roll: child, columns: [programme], optional: true, only_if_there: true, if_missing: 儿童保障名册没有类型，未核对儿童保障 }
params:
  tolerance_fen: { default: 100, unit: 分, scope: 县, basis: 尾差不超过1元不计 }
  raised_percent: { default: 50, unit: '%', scope: 县, basis: 以前某月多数人都不够名册金额的，名册上是后来调整的标准 }
  far_percent: { default: 50, unit: "%", scope: 县, basis: 分、角写成元或年额写成月额时，实发不到名册金额的一半 }
  least_payees: { default: 20, unit: 户、人, scope: 县, basis: 人数太少时看不出多数 }
exclusions:
  - { text: 照料护理费由照料人领取, proof: 发放流水, case: care money that a carer draws is not due to whom he cares for }
  - { text: 该月没有发放成功记录（由 FF01、FF07 核查）, proof: 发放流水, case: left to FF01 when nothing was paid }
  - { text: 差额不超过允许尾差, proof: 发放流水, case: left out within one yuan }
  - { text: 排查月份以前的某月，该项目多数领款人都不够名册金额（标准是后来提高的），不能按名册核对, proof: 发放流水, case: left out when most payees of the month got less than the roll says }
lowered:
  - { text: 领款人已死亡、迁出或注销, case: a hint when the payee is away }
  - { text: 户内成员同时在两个低保证号, case: a hint when a member stands under two numbers }
  - { text: 排查月份当月，该项目多数领款人实发都不到名册金额的一半（可能单位或月份不同）, case: a hint where most payees of the month got less than half of what the roll says }
  - { text: 够名册金额，但低于参数表里本县当月的特困基本生活标准、孤儿标准, case: a hint when the county's standard of the month was not paid }
explain: "{name}{programme}每月应发{due_fen}（按{due_by}），实发不足的月份：{period}，当月实发{paid_fen}。"
evidence:
  programme: 保障项目
  due_fen: 应发金额
  due_by: 应发依据
  paid_fen: 实发金额
  hint_because: 列为提示的原因
verify: 当月标准文件、核定收入、档次、是否有抵扣决定
rectify: 补发差额
outcomes: ["03", "05", "07", "08", "12", "13", "15", "16", "17"]
falsepositives:
  - { text: 角分尾差, case: left out within one yuan }
---*/
SELECT
  told.person_key,
  told.household_no,
  told.for_month         AS period,
  COALESCE(
    told.hint_because,
    CASE WHEN told.is_short = 0 THEN '够名册金额，只是低于本县标准' END,
    CASE WHEN told.is_far = 1 THEN '当月多数领款人实发都不到名册金额的一半，两边的金额可能不是同一单位或不是一个月的，请先核对名册' END
  ) AS hint_because,
  told.programme,
  CASE WHEN told.is_short = 1 THEN told.due_fen ELSE standard.fen END AS due_fen,
  CASE WHEN told.is_short = 1 THEN '名册' ELSE '本县标准' END AS due_by,
  told.paid_fen,
  told.payee_row         AS roll_row,
  told.row_id            AS payment_row
FROM (
  SELECT
    c.person_key,
    c.household_no,
    c.hint_because,
    c.programme,
    c.due_fen,
    c.payee_row,
    c.for_month,
    c.paid_fen,
    c.row_id,
    -- Where most payees of an earlier month got less, the amount on the roll is a later one; where those of this month did, they were paid short.
    CASE WHEN c.short = 1 AND NOT (c.is_earlier = 1 AND c.payees >= $least_payees AND c.all_short * 100 > c.payees * $raised_percent) THEN 1 ELSE 0 END AS is_short,
    CASE WHEN c.payees >= $least_payees AND c.all_far * 100 > c.payees * $raised_percent THEN 1 ELSE 0 END AS is_far
  FROM (
    SELECT
      b.person_key,
      b.household_no,
      b.hint_because,
      b.programme,
      b.due_fen,
      b.payee_row,
      b.for_month,
      b.paid_fen,
      b.row_id,
      b.short,
      b.is_earlier,
      COUNT(b.payee_row) OVER (PARTITION BY b.programme, b.for_month) AS payees,
      SUM(b.short) OVER (PARTITION BY b.programme, b.for_month) AS all_short,
      SUM(b.far) OVER (PARTITION BY b.programme, b.for_month) AS all_far
    FROM (
      SELECT
        payee.person_key,
        payee.household_no,
        payee.hint_because,
        payee.programme,
        payee.due_fen,
        payee.payee_row,
        paid.for_month,
        paid.paid_fen,
        paid.row_id,
        CASE WHEN paid.paid_fen < payee.due_fen - $tolerance_fen THEN 1 ELSE 0 END AS short,
        -- 分 or 角 read as yuan, or a year's amount as a month's, is seen by how far nearly all are from the roll.
        CASE WHEN paid.paid_fen * 100 < payee.due_fen * $far_percent THEN 1 ELSE 0 END AS far,
        CASE WHEN paid.for_month < screening.month THEN 1 ELSE 0 END AS is_earlier
      FROM payee
      JOIN (
        SELECT
          x.payee_row,
          x.for_month,
          -- Who was taken on within a quarter is paid for the rest of it.
          SUM(CASE
            WHEN y.from_month >= x.first_month
            THEN @idiv(x.whole_fen, x.first_month + x.for_count - 1 - y.from_month)
            ELSE x.amount_fen
          END) AS paid_fen,
          MIN(x.row_id) AS row_id
        FROM payee_payment x
        JOIN payee y ON y.payee_row = x.payee_row AND y.from_month < x.for_month
        WHERE x.succeeded = 1
        GROUP BY x.payee_row, x.for_month
      ) paid ON paid.payee_row = payee.payee_row
      CROSS JOIN screening
      WHERE paid.for_month <= screening.month
    ) b
  ) c
) told
LEFT JOIN (
  SELECT m.programme, m.for_month, MIN(r.fen) AS fen
  FROM paid_month m
  JOIN rate r ON r.item = m.programme AND r.grade IS NULL AND m.for_month BETWEEN r.from_month AND r.until_month
  WHERE m.programme IN ('tekun', 'orphan')
  GROUP BY m.programme, m.for_month
) standard ON standard.programme = told.programme AND standard.for_month = told.for_month
WHERE told.is_short = 1 OR told.paid_fen < standard.fen - $tolerance_fen
