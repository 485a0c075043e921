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
  - { kind: enrolment, roll: dibao, max_age_months: 3, optional: true, if_missing: 未核对困境儿童家庭是否享受低保 }
  - { kind: enrolment, roll: tekun, max_age_months: 3, optional: true, if_missing: 未核对困境儿童家庭是否享受特困 }
  - { kind: aid, columns: [approved_on], optional: true, if_missing: 未核对困境儿童家庭有没有临时救助 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，未看家中其他成员的保障和救助 }
  - { kind: child_survey, columns: [guardianship], optional: true, only_if_there: true, if_missing: 没有监护情况，未核对监护薄弱的留守儿童 }
  - { kind: child_survey, columns: [visited_on], optional: true, only_if_there: true, if_missing: 没有最近走访日期，未核对走访间隔 }
  - { kind: child_survey, columns: [hardship_type], optional: true, only_if_there: true, if_missing: 没有困境类型，未核对困境儿童 }
params:
  adult_age: { default: 18, unit: 周岁, scope: 国, basis: 未成年人保护法第二条 }
  visit_days: { default: 90, unit: 天, scope: 县, basis: 走访间隔由县规定，这里按一个季度 }
  weak_guardianship: { default: [无人监护, 监护能力较差, 一方外出另一方无监护能力], scope: 县, basis: 国发〔2016〕13号对监护情况的分类 }
  aid_months: { default: 12, unit: 个月, scope: 县, basis: 一年内的临时救助 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 已满18周岁, proof: 出生日期, case: left out when grown up }
  - { text: 不是留守儿童, proof: 摸底表, case: left out when not left behind }
  - { text: 已签订协议, proof: 摸底表, case: left out with an agreement }
lowered:
  - { text: 监护薄弱的留守儿童超过走访间隔没有走访, case: a hint when nobody visited a child that nobody looks after }
  - { text: 登记为困境儿童，户内无人享受低保、特困，一年内没有临时救助, case: a hint when a child in hardship and its household get nothing }
explain: "{name}{fault}[，监护情况：{guardianship}][，困境类型：{hardship_type}][，最近走访{visited_on}]。"
evidence:
  fault: 情况
  hardship_type: 困境类型
  guardianship: 监护情况
  visited_on: 最近走访日期
  agreement: 关爱协议
verify: 监护人、委托监护书、就学就医、最近走访
rectify: 签订委托监护或关爱协议，定期走访
outcomes: ["02", "03", "06", "07", "08", "12", "13", "15"]
falsepositives:
  - { text: 父母已返乡，不再是留守儿童, case: left out when not left behind }
---*/
SELECT
  odd.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN odd.place = 1 THEN 'hit' ELSE 'hint' END AS level,
  CASE
    WHEN odd.place = 1 THEN '登记为留守儿童，没有关爱监护协议'
    WHEN odd.place = 2 THEN '登记为监护薄弱的留守儿童，超过走访间隔没有走访'
    ELSE '登记为困境儿童，户内无人享受低保、特困，一年内没有临时救助'
  END                    AS fault,
  odd.hardship_type,
  odd.guardianship,
  odd.visited_on,
  CASE WHEN odd.place = 1 THEN COALESCE(odd.agreement, '空白') END AS agreement,
  odd.care_row           AS survey_row
FROM (
  SELECT
    c.person_key,
    c.hardship_type,
    c.guardianship,
    c.visited_on,
    c.agreement,
    c.care_row,
    CASE
      WHEN c.left_behind = 1 AND COALESCE(c.agreement, '无') = '无' AND c.agreement_asked = 1 THEN 1
      WHEN c.left_behind = 1 AND c.guardianship IN $weak_guardianship
        AND EXISTS (SELECT 1 FROM child_survey v WHERE v.visited_on IS NOT NULL)
        AND (c.visited_on IS NULL OR @days_between(c.visited_on, s.as_of) > $visit_days)
        THEN 2
      WHEN (c.hardship_type LIKE '%贫困%' OR c.hardship_type LIKE '%残疾%' OR c.hardship_type LIKE '%患病%')
        AND EXISTS (SELECT 1 FROM snapshot n WHERE n.roll = 'dibao' AND n.state = 'current')
        AND EXISTS (SELECT 1 FROM snapshot n WHERE n.roll = 'tekun' AND n.state = 'current')
        AND EXISTS (SELECT 1 FROM snapshot n WHERE n.kind = 'aid')
        AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = c.person_key)
        -- He himself is no longer asked about here: whoever is covered is protected.
        AND NOT EXISTS (
          SELECT 1 FROM surveyed_child o
          JOIN registered_member h ON h.person_key = o.person_key
          JOIN registered_member m ON m.hukou_no = h.hukou_no
          JOIN covered x ON x.person_key = m.person_key
          WHERE o.person_key = c.person_key)
        AND NOT EXISTS (
          SELECT 1 FROM household_relief r
          WHERE r.person_key = c.person_key AND @ym(r.approved_on) > s.month - $aid_months)
        THEN 3
    END AS place
  FROM surveyed_child c
  CROSS JOIN screening s
) odd
CROSS JOIN screening
JOIN person ON person.person_key = odd.person_key
WHERE odd.place IS NOT NULL
  AND @age(person.birth_on, screening.as_of) < $adult_age
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = odd.person_key)
