/*---
id: CB05
title: 服刑、强制隔离戒毒人员在保
family: CB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 县低保中心、司法局
groups: []
clauses: ["2.7"]
basis:
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 共同生活的家庭成员不包括服刑人员
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 共同生活的家庭成员不包括服刑、强制隔离戒毒人员
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: custody }
  - { kind: enrolment, any_roll: [dibao, tekun], max_age_months: 3 }
  - { kind: enrolment, roll: dibao, max_age_months: 3, optional: true, if_missing: 没有近三个月的低保名册，未核对低保 }
  - { kind: enrolment, roll: tekun, max_age_months: 3, optional: true, if_missing: 没有近三个月的特困名册，未核对特困 }
  - { kind: custody, columns: [until_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有终止日期，没有写明目前在押的列为待核 }
  - { kind: custody, columns: [from_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有起始日期，名册上的都按已收押处理 }
  - { kind: custody, columns: [custody_type], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有类型，未排除社区矫正、监外执行人员 }
exclusions:
  - { text: 已释放, proof: 服刑及强戒人员名册, case: left out after release }
  - { text: 社区矫正、监外执行, proof: 服刑及强戒人员名册, case: left out on probation }
explain: "{name}[自{from_on}起]{custody_type}，至{month}仍在{programme}名册。"
evidence:
  custody_type: 类型
  from_on: 起始日期
  programme: 保障项目
verify: 收押释放日期、是否监外执行；家中老人儿童
rectify: 核减本人，重新计算；同时排查其子女是否需要保障
outcomes: ["06", "07", "08", "12", "13", "14", "15", "17"]
falsepositives:
  - { text: 社区矫正、监外执行人员仍是共同生活的家庭成员, case: left out on probation }
---*/
SELECT
  held.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  COALESCE(held.custody_type, '服刑或强制隔离戒毒') AS custody_type,
  held.from_on,
  roll.programme,
  held.row_id            AS custody_row,
  roll.row_id            AS roll_row
FROM in_custody held
JOIN (
  SELECT e.person_key, e.programme, e.row_id, ROW_NUMBER() OVER (PARTITION BY e.person_key ORDER BY e.row_id) AS n
  FROM enrolled e WHERE e.programme IN ('dibao', 'tekun')
) roll ON roll.person_key = held.person_key AND roll.n = 1
CROSS JOIN screening
