/*---
id: FF05
title: 特困照料护理费未落实
family: FF
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 县低保中心
groups: [老, 残]
clauses: ["2.13"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 抓紧落实特困人员照料护理标准
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于进一步健全特困人员救助供养制度的意见
    number: 国发〔2016〕14号
    clause: 供养标准包括基本生活标准和照料护理标准
    edition: both
    confidence: 证
  - document: 民政部关于贯彻落实《国务院关于进一步健全特困人员救助供养制度的意见》的通知
    number: 民发〔2016〕115号
    clause: 照料护理标准按生活自理能力分档
    edition: "2019"
    confidence: 记
  - document: 特困人员认定办法
    number: 民发〔2021〕43号
    clause: 生活自理能力评估
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: tekun, columns: [self_care, care_fen], max_age_months: 3 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: hukou, optional: true, if_missing: 未排除户口迁出、注销人员 }
exclusions:
  - { text: 全自理, proof: 特困名册, case: left out when fully able }
  - { text: 已有照料护理费, proof: 特困名册, case: left out with a care fee }
lowered:
  - { text: 已死亡、户口迁出或注销, case: a hint when away }
explain: "{name}在{month}特困名册，自理能力为{self_care}，照料护理费为零或空白。"
evidence:
  self_care: 生活自理能力
verify: 最近自理能力评估表、护理档次、资金去向（本人、机构、照料人）
rectify: 重新评估，按档发放并补差
outcomes: ["02", "03", "05", "06", "07", "08", "12", "13", "15", "16"]
falsepositives:
  - { text: 能够自理，不需要照料护理费, case: left out when fully able }
---*/
SELECT
  roll.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN EXISTS (SELECT 1 FROM away a WHERE a.person_key = roll.person_key) THEN 'hint'
    ELSE 'hit'
  END                    AS level,
  roll.self_care,
  roll.row_id            AS tekun_row
FROM (
  SELECT
    e.person_key,
    e.self_care,
    e.care_fen,
    e.row_id,
    ROW_NUMBER() OVER (PARTITION BY e.person_key ORDER BY COALESCE(e.care_fen, 0) DESC, e.row_id) AS n
  FROM enrolled e
  WHERE e.programme = 'tekun'
) roll
CROSS JOIN screening
WHERE roll.n = 1
  AND roll.self_care IN ('半护理', '全护理')
  AND COALESCE(roll.care_fen, 0) = 0
