/*---
id: TB05
title: 满18周岁退出儿童保障但仍在读
family: TB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 乡镇民政办
groups: [童]
clauses: ["2.20"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 加强孤儿和事实无人抚养儿童保障
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院办公厅关于加强孤儿保障工作的意见
    number: 国办发〔2010〕54号
    clause: 孤儿为失去父母、查找不到生父母的未满18周岁的未成年人
    edition: both
    confidence: 记
  - document: 特困人员认定办法
    number: 民发〔2016〕178号
    clause: 未成年特困人员满16周岁后仍在接受义务教育或在普通高中、中等职业学校就读的可继续享有
    edition: "2019"
    confidence: 记
  - document: 特困人员认定办法
    number: 民发〔2021〕43号
    clause: 未成年特困人员年满18周岁后仍在接受义务教育或在普通高中、中等职业学校就读的可继续享有
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: child, state: previous, max_age_months: 3 }
  - { kind: student }
  - { kind: student, columns: [study_state], optional: true, if_missing: 学籍册没有学籍状态，册上的都按在读处理 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 国办发〔2010〕54号 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 仍在儿童名册, proof: 儿童名册, case: left out when still enrolled }
  - { text: 未满18周岁（由 TB01 核查）, proof: 出生日期, case: left to TB01 before the birthday }
  - { text: 不在读, proof: 学籍名册, case: left out when not studying }
explain: "{name}在{previous_month}儿童保障名册，成年后不在{month}名册，但学籍册上仍在读[（{school}）]。"
evidence:
  previous_month: 上期名册月份
  school: 学校
verify: 在校证明、学段学制、毕业时间、本人账户
rectify: 续发或补发；不在读的评估转低保或特困
outcomes: ["01", "02", "03", "05", "06", "07", "08", "09", "11", "12", "13"]
falsepositives:
  - { text: 已毕业或退学, case: left out when not studying }
---*/
SELECT
  gone.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  gone.period            AS previous_month,
  school.school,
  gone.row_id            AS previous_row,
  school.row_id          AS student_row
FROM (
  SELECT
    b.person_key,
    b.period,
    b.row_id,
    ROW_NUMBER() OVER (PARTITION BY b.person_key ORDER BY b.row_id) AS n
  FROM enrolled_before b
  WHERE (b.roll = 'child' OR b.programme IN ('orphan', 'unsupported_child'))
) gone
CROSS JOIN screening
JOIN person ON person.person_key = gone.person_key
JOIN studying school ON school.person_key = gone.person_key
WHERE gone.n = 1
  AND @age(person.birth_on, screening.as_of) >= $adult_age
  AND NOT EXISTS (SELECT 1 FROM on_child_roll e WHERE e.person_key = gone.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = gone.person_key)
