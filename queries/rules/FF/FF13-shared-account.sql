/*---
id: FF13
title: 一个银行账户领多户的钱
family: FF
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 县低保中心、纪检监察
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
  - { kind: payment, columns: [account] }
  - { kind: enrolment, any_roll: [dibao, tekun] }
  - { kind: hukou, columns: [hukou_no] }
params:
  homes: { default: 3, unit: 户, scope: 县, basis: 三户以上共用一个账户 }
exclusions:
  - { text: 集中供养由机构统一领取, proof: 特困名册供养方式, case: left out in an institution }
  - { text: 孤儿、事实无人抚养儿童由监护人领取, proof: 发放项目, case: left out for wards of one guardian }
  - { text: 同一户籍户的成员共用账户, proof: 户籍册, case: left out within one home }
  - { text: 账号末四位为0，可能被 Excel 截断, proof: 名册原文, case: left out when the number may have been cut }
  - { text: 同村两户共用（常为亲属代领）, proof: 户籍册, case: left out for two homes of one village }
explain: "{name}领款的银行账户有{home_count}户、{person_count}人共用，涉及{village_count}个村。"
evidence:
  home_count: 共用户数
  person_count: 共用人数
  village_count: 涉及村数
verify: 户名与领取人关系、代领手续、卡由谁保管
rectify: 更正为本人或监护人账户；涉嫌截留的移交
outcomes: ["06", "07", "08", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 敬老院、福利院集体账户, case: left out in an institution }
---*/
SELECT
  used.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  shared.home_count,
  shared.person_count,
  shared.village_count,
  used.row_id            AS account_row
FROM (
  SELECT
    a.account,
    a.person_key,
    MIN(a.row_id) AS row_id
  FROM account_use a
  GROUP BY a.account, a.person_key
) used
JOIN (
  SELECT
    a.account,
    CAST(COUNT(DISTINCT a.home_no) AS INTEGER) AS home_count,
    CAST(COUNT(DISTINCT a.person_key) AS INTEGER) AS person_count,
    CAST(COUNT(DISTINCT p.village) AS INTEGER) AS village_count
  FROM account_use a
  JOIN person p ON p.person_key = a.person_key
  WHERE a.account NOT LIKE '%0000'
  GROUP BY a.account
) shared ON shared.account = used.account
CROSS JOIN screening
WHERE shared.home_count >= $homes
  OR (shared.home_count > 1 AND shared.village_count > 1)
