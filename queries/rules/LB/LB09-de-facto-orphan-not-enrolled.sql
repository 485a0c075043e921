/*---
id: LB09
title: 疑似事实无人抚养儿童未纳入
family: LB
level: hit
status: stable
grain: person
priority: A
due_days: 5
who: 乡镇民政办、儿童督导员
groups: [童]
clauses: ["2.21"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 加强孤儿和事实无人抚养儿童保障
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 关于进一步加强事实无人抚养儿童保障工作的意见
    number: 民发〔2019〕62号
    clause: 事实无人抚养儿童的认定条件
    from: 2020-01-01
    edition: both
    confidence: 记
  - document: 关于进一步做好事实无人抚养儿童保障有关工作的通知
    number: 民发〔2020〕125号
    clause: 失联的认定；被撤销监护资格、被遣送出境的情形
    edition: current
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
  unable_states: { default: [服刑在押, 强制隔离戒毒, 失联, 重度残疾, 患重病], scope: 国, basis: 民发〔2019〕62号认定条件 }
  unable_now: { default: [被撤销监护资格, 被遣送出境], scope: 国, basis: 民发〔2020〕125号，只用于现行口径 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 已在儿童保障名册, proof: 儿童名册, case: left out when enrolled }
  - { text: 已满18周岁, proof: 出生日期, case: left out when grown up }
  - { text: 父母双亡（由 LB08 核查）, proof: 摸底表、死亡名单, case: left to LB08 when both are dead }
lowered:
  - { text: 父母均死亡或失踪，其中至少一方失踪, case: a hint when one parent is missing and the other dead }
explain: "{name}的父亲为{father}、母亲为{mother}，本人未成年，不在{month}孤儿、事实无人抚养儿童名册。"
evidence:
  father: 父亲状况
  mother: 母亲状况
  hint_because: 列为提示的原因
verify: 父、母各自状态的证明（残疾证、诊断、判决、强戒决定、失联证明）及起止时间
rectify: 认定事实无人抚养儿童，按规定补差发放
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 父母双亡，应认定孤儿, case: left to LB08 when both are dead }
---*/
SELECT
  c.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN c.father IN $unable_states OR c.mother IN $unable_states THEN CAST(NULL AS VARCHAR)
    WHEN c.father IN $unable_now OR c.mother IN $unable_now THEN CAST(NULL AS VARCHAR)
    ELSE '父母只有死亡、失踪，可能应认定为孤儿'
  END                    AS hint_because,
  c.father,
  c.mother,
  c.row_id               AS survey_row,
  c.father_death_row,
  c.mother_death_row
FROM surveyed_child c
CROSS JOIN screening
JOIN person ON person.person_key = c.person_key
WHERE (c.father IN $unable_states OR c.father IN ('死亡', '失踪')
    OR (screening.edition = 'current' AND c.father IN $unable_now))
  AND (c.mother IN $unable_states OR c.mother IN ('死亡', '失踪')
    OR (screening.edition = 'current' AND c.mother IN $unable_now))
  AND NOT (c.father = '死亡' AND c.mother = '死亡')
  AND @age(person.birth_on, screening.as_of) < $adult_age
  AND NOT EXISTS (SELECT 1 FROM on_child_roll e WHERE e.person_key = c.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = c.person_key)
