/*---
id: LB08
title: 父母双亡的儿童未纳入孤儿保障
family: LB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 乡镇民政办、儿童督导员
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
    clause: 孤儿的范围和基本生活保障
    edition: both
    confidence: 记
needs:
  - { kind: child_survey, roll: child_survey }
  - { kind: child_survey, roll: child_survey, columns: [father_state], optional: true, if_missing: 摸底表没有父亲状况，父亲只按死亡名单判断 }
  - { kind: child_survey, roll: child_survey, columns: [mother_state], optional: true, if_missing: 摸底表没有母亲状况，母亲只按死亡名单判断 }
  - { kind: enrolment, roll: child, max_age_months: 3 }
  - { kind: death, optional: true, if_missing: 未与死亡名单核对父母状况 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 未成年人保护法第二条 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 已在儿童保障名册, proof: 儿童名册, case: left out when enrolled }
  - { text: 已满18周岁, proof: 出生日期, case: left out when grown up }
explain: "{name}未成年，父母双亡（{proof}），不在{month}孤儿、事实无人抚养儿童名册。"
evidence:
  proof: 父母状况来源
verify: 父母死亡证明或宣告文书、收养情况、现监护人
rectify: 认定孤儿，落实监护，发放基本生活费
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 已认定并在儿童保障名册, case: left out when enrolled }
---*/
SELECT
  c.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  CASE
    WHEN c.father_death_row IS NOT NULL AND c.mother_death_row IS NOT NULL THEN '死亡名单上都有'
    WHEN c.father_death_row IS NOT NULL THEN '父亲在死亡名单上，母亲见摸底表'
    WHEN c.mother_death_row IS NOT NULL THEN '父亲见摸底表，母亲在死亡名单上'
    ELSE '儿童摸底表所填'
  END                    AS proof,
  c.row_id               AS survey_row,
  c.father_death_row,
  c.mother_death_row
FROM surveyed_child c
CROSS JOIN screening
JOIN person ON person.person_key = c.person_key
WHERE c.father = '死亡'
  AND c.mother = '死亡'
  AND @age(person.birth_on, screening.as_of) < $adult_age
  AND NOT EXISTS (SELECT 1 FROM on_child_roll e WHERE e.person_key = c.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = c.person_key)
