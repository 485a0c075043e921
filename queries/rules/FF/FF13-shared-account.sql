/*---
id: FF13
title: 发放账户异常
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
  - { kind: payment }
  - { kind: enrolment, any_roll: [dibao, tekun] }
  - { kind: hukou, columns: [hukou_no] }
  - { kind: death, columns: [died_on], optional: true, if_missing: 未核对户名是否已死亡的人 }
  - { kind: official, columns: [account], optional: true, if_missing: 未核对是否进了村干部的账户 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
  - { kind: payment, columns: [item], optional: true, only_if_there: true, if_missing: 发放流水没有发放项目，只看保障名册上的账号 }
  - { kind: payment, columns: [account], optional: true, only_if_there: true, if_missing: 发放流水没有完整的银行账号，几户共用只看保障名册上的账号 }
  - { kind: payment, columns: [account_name], optional: true, only_if_there: true, if_missing: 发放流水没有户名，未核对户名是不是本人或家庭成员 }
  - { kind: payment, columns: [household_no], optional: true, only_if_there: true, if_missing: 发放流水没有低保证号，同一低保户的成员凭户籍认定 }
  - { kind: enrolment, roll: dibao, columns: [household_no], optional: true, only_if_there: true, if_missing: 低保名册没有低保证号，同一低保户的成员凭户籍认定 }
  - { kind: enrolment, roll: dibao, columns: [account], optional: true, only_if_there: true, if_missing: 低保名册没有银行账号，只看发放流水上的账号 }
  - { kind: enrolment, roll: tekun, columns: [account], optional: true, only_if_there: true, if_missing: 特困名册没有银行账号，只看发放流水上的账号 }
  - { kind: enrolment, roll: tekun, columns: [supply], optional: true, only_if_there: true, if_missing: 特困名册没有供养方式，未排除机构代管的账户 }
  - { kind: hukou, columns: [state], optional: true, only_if_there: true, if_missing: 未排除户口迁出、注销人员 }
params:
  homes: { default: 3, unit: 户, scope: 县, basis: 三户以上共用一个账户 }
exclusions:
  - { text: 集中供养由机构统一领取, proof: 特困名册供养方式, case: left out in an institution }
  - { text: 孤儿、事实无人抚养儿童由监护人领取, proof: 发放项目, case: left out for wards of one guardian }
  - { text: 同一户籍户的成员共用账户, proof: 户籍册, case: left out within one home }
  - { text: 账号末四位为0，可能被 Excel 截断, proof: 名册原文, case: left out when the number may have been cut }
  - { text: 户名是本人或家庭成员, proof: 发放流水户名、户籍册、低保名册, case: left out when the account is a relative's }
  - { text: 同村两户共用（常为亲属代领）, proof: 户籍册, case: left out for two homes of one village }
lowered:
  - { text: 进了村干部的账户，可能是代领或亲属, case: a hint when the money goes into an official's account }
  - { text: 户名不是本人或家庭成员，可能是登记过的监护人、代领人, case: a hint when the account is nobody's of the household }
explain: "{name}领款的银行账户{fault}[（户名{account_name}）][：{home_count}户][、{person_count}人共用][，涉及{village_count}个村]。"
evidence:
  fault: 异常之处
  account_name: 户名
  home_count: 共用户数
  person_count: 共用人数
  village_count: 涉及村数
  hint_because: 列为提示的原因
verify: 户名与领取人关系、代领手续、卡由谁保管
rectify: 更正为本人或监护人账户；涉嫌截留的移交
outcomes: ["06", "07", "08", "10", "12", "13", "15", "17"]
falsepositives:
  - { text: 敬老院、福利院集体账户, case: left out in an institution }
---*/
-- Numbers that end in 0000 were cut by a spreadsheet.
WITH shared AS (
  SELECT
    a.account,
    CAST(COUNT(DISTINCT a.home_no) AS INTEGER) AS home_count,
    CAST(COUNT(DISTINCT a.person_key) AS INTEGER) AS person_count,
    CAST(COUNT(DISTINCT p.village) AS INTEGER) AS village_count
  FROM account_use a
  JOIN person p ON p.person_key = a.person_key
  WHERE a.account NOT LIKE '%0000'
    -- Nearly every account has one household: nobody is looked up for those.
    AND (EXISTS (SELECT 1 FROM official o WHERE o.account = a.account)
      OR EXISTS (
        SELECT 1
        FROM (
          SELECT u.account
          FROM account_use u
          GROUP BY u.account
          HAVING MIN(u.home_no) <> MAX(u.home_no)
        ) m
        WHERE m.account = a.account))
  GROUP BY a.account
)
SELECT
  used.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CAST(NULL AS VARCHAR)  AS hint_because,
  '有几户共用'           AS fault,
  CAST(NULL AS VARCHAR)  AS account_name,
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
JOIN shared ON shared.account = used.account
CROSS JOIN screening
WHERE shared.home_count >= $homes
  OR (shared.home_count > 1 AND shared.village_count > 1)
UNION ALL
SELECT
  odd.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN odd.dead = 0 THEN '可能是登记过的监护人、代领人' END AS hint_because,
  CASE WHEN odd.dead = 1 THEN '的户名是已死亡的家庭成员' ELSE '的户名不是本人或家庭成员' END AS fault,
  odd.account_name,
  CAST(NULL AS INTEGER)  AS home_count,
  CAST(NULL AS INTEGER)  AS person_count,
  CAST(NULL AS INTEGER)  AS village_count,
  odd.row_id             AS account_row
FROM (
  SELECT
    y.person_key,
    y.account_name,
    y.row_id,
    y.dead,
    ROW_NUMBER() OVER (PARTITION BY y.person_key ORDER BY y.dead DESC, y.row_id) AS n
  FROM (
    SELECT x.person_key, x.account_name, x.row_id, CASE WHEN relative.row_id IS NULL THEN 0 ELSE 1 END AS dead
    FROM other_account x
    -- The names of all whom the account may be of are looked up at once, for that goes through everybody of the county. Who has no relative alive of that
    -- name has none or a dead one.
    LEFT JOIN (
      SELECT kin.row_id, kin.person_key, MAX(kin.alive) AS alive
      FROM (
        SELECT o.row_id, o.person_key, o.account_name, m.person_key AS kin_key, 1 AS alive
        FROM other_account o
        JOIN registered_member h ON h.person_key = o.person_key
        JOIN registered_member m ON m.hukou_no = h.hukou_no
        UNION ALL
        SELECT o.row_id, o.person_key, o.account_name, e.person_key AS kin_key, 1 AS alive
        FROM other_account o
        JOIN enrolled e ON e.household_no = o.household_no AND e.programme = 'dibao'
        WHERE NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = e.person_key)
        UNION ALL
        SELECT o.row_id, o.person_key, o.account_name, d.person_key AS kin_key, 0 AS alive
        FROM other_account o
        JOIN hukou h ON h.person_key = o.person_key
        JOIN hukou m ON m.hukou_no = h.hukou_no
        JOIN dead d ON d.person_key = m.person_key
        CROSS JOIN screening s
        WHERE d.died_on <= s.as_of
      ) kin
      JOIN person p ON p.person_key = kin.kin_key AND p.name = kin.account_name
      GROUP BY kin.row_id, kin.person_key
    ) relative ON relative.row_id = x.row_id AND relative.person_key = x.person_key
    WHERE COALESCE(relative.alive, 0) = 0
      AND NOT EXISTS (
        SELECT 1 FROM enrolled e WHERE e.person_key = x.person_key AND e.programme = 'tekun' AND e.supply = '集中供养')
  ) y
) odd
CROSS JOIN screening
WHERE odd.n = 1
UNION ALL
SELECT
  paid.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  '可能是代领，或与村干部是亲属' AS hint_because,
  '是村干部的账户'       AS fault,
  CAST(NULL AS VARCHAR)  AS account_name,
  paid.home_count,
  paid.person_count,
  paid.village_count,
  paid.row_id            AS account_row
FROM (
  SELECT
    a.person_key,
    a.row_id,
    into_account.home_count,
    into_account.person_count,
    into_account.village_count,
    ROW_NUMBER() OVER (PARTITION BY a.person_key ORDER BY a.row_id) AS n
  FROM account_use a
  JOIN official o ON o.account = a.account
  JOIN shared into_account ON into_account.account = a.account
  WHERE a.person_key <> o.person_key
    -- The household of each official, and not of each payee: there are few officials.
    AND NOT EXISTS (
      SELECT 1
      FROM (
        SELECT n.person_key AS official_key, m.person_key
        FROM (
          SELECT f.person_key, h.hukou_no
          FROM official f
          JOIN registered_member h ON h.person_key = f.person_key
        ) n
        JOIN registered_member m ON m.hukou_no = n.hukou_no
      ) k
      WHERE k.official_key = o.person_key AND k.person_key = a.person_key)
) paid
CROSS JOIN screening
WHERE paid.n = 1
