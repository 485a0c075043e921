/*---
id: LB05
title: 低保家庭内成员漏列
family: LB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 乡镇民政办
groups: [童]
clauses: ["2.7"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 切实做到“应保尽保”
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 共同生活的家庭成员的范围
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 共同生活的家庭成员的范围
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: dibao, columns: [coverage], max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，未成年人、在读学生列为待核 }
  - { kind: hukou, columns: [hukou_no] }
  - { kind: hukou, columns: [relation], optional: true, only_if_there: true, if_missing: 户籍没有与户主关系，是否共同生活都要入户了解，只列提示 }
  - { kind: student, optional: true, if_missing: 未识别在读成年子女 }
  - { kind: custody, optional: true, if_missing: 未排除服刑、强制隔离戒毒人员 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: custody, columns: [until_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有终止日期，名册上的都按在押处理 }
  - { kind: hukou, columns: [state], optional: true, only_if_there: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: student, columns: [study_state], optional: true, only_if_there: true, if_missing: 学籍册没有学籍状态，册上的都按在读处理 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 未成年人保护法第二条 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 正在服刑或强制隔离戒毒, proof: 服刑及强戒人员名册, case: left out in custody }
  - { text: 本人已有保障, proof: 低保、特困、儿童名册, case: left out when protected }
  - { text: 户内低保是单人保, proof: 低保名册, case: left out when the household is covered for one person }
lowered:
  - { text: 与户主关系不是户主、配偶、未成年或在读子女, case: a hint for any other relation }
  - { text: 户籍上的与户主关系空着或认不出, case: a hint where the relation is not known }
explain: "{name}与整户保的低保对象（低保证号{certificate_no}）同在一个户口[，与户主关系为{relation}]，但不在{month}低保名册。"
evidence:
  relation: 与户主关系
  certificate_no: 该户低保证号
  hint_because: 列为提示的原因
verify: 户口簿、是否共同生活、未列入原因、是否新生儿
rectify: 增加保障人口，重新计算补差
outcomes: ["01", "02", "03", "06", "07", "08", "09", "11", "12", "13", "14", "15"]
falsepositives:
  - { text: 按政策只保一人（参照单人户）, case: left out when the household is covered for one person }
---*/
SELECT
  m.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN m.relation IN ('户主', '配偶') THEN CAST(NULL AS VARCHAR)
    WHEN m.relation IN ('子', '女')
      AND (@age(person.birth_on, screening.as_of) < $adult_age
        OR EXISTS (SELECT 1 FROM studying s WHERE s.person_key = m.person_key))
    THEN CAST(NULL AS VARCHAR)
    WHEN m.relation IS NULL THEN '户籍上的与户主关系空着或认不出，是否共同生活需入户了解'
    ELSE '不是户主、配偶或未成年、在读的子女，是否共同生活需入户了解'
  END                    AS hint_because,
  m.relation,
  family.household_no    AS certificate_no,
  m.row_id               AS hukou_row,
  family.row_id          AS dibao_row
FROM registered_member m
JOIN (
  SELECT
    x.hukou_no,
    e.household_no,
    e.row_id,
    ROW_NUMBER() OVER (PARTITION BY x.hukou_no ORDER BY e.row_id) AS n
  FROM enrolled e
  JOIN registered_member x ON x.person_key = e.person_key
  WHERE e.programme = 'dibao' AND e.coverage = '整户保'
) family ON family.hukou_no = m.hukou_no AND family.n = 1
JOIN person ON person.person_key = m.person_key
CROSS JOIN screening
WHERE NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = m.person_key)
  AND NOT EXISTS (SELECT 1 FROM in_custody c WHERE c.person_key = m.person_key)
