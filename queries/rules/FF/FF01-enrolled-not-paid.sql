/*---
id: FF01
title: 在保未发
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
  - document: 社会救助暂行办法
    number: 国务院令第649号
    clause: 第十三条
    from: 2014-05-01
    edition: current
    confidence: 记
needs:
  - { kind: payment, columns: [item, for_month] }
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
exclusions:
  - { text: 该月该项目没有任何人发放，发放流水不含该月, proof: 发放流水, case: left out when the file does not cover the month }
  - { text: 钱由监护人或同户的人代领, proof: 名册上的银行账号、户籍, case: "a child's money drawn by a guardian, into the account that the roll has for the child" }
lowered:
  - { text: 领款人已死亡、迁出或注销, case: a hint when the payee is away }
  - { text: 户内成员同时在两个低保证号, case: a hint when a member stands under two numbers }
explain: "{name}在{programme}名册，自{from_month}起享受[（{from_told}）]，{period}没有任何发放记录，而同项目这段时间已向他人发放。"
evidence:
  programme: 保障项目
  from_month: 开始享受年月
  from_told: 开始享受年月的来历
  hint_because: 列为提示的原因
verify: 是否造册、是否代发失败、领款人、应发月份
rectify: 补发并说明原因
outcomes: ["03", "05", "07", "08", "12", "13", "15", "16", "17"]
falsepositives:
  - { text: 按季发放，这几个月的流水还没有装入, case: left out when the file does not cover the month }
---*/
SELECT
  payee.person_key,
  payee.household_no,
  m.for_month            AS period,
  payee.hint_because,
  payee.programme,
  payee.from_month       AS from_month,
  payee.from_told,
  payee.payee_row        AS roll_row
FROM payee
JOIN paid_month m ON m.programme = payee.programme AND payee.from_month < m.for_month
CROSS JOIN screening
WHERE m.for_month <= screening.month
  AND NOT EXISTS (
    SELECT 1 FROM payee_payment x
    WHERE x.payee_row = payee.payee_row AND x.for_month = m.for_month)
