/** A draft that runs, passes its own cases and is there to be rewritten. `ID`, `TITLE`, `FAMILY` are filled in. */
export const RULE_TEMPLATE = `/*---
id: ID
title: TITLE
family: FAMILY
level: hit                      # 疑点 hit，或提示 hint
status: draft                   # 完善依据和用例后改为 stable
grain: person                   # person | household | payment | record
priority: B                     # A 3-5 个工作日 | B 10-15 个工作日 | C 数据修正
due_days: 15
who: 乡镇民政办                  # 谁去核查
groups: []                      # 老 残 童 病 灾
basis: []                       # - { document: 文件名, number: 文号, clause: 条款, confidence: 记 }
needs:                          # 缺少时这条规则为“未检查”
  - { kind: enrolment, roll: dibao, columns: [amount_fen] }
params:
  least_fen: { default: 10000, unit: 分, scope: 县, note: 低于这个数即列为疑点 }
exclusions: []
lowered: []
explain: "{name}在{month}低保名册，月保障金额{amount_fen}，低于规定。"
evidence:
  amount_fen: 月保障金额
verify: 核对审批表和补差计算
rectify: 按规定重新计算并补发
outcomes: ["05", "06", "13"]
falsepositives: []
---*/
SELECT
  enrolled.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  enrolled.amount_fen,
  enrolled.row_id        AS enrolled_row
FROM enrolment AS enrolled
CROSS JOIN screening
WHERE enrolled.roll = 'dibao'
  AND enrolled.amount_fen < $least_fen
  AND EXISTS (
    SELECT 1
    FROM snapshot
    WHERE snapshot.roll = enrolled.roll
      AND snapshot.period IS NOT DISTINCT FROM enrolled.period
      AND snapshot.state = 'current'
  )
`;

export const CASES_TEMPLATE = `# 每个用例：given 给出名册的行，expect 写应得的疑点。用 doudi rules test ID 运行。
- case: below the amount
  given:
    enrolment: [{ person: A, roll: dibao, period: 2019-10, amount_fen: 9999 }]
  expect: [{ person: A, level: hit, period: 2019-10, amount_fen: 9999 }]
  explain_contains: [99.99元]

- case: exactly the amount is enough
  given:
    enrolment: [{ person: A, roll: dibao, period: 2019-10, amount_fen: 10000 }]
  expect: []

- case: only the current roll counts
  loaded: [dibao@2019-10]
  given:
    enrolment: [{ person: A, roll: dibao, period: 2018-12, amount_fen: 1 }]
  expect: []

- case: other rolls do not count
  loaded: [dibao@2019-10]
  given:
    enrolment: [{ person: A, roll: tekun, period: 2019-10, amount_fen: 1 }]
  expect: []

- case: an older roll of another kind of support does not make this one current
  loaded: [dibao@2019-10, tekun@2019-09]
  given:
    enrolment: [{ person: A, roll: dibao, period: 2019-09, amount_fen: 1 }]
  expect: []

- case: the row is only probably this person's
  given:
    enrolment: [{ person: B, likely: A, roll: dibao, period: 2019-10, amount_fen: 1 }]
  expect: [{ person: A, level: check }]

- case: not checked without the roll
  not_evaluable: dibao
`;
