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
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: enrolment, roll: tekun, columns: [amount_fen], optional: true, only_if_there: true, if_missing: 特困名册没有基本生活费，未与本县标准核对 }
params:
  tolerance_fen: { default: 100, unit: 分, scope: 县, basis: 尾差不超过1元不计 }
exclusions:
  - { text: 全自理, proof: 特困名册, case: left out when fully able }
  - { text: 已有照料护理费, proof: 特困名册, case: left out with a care fee }
lowered:
  - { text: 已死亡、户口迁出或注销, case: a hint when away }
  - { text: 有照料护理费，但低于参数表里本县该档次的标准, case: a hint when the fee is below the county's standard }
  - { text: 基本生活费低于参数表里本县标准, case: a hint when the living money is below the county's standard }
explain: "{name}在{month}特困名册，[自理能力为{self_care}，]{fault}[（名册{paid_fen}][，本县标准{rate_fen}）]。"
evidence:
  fault: 情况
  paid_fen: 名册金额
  rate_fen: 本县标准
  self_care: 生活自理能力
  hint_because: 列为提示的原因
verify: 最近自理能力评估表、护理档次、资金去向（本人、机构、照料人）
rectify: 重新评估，按档发放并补差
outcomes: ["02", "03", "05", "06", "07", "08", "12", "13", "15", "16"]
falsepositives:
  - { text: 能够自理，不需要照料护理费, case: left out when fully able }
---*/
SELECT
  odd.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN odd.place > 1 THEN '本县标准以正式文件为准'
    WHEN EXISTS (SELECT 1 FROM away a WHERE a.person_key = odd.person_key) THEN '本人已死亡、迁出或注销'
  END                    AS hint_because,
  CASE
    WHEN odd.place = 1 THEN '照料护理费为零或空白'
    WHEN odd.place = 2 THEN '照料护理费低于本县标准'
    ELSE '基本生活费低于本县标准'
  END                    AS fault,
  odd.self_care,
  CASE WHEN odd.place = 2 THEN odd.care_fen WHEN odd.place = 3 THEN odd.amount_fen END AS paid_fen,
  CASE WHEN odd.place = 2 THEN odd.care_rate_fen WHEN odd.place = 3 THEN odd.living_rate_fen END AS rate_fen,
  odd.row_id             AS tekun_row
FROM (
  SELECT
    roll.person_key,
    roll.self_care,
    roll.care_fen,
    roll.amount_fen,
    roll.row_id,
    care.fen AS care_rate_fen,
    CASE WHEN roll.side = '城市' THEN COALESCE(living.urban_fen, living.least_fen) ELSE living.least_fen END AS living_rate_fen,
    CASE
      WHEN roll.self_care IN ('半护理', '全护理') AND COALESCE(roll.care_fen, 0) = 0 THEN 1
      WHEN roll.care_fen < care.fen - $tolerance_fen THEN 2
      WHEN roll.amount_fen < CASE WHEN roll.side = '城市' THEN COALESCE(living.urban_fen, living.least_fen) ELSE living.least_fen END - $tolerance_fen THEN 3
    END AS place
  FROM (
    SELECT
      e.person_key,
      e.self_care,
      e.side,
      e.care_fen,
      e.amount_fen,
      e.row_id,
      ROW_NUMBER() OVER (PARTITION BY e.person_key ORDER BY COALESCE(e.care_fen, 0) DESC, e.row_id) AS n
    FROM enrolled e
    WHERE e.programme = 'tekun'
  ) roll
  LEFT JOIN (
    SELECT r.grade, MIN(r.fen) AS fen
    FROM rate r
    CROSS JOIN screening s
    WHERE r.item = 'tekun_care' AND s.month BETWEEN r.from_month AND r.until_month
    GROUP BY r.grade
  ) care ON care.grade = roll.self_care
  CROSS JOIN (
    SELECT
      MIN(r.fen) AS least_fen,
      MIN(CASE WHEN r.side = '城市' THEN r.fen END) AS urban_fen
    FROM rate r
    CROSS JOIN screening s
    WHERE r.item = 'tekun' AND r.grade IS NULL AND s.month BETWEEN r.from_month AND r.until_month
  ) living
  WHERE roll.n = 1
) odd
CROSS JOIN screening
WHERE odd.place IS NOT NULL
