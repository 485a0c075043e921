/*---
id: FF07
title: 退票、失败未补发
family: FF
level: hit
status: stable
grain: payment
priority: A
due_days: 5
who: 县低保中心、代发银行
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
needs:
  - { kind: payment, columns: [item, for_month, result] }
  - { kind: enrolment, any_roll: [dibao, tekun, child], max_age_months: 3 }
  - { kind: enrolment, roll: dibao, columns: [household_no], max_age_months: 3, optional: true, if_missing: 没有近三个月带低保证号的低保名册，未核对低保 }
  - { kind: enrolment, roll: tekun, max_age_months: 3, optional: true, if_missing: 没有近三个月的特困名册，未核对特困 }
  - { kind: enrolment, roll: child, max_age_months: 3, optional: true, if_missing: 没有近三个月的儿童保障名册，未核对儿童保障 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: payment, columns: [household_no], optional: true, only_if_there: true, if_missing: 发放流水没有低保证号，低保金只能凭领款人、账号和户籍归户 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，没写低保证号的低保金不能按户籍归户 }
  - { kind: enrolment, roll: child, columns: [programme], optional: true, only_if_there: true, if_missing: 儿童保障名册没有类型，未核对儿童保障 }
exclusions:
  - { text: 该月后来发放成功, proof: 发放流水, case: left out when a later try succeeded }
  - { text: 该月没有任何记录（由 FF01 核查）, proof: 发放流水, case: left to FF01 without any row }
lowered:
  - { text: 领款人已死亡、迁出或注销, case: a hint when the payee is away }
  - { text: 户内成员同时在两个低保证号, case: a hint when a member stands under two numbers }
explain: "{name}的{programme}，{period}只有发放失败记录，没有成功补发[，失败金额{failed_fen}]。"
evidence:
  programme: 保障项目
  failed_fen: 失败金额
  hint_because: 列为提示的原因
verify: 失败原因、账户姓名证号、是否换卡
rectify: 更正账户后补发
outcomes: ["03", "05", "07", "08", "12", "13", "15", "16", "17"]
falsepositives:
  - { text: 退票后已换卡补发, case: left out when a later try succeeded }
---*/
SELECT
  payee.person_key,
  payee.household_no,
  tried.for_month        AS period,
  payee.hint_because,
  payee.programme,
  tried.failed_fen,
  payee.payee_row        AS roll_row,
  tried.row_id           AS payment_row
FROM payee
JOIN (
  SELECT
    x.payee_row,
    x.for_month,
    MAX(x.amount_fen) AS failed_fen,
    MIN(x.row_id) AS row_id
  FROM payee_payment x
  GROUP BY x.payee_row, x.for_month
  HAVING MAX(COALESCE(x.succeeded, 1)) = 0
) tried ON tried.payee_row = payee.payee_row
CROSS JOIN screening
WHERE tried.for_month <= screening.month
