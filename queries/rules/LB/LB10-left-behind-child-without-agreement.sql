/*---
id: LB10
title: 留守儿童未落实关爱监护协议
family: LB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 乡镇民政办、儿童主任
groups: [童]
clauses: ["2.19"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 进一步健全农村留守儿童和困境儿童关爱服务体系
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于加强农村留守儿童关爱保护工作的意见
    number: 国发〔2016〕13号
    clause: 委托监护和关爱保护
    edition: both
    confidence: 记
  - document: 国务院关于加强困境儿童保障工作的意见
    number: 国发〔2016〕36号
    clause: 困境儿童分类保障
    edition: both
    confidence: 记
  - document: 关于进一步健全农村留守儿童和困境儿童关爱服务体系的意见
    number: 民发〔2019〕34号
    clause: 监护责任和关爱服务
    edition: both
    confidence: 记
needs:
  - { kind: child_survey, columns: [left_behind, agreement] }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: hukou, optional: true, if_missing: 未排除户口迁出、注销人员 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 未成年人保护法第二条 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 已满18周岁, proof: 出生日期, case: left out when grown up }
  - { text: 不是留守儿童, proof: 摸底表, case: left out when not left behind }
  - { text: 已签订协议, proof: 摸底表, case: left out with an agreement }
explain: "{name}登记为留守儿童，关爱监护协议一栏为{agreement}。"
evidence:
  agreement: 关爱协议
verify: 监护人、委托监护书、就学就医、最近走访
rectify: 签订委托监护或关爱协议，定期走访
outcomes: ["02", "03", "06", "07", "08", "12", "13", "15"]
falsepositives:
  - { text: 父母已返乡，不再是留守儿童, case: left out when not left behind }
---*/
SELECT
  c.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  COALESCE(c.agreement, '空白') AS agreement,
  c.row_id               AS survey_row
FROM surveyed_child c
CROSS JOIN screening
JOIN person ON person.person_key = c.person_key
WHERE c.left_behind = 1
  AND COALESCE(c.agreement, '无') = '无'
  AND @age(person.birth_on, screening.as_of) < $adult_age
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = c.person_key)
