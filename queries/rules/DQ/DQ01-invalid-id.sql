/*---
id: DQ01
title: 证件号码无效
family: DQ
level: hit
status: stable
grain: record
priority: C
due_days: 15
who: 提供名册的单位、乡镇民政办
groups: []
clauses: []
basis:
  - document: 公民身份号码
    number: GB 11643—1999
    clause: 号码的结构和校验码的计算
    edition: both
    confidence: 证
needs:
  - { kind: enrolment }
params:
  faults:
    default: [checksum, birth, short, long, chars, masked, two_ids, date, phone, account, household]
    scope: 国
    basis: GB 11643—1999；科学计数法和末三位为0的由 DQ02 核查，没有填号码的由 DQ06 核查
  oldest_age: { default: 125, unit: 周岁, scope: 国, basis: 号码中的出生日期早于125年前视为不可能 }
  put_right: { default: [R2, G3], scope: 国, basis: 人员匹配规则：证号改正一处（或两个号码取其中一个）后一致 }
  by_part: { default: [R2s, R2m, R3, R3s, R10, G1, G4], scope: 国, basis: 人员匹配规则：凭证号余下的部分和姓名 }
  late_days: { default: 366, unit: 天, scope: 县, basis: 名册可能晚于排查月份提取，一年以后才出生的视为不可能 }
exclusions:
  - { text: 全角、空格、小写 x、附注、15位旧号等能确定号码的写法, proof: 名册原文, case: left out when the cell can be read for certain }
  - { text: 护照、港澳台通行证等其他证件, proof: 名册原文, case: left out with another document }
  - { text: 没有填号码（由 DQ06 核查）, proof: 名册原文, case: left to DQ06 when the cell is empty }
  - { text: 被 Excel 截断的号码（由 DQ02 核查）, proof: 名册原文, case: left to DQ02 when Excel has cut the number }
  - { text: 上期以前的保障名册, proof: 名册所属月份, case: left out on an earlier roll }
explain: "{name}在{roll}上{whose}证件号码无效：{fault}。这一行{compared}，请核对户口簿后更正。"
evidence:
  roll: 名册
  whose: 谁的号码
  fault: 毛病
  compared: 与其他名册的比对
  is_enrolled: 是否当期保障名册
verify: 身份证、户口簿原件，名册中姓名和号码是否对应
rectify: 在源系统更正后重新导出名册
outcomes: ["06", "07", "08", "10", "12", "13", "15"]
falsepositives:
  - { text: 号码前后有空格、全角数字或小写 x, case: left out when the cell can be read for certain }
related: [DQ02, DQ06]
---*/
SELECT
  wrong.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  wrong.roll,
  wrong.whose,
  wrong.fault,
  wrong.compared,
  CASE WHEN EXISTS (SELECT 1 FROM enrolled e WHERE e.row_id = wrong.row_id) THEN 1 ELSE 0 END AS is_enrolled,
  wrong.row_id           AS id_row
FROM (
  SELECT
    named.person_key,
    named.row_id,
    named.roll,
    named.period,
    CASE named.role WHEN 'father' THEN '父亲的' WHEN 'mother' THEN '母亲的' ELSE '本人的' END AS whose,
    CASE named.id_damage
      WHEN 'checksum' THEN '校验位不符'
      WHEN 'birth' THEN '出生日期不成立'
      WHEN 'short' THEN '位数不足'
      WHEN 'long' THEN '位数过多'
      WHEN 'masked' THEN '部分数字被遮盖'
      WHEN 'two_ids' THEN '一格里有两个号码'
      WHEN 'date' THEN '填的是日期'
      WHEN 'household' THEN '填的是低保证号或户号'
      WHEN 'phone' THEN '填的是电话号码'
      WHEN 'account' THEN '填的是银行账号'
      ELSE '有不能识别的字符'
    END AS fault,
    CASE
      WHEN named.matched_by IN $put_right AND named.id_damage = 'two_ids' THEN '凭其中一个号码与其他名册比对'
      WHEN named.matched_by IN $put_right THEN '凭改正一处后的号码与其他名册比对'
      WHEN named.matched_by IN $by_part THEN '只凭号码余下的部分和姓名与其他名册比对'
      ELSE '不能凭号码与其他名册比对'
    END AS compared
  FROM (
    -- Once a number, whoever the parent may be: each of the child's namings with each of the parent's would be the square.
    SELECT own.person_key, own.row_id, own.roll, own.period, cell.role, cell.id_damage, cell.matched_by
    FROM (
      SELECT DISTINCT n.row_id, n.role, n.id_damage, n.matched_by
      FROM naming n
      WHERE n.id_damage IN $faults
    ) cell
    JOIN naming own ON own.row_id = cell.row_id AND own.role = 'self'
  ) named
  UNION ALL
  SELECT
    n.person_key,
    n.row_id,
    n.roll,
    n.period,
    '本人的' AS whose,
    '号码中的出生日期不可能' AS fault,
    '仍凭这个号码与其他名册比对' AS compared
  FROM naming n
  JOIN person p ON p.person_key = n.person_key
  WHERE n.role = 'self'
    AND (@age(p.birth_on, $as_of) > $oldest_age OR p.birth_on > @add_days($as_of, $late_days))
) wrong
CROSS JOIN screening
WHERE EXISTS (
  SELECT 1 FROM snapshot n
  WHERE n.roll = wrong.roll AND n.period IS NOT DISTINCT FROM wrong.period AND n.state = 'current')
