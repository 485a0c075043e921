/*---
id: DQ02
title: 号码被 Excel 截断或变成科学计数法
family: DQ
level: hit
status: stable
grain: record
priority: A
due_days: 5
who: 提供名册的单位
groups: []
clauses: []
basis:
  - document: 公民身份号码
    number: GB 11643—1999
    clause: 号码为18位；电子表格的数值只保留15位有效数字
    edition: both
    confidence: 证
needs:
  - { kind: enrolment }
  - { kind: disability, columns: [card_no], optional: true, if_missing: 未核对残疾证号 }
  - { kind: payment, columns: [account], optional: true, if_missing: 未核对发放流水的银行账号 }
params:
  faults: { default: [trunc000, scientific], scope: 国, basis: 末三位为000，或科学计数法 }
exclusions:
  - { text: 号码本来以000结尾且校验通过、没有同号开头的他人, proof: 名册原文, case: left out when the number really ends so }
  - { text: 上期以前的保障名册, proof: 名册所属月份, case: left out on an earlier roll }
  - { text: 残疾证号、账号末位不全为0, proof: 名册原文, case: left out when the other numbers are whole }
lowered:
  - { text: 末三位为000而校验成立、又有别人的号码开头15位相同：截断的号码十一个里有一个碰巧如此，真号码也有, case: a hint for a number that ends in three zeros and passes its check }
  - { text: 银行账号末四位为0，也可能是真实账号, case: a hint for an account that ends in zeros }
explain: "{name}在{roll}上的{number}像被截断：{fault}。请把该列设为文本后重新导出，不要手工补位。"
evidence:
  roll: 名册
  number: 哪个号码
  fault: 毛病
verify: 源系统中的原号码；导出时该列是否为文本格式
rectify: 把号码列设为文本重新导出，退回提供单位
outcomes: ["12", "13", "15"]
falsepositives:
  - { text: 号码本来就以000结尾, case: left out when the number really ends so }
related: [DQ01]
---*/
SELECT
  cut.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  cut.level,
  cut.roll,
  cut.number,
  cut.fault,
  cut.row_id             AS number_row
FROM (
  SELECT
    named.person_key,
    named.row_id,
    named.roll,
    named.period,
    CASE WHEN named.id_passes = 1 THEN 'hint' ELSE 'hit' END AS level,
    CASE named.role WHEN 'father' THEN '父亲身份证号' WHEN 'mother' THEN '母亲身份证号' ELSE '身份证号' END AS number,
    CASE
      WHEN named.id_damage = 'scientific' THEN '成了科学计数法'
      WHEN named.id_passes = 1 THEN '末三位为000，校验却成立，也可能本来如此'
      ELSE '末三位变成000'
    END AS fault
  FROM (
    -- Once a number, whoever the parent may be: each of the child's namings with each of the parent's would be the square.
    SELECT own.person_key, own.row_id, own.roll, own.period, cell.role, cell.id_damage, cell.id_passes
    FROM (
      SELECT DISTINCT n.row_id, n.role, n.id_damage, n.id_passes
      FROM naming n
      WHERE n.id_damage IN $faults
    ) cell
    JOIN naming own ON own.row_id = cell.row_id AND own.role = 'self'
  ) named
  UNION ALL
  SELECT
    d.person_key,
    d.row_id,
    d.roll,
    d.period,
    'hit' AS level,
    '残疾证号' AS number,
    '末五位变成00000' AS fault
  FROM disability d
  WHERE d.card_no LIKE '_______________00000'
  UNION ALL
  SELECT
    a.person_key,
    a.row_id,
    a.roll,
    a.period,
    'hint' AS level,
    '银行账号' AS number,
    '末四位变成0000' AS fault
  FROM (
    SELECT e.person_key, e.row_id, e.roll, e.period, e.account FROM enrolment e
    UNION ALL
    SELECT y.person_key, y.row_id, y.roll, y.period, y.account FROM payment y
  ) a
  WHERE a.account LIKE '_______________0000'
) cut
CROSS JOIN screening
WHERE EXISTS (
  SELECT 1 FROM snapshot n
  WHERE n.roll = cut.roll AND n.period IS NOT DISTINCT FROM cut.period AND n.state = 'current')
