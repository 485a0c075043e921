/*---
id: DQ04
title: 名册所填与证号推得的信息不符
family: DQ
level: hit
status: stable
grain: record
priority: C
due_days: 15
who: 提供名册的单位
groups: []
clauses: []
basis:
  - document: 公民身份号码
    number: GB 11643—1999
    clause: 第7至14位为出生日期，第17位奇数为男、偶数为女
    edition: both
    confidence: 证
needs:
  - { kind: enrolment }
  - { kind: disability, columns: [card_no], optional: true, if_missing: 未核对残疾证号中的类别和等级 }
  - { kind: disability, columns: [category], optional: true, only_if_there: true, if_missing: 残疾证名册没有残疾类别，未核对证号中的类别 }
  - { kind: disability, columns: [grade], optional: true, only_if_there: true, if_missing: 残疾证名册没有残疾等级，未核对证号中的等级 }
exclusions:
  - { text: 出生日期只填到月, proof: 名册原文, case: left out when only the month is written }
  - { text: 本行证号无效（由 DQ01、DQ02 核查）, proof: 名册原文, case: left to DQ01 when the number is wrong }
  - { text: 上期以前的保障名册, proof: 名册所属月份, case: left out on an earlier roll }
  - { text: 多重残疾的等级按各项最高等级编号, proof: 残疾证号, case: left out when the card agrees }
explain: "{name}在{roll}上的信息不一致：{fault}。"
evidence:
  roll: 名册
  fault: 不符之处
  is_enrolled: 是否当期保障名册
verify: 身份证、户口簿、残疾证原件
rectify: 在源系统更正后重新导出
outcomes: ["10", "12", "13", "15"]
falsepositives:
  - { text: 名册只填了出生年月, case: left out when only the month is written }
related: [DQ01, DQ03]
---*/
SELECT
  odd.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  odd.roll,
  odd.fault,
  CASE WHEN EXISTS (SELECT 1 FROM enrolled e WHERE e.row_id = odd.row_id) THEN 1 ELSE 0 END AS is_enrolled,
  odd.row_id             AS source_row
FROM (
  SELECT
    n.person_key,
    n.row_id,
    n.roll,
    n.period,
    CASE
      WHEN n.sex <> p.sex THEN '性别与证号第17位不符'
      ELSE '出生日期与证号不符'
    END AS fault
  FROM naming n
  JOIN person p ON p.person_key = n.person_key
  WHERE n.role = 'self'
    AND n.id_damage IS NULL
    -- Follows from what is asked next, but spares a join with each row of a payment list.
    AND (n.sex IS NOT NULL OR n.birth_on IS NOT NULL)
    AND (n.sex <> p.sex
      OR @ym(n.birth_on) <> @ym(p.birth_on)
      OR (n.birth_on <> p.birth_on AND EXTRACT(DAY FROM n.birth_on) <> 1))
  UNION ALL
  SELECT
    d.person_key,
    d.row_id,
    d.roll,
    d.period,
    CASE
      WHEN d.grade = 1 AND d.card_no LIKE '___________________1%' THEN '残疾证号中的类别与所填不符'
      WHEN d.grade = 2 AND d.card_no LIKE '___________________2%' THEN '残疾证号中的类别与所填不符'
      WHEN d.grade = 3 AND d.card_no LIKE '___________________3%' THEN '残疾证号中的类别与所填不符'
      WHEN d.grade = 4 AND d.card_no LIKE '___________________4%' THEN '残疾证号中的类别与所填不符'
      ELSE '残疾证号中的等级与所填不符'
    END AS fault
  FROM disability d
  WHERE (d.card_no LIKE '____________________' OR d.card_no LIKE '____________________B_')
    AND d.card_no NOT LIKE '%00000'
    AND ((d.grade = 1 AND d.card_no NOT LIKE '___________________1%')
      OR (d.grade = 2 AND d.card_no NOT LIKE '___________________2%')
      OR (d.grade = 3 AND d.card_no NOT LIKE '___________________3%')
      OR (d.grade = 4 AND d.card_no NOT LIKE '___________________4%')
      OR (d.category = '视力' AND d.card_no NOT LIKE '__________________1%')
      OR (d.category = '听力' AND d.card_no NOT LIKE '__________________2%')
      OR (d.category = '言语' AND d.card_no NOT LIKE '__________________3%')
      OR (d.category = '肢体' AND d.card_no NOT LIKE '__________________4%')
      OR (d.category = '智力' AND d.card_no NOT LIKE '__________________5%')
      OR (d.category = '精神' AND d.card_no NOT LIKE '__________________6%')
      OR (d.category = '多重' AND d.card_no NOT LIKE '__________________7%'))
  UNION ALL
  SELECT
    d.person_key,
    d.row_id,
    d.roll,
    d.period,
    '残疾证号前18位不是本人证号' AS fault
  FROM disability d
  JOIN naming n ON n.row_id = d.row_id AND n.person_key = d.person_key AND n.id_damage IS NULL
  JOIN person p ON p.person_key = d.person_key
  WHERE d.card_id18 <> p.id18
) odd
CROSS JOIN screening
WHERE EXISTS (
  SELECT 1 FROM snapshot s
  WHERE s.roll = odd.roll AND s.period IS NOT DISTINCT FROM odd.period AND s.state = 'current')
