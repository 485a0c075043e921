/*---
id: DQ05
title: 低保户结构和日期不合逻辑
family: DQ
level: hit
status: stable
grain: household
priority: C
due_days: 15
who: 县低保中心
groups: []
clauses: []
basis:
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 以家庭为单位登记成员和保障金
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 以家庭为单位登记成员和保障金
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: dibao, columns: [household_no], max_age_months: 3 }
  - { kind: income_check, columns: [side], optional: true, if_missing: 未从核对结果识别城镇户 }
  - { kind: application, columns: [programme, received_on, decided_on], optional: true, if_missing: 未核对决定日期是否早于受理日期 }
  - { kind: enrolment, roll: dibao, columns: [relation], optional: true, only_if_there: true, if_missing: 低保名册没有与户主关系，未核对户主和成员关系 }
  - { kind: enrolment, roll: dibao, columns: [coverage], optional: true, only_if_there: true, if_missing: 低保名册没有保障类型，未核对没有户主的户 }
  - { kind: enrolment, roll: dibao, columns: [covered_count], optional: true, only_if_there: true, if_missing: 低保名册没有保障人数，未与家庭人口比较 }
  - { kind: enrolment, roll: dibao, columns: [family_count], optional: true, only_if_there: true, if_missing: 低保名册没有家庭人口，未与保障人数比较 }
  - { kind: enrolment, roll: dibao, columns: [from_month], optional: true, only_if_there: true, if_missing: 低保名册没有开始享受年月，未核对起止先后 }
  - { kind: enrolment, roll: dibao, columns: [until_month], optional: true, only_if_there: true, if_missing: 低保名册没有停止享受年月，未核对起止先后 }
  - { kind: enrolment, roll: dibao, columns: [amount_fen], optional: true, only_if_there: true, if_missing: 低保名册没有保障金额，未核对金额 }
params:
  amount_times: { default: 5, unit: 倍低保标准, scope: 县, basis: 人均保障金超过月标准5倍视为录入错误 }
  relations: { default: [户主, 配偶, 子, 女, 女婿, 儿媳, 孙子, 孙女, 外孙子, 外孙女, 孙媳, 孙女婿, 曾孙子, 曾孙女, 父亲, 母亲, 公公, 婆婆, 岳父, 岳母, 祖父, 祖母, 外祖父, 外祖母, 兄弟姐妹, 其他亲属, 非亲属], scope: 国, basis: GB/T 4761—2008 }
  male_relations: { default: [子, 女婿, 孙子, 外孙子, 父亲, 公公, 岳父, 祖父, 外祖父], scope: 国, basis: GB/T 4761—2008 }
  female_relations: { default: [女, 儿媳, 孙女, 外孙女, 母亲, 婆婆, 岳母, 祖母, 外祖母], scope: 国, basis: GB/T 4761—2008 }
exclusions:
  - { text: 单人保的户只列本人，没有户主, proof: 低保名册保障类型, case: left out when one person is covered alone }
  - { text: 名册没有保障类型，没有户主的可能是单人保, proof: 低保名册, case: left out when the roll does not say who is covered alone }
  - { text: 户内有人与户主关系的写法认不出，可能就是户主, proof: 低保名册与户主关系, case: left out when a relation that nobody knows may be that of the head }
  - { text: 名册没有与户主关系一栏, proof: 低保名册, case: left out when the roll does not name relations }
  - { text: 户内金额只写在一行，其余成员写0, proof: 低保名册, case: left out when another row has the money of the household }
  - { text: 只有一名户主，年龄、金额、起止都合理, proof: 低保名册, case: left out when everything fits }
explain: "低保证号{certificate_no}的登记不合逻辑（{name}）：{fault}。"
evidence:
  certificate_no: 低保证号
  fault: 不合逻辑之处
verify: 户口簿、家庭成员实际情况、审批表
rectify: 更正户主、关系、日期、金额
outcomes: ["06", "12", "13", "15"]
falsepositives:
  - { text: 单人保只列本人，户主不在保, case: left out when one person is covered alone }
related: [CB03]
---*/
SELECT
  odd.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  odd.household_no       AS certificate_no,
  odd.fault,
  odd.row_id             AS dibao_row
FROM (
  SELECT h.person_key, h.household_no, h.row_id,
    CASE WHEN h.heads = 0 THEN '没有户主' ELSE '有两名以上户主' END AS fault
  FROM (
    SELECT
      e.person_key,
      e.household_no,
      e.row_id,
      k.heads,
      k.unknown,
      COUNT(e.relation) OVER (PARTITION BY e.household_no) AS relations,
      COUNT(e.coverage) OVER (PARTITION BY e.household_no) AS coverages,
      COUNT(e.row_id) OVER (PARTITION BY e.household_no) AS people,
      SUM(CASE WHEN e.coverage = '单人保' THEN 1 ELSE 0 END) OVER (PARTITION BY e.household_no) AS singles,
      ROW_NUMBER() OVER (PARTITION BY e.household_no ORDER BY e.row_id, e.person_key) AS n
    FROM enrolled e
    -- Persons, not rows: one head written twice is one.
    JOIN (
      SELECT m.household_no, COUNT(DISTINCT CASE WHEN m.relation = '户主' THEN m.person_key END) AS heads,
        SUM(CASE WHEN m.relation IS NULL OR m.relation IN $relations THEN 0 ELSE 1 END) AS unknown
      FROM enrolled m
      WHERE m.programme = 'dibao'
      GROUP BY m.household_no
    ) k ON k.household_no = e.household_no
    WHERE e.programme = 'dibao'
  ) h
  WHERE h.n = 1 AND h.relations > 0 AND h.singles = 0 AND (h.heads > 1 OR (h.heads = 0 AND h.unknown = 0 AND (h.people > 1 OR h.coverages > 0)))
  UNION ALL
  SELECT c.person_key, c.household_no, c.row_id, '与户主关系和性别不符' AS fault
  FROM enrolled c
  JOIN person p ON p.person_key = c.person_key
  WHERE c.programme = 'dibao'
    AND ((c.relation IN $male_relations AND p.sex = '女') OR (c.relation IN $female_relations AND p.sex = '男'))
  UNION ALL
  SELECT c.person_key, c.household_no, c.row_id, '同一户里同一人列了两次' AS fault
  FROM (
    SELECT
      e.person_key,
      e.household_no,
      e.row_id,
      ROW_NUMBER() OVER (PARTITION BY e.person_key, e.household_no ORDER BY e.row_id) AS n
    FROM enrolled e
    WHERE e.programme = 'dibao'
  ) c
  WHERE c.n = 2
  UNION ALL
  SELECT a.person_key, a.household_no, a.row_id, '决定日期早于受理日期' AS fault
  FROM application a
  CROSS JOIN (
    SELECT CASE WHEN SUM(CASE WHEN EXTRACT(DAY FROM k.decided_on) = 1 THEN 1 ELSE 0 END) * 2 > COUNT(k.decided_on) THEN 1 ELSE 0 END AS by_month
    FROM application k
  ) told
  WHERE a.programme = 'dibao'
    AND a.decided_on < a.received_on
    -- 2019年6月 is read as its first day, by a ledger that tells months alone.
    AND NOT (told.by_month = 1 AND EXTRACT(DAY FROM a.decided_on) = 1 AND @ym(a.decided_on) = @ym(a.received_on))
  UNION ALL
  SELECT c.person_key, c.household_no, c.row_id, '子女的出生日期不晚于户主' AS fault
  FROM enrolled c
  JOIN enrolled f ON f.household_no = c.household_no AND f.programme = 'dibao' AND f.relation = '户主'
  JOIN person child ON child.person_key = c.person_key
  JOIN person head ON head.person_key = f.person_key
  WHERE c.programme = 'dibao' AND c.relation IN ('子', '女') AND child.birth_on <= head.birth_on
  UNION ALL
  SELECT e.person_key, e.household_no, e.row_id, '停止享受年月早于开始享受年月' AS fault
  FROM enrolment e
  WHERE e.programme = 'dibao'
    AND e.until_month < e.from_month
    AND EXISTS (SELECT 1 FROM snapshot s WHERE s.roll = e.roll AND s.period IS NOT DISTINCT FROM e.period AND s.state = 'current')
  UNION ALL
  -- What is written of the household stands in the row of each member: it is told once, of the head.
  SELECT once.person_key, once.household_no, once.row_id, once.fault
  FROM (
    SELECT
      w.person_key,
      w.household_no,
      w.row_id,
      w.fault,
      ROW_NUMBER() OVER (
        PARTITION BY w.household_no, CASE WHEN w.household_no IS NULL THEN w.row_id END, w.fault
        ORDER BY CASE WHEN w.relation = '户主' THEN 'a' ELSE 'b' END, w.row_id, w.person_key
      ) AS n
    FROM (
      SELECT e.person_key, e.household_no, e.row_id, e.relation, '保障人数多于家庭人口' AS fault
      FROM enrolled e
      WHERE e.programme = 'dibao' AND e.covered_count > e.family_count
      UNION ALL
      SELECT e.person_key, e.household_no, e.row_id, e.relation, '月保障金额不是正数' AS fault
      FROM enrolled e
      WHERE e.programme = 'dibao' AND e.amount_fen <= 0
        -- A roll that writes what the household gets in one row may write 0 in the others.
        AND NOT (e.amount_fen = 0 AND EXISTS (
          SELECT 1 FROM enrolled m WHERE m.household_no = e.household_no AND m.programme = 'dibao' AND m.amount_fen > 0))
      UNION ALL
      SELECT e.person_key, e.household_no, e.row_id, e.relation, '人均保障金超过低保标准数倍' AS fault
      FROM enrolled e
      CROSS JOIN screening s
      LEFT JOIN urban u ON u.person_key = e.person_key
      LEFT JOIN (
        SELECT m.household_no, COUNT(DISTINCT m.person_key) AS members
        FROM enrolled m
        WHERE m.programme = 'dibao'
        GROUP BY m.household_no
      ) h ON h.household_no = e.household_no
      WHERE e.programme = 'dibao'
        AND e.amount_fen > CASE WHEN u.person_key IS NULL THEN s.rural_fen ELSE s.urban_fen END * COALESCE(e.covered_count, h.members, 1) * $amount_times
    ) w
  ) once
  WHERE once.n = 1
) odd
CROSS JOIN screening
