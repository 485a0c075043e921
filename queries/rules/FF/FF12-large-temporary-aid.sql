/*---
id: FF12
title: 临时救助额度大或一年内多次，需有一事一议记录
family: FF
level: hint
status: stable
grain: record
priority: C
due_days: 15
who: 县民政局社会救助股
groups: [灾]
clauses: ["2.11", "3.4"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 对遭遇重大生活困难的，采取一事一议方式提高救助额度，加大救助力度
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 关于进一步加强和改进临时救助工作的意见
    number: 民发〔2018〕23号
    edition: both
    confidence: 证
needs:
  - { kind: aid, columns: [approved_on, amount_fen] }
  - { kind: income_check, optional: true, if_missing: 未从核对结果识别城镇户 }
  - { kind: enrolment, optional: true, if_missing: 未从保障名册识别城镇户 }
params:
  cap_times: { default: 10, unit: 倍月低保标准, scope: 县, basis: 单次救助额度上限由县规定，常见为月低保标准的10倍 }
  times_a_year: { default: 1, unit: 次, scope: 县, basis: 同一事由一年内一般救助一次 }
  lookback_months: { default: 12, unit: 个月, scope: 县, basis: 近十二个月 }
exclusions:
  - { text: 额度不超过上限且一年内只有一次, proof: 临时救助台账, case: left out at the cap }
  - { text: 一年以前的救助, proof: 临时救助台账, case: left out when older than a year }
lowered:
  - { text: 台账没有一事一议一栏，只能作为提示, case: more than ten times the standard }
explain: "{name}近{lookback_months}个月得到临时救助{times}次，单次最高{amount_fen}（月低保标准{standard_fen}）：{fault}，请核对一事一议会议纪要。"
evidence:
  times: 近十二个月次数
  amount_fen: 单次最高金额
  standard_fen: 月低保标准
  fault: 需核对的情形
  lookback_months: 统计月数
verify: 困难程度、测算过程、会议纪要
rectify: 补一事一议会议纪要；额度不足的追加救助
outcomes: ["02", "03", "04", "06", "12", "13", "15"]
related: [FF11]
---*/
SELECT
  got.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hint'                 AS level,
  got.times,
  got.amount_fen,
  got.standard_fen,
  CASE
    WHEN got.amount_fen > got.standard_fen * $cap_times THEN '单次额度超过上限'
    ELSE '一年内不止一次'
  END                    AS fault,
  CAST($lookback_months AS INTEGER) AS lookback_months,
  got.first_row,
  got.last_row
FROM (
  SELECT
    a.person_key,
    CAST(COUNT(a.row_id) AS INTEGER) AS times,
    MAX(a.amount_fen) AS amount_fen,
    MAX(CASE WHEN u.person_key IS NULL THEN s.rural_fen ELSE s.urban_fen END) AS standard_fen,
    MIN(a.row_id) AS first_row,
    MAX(a.row_id) AS last_row
  FROM aid a
  CROSS JOIN screening s
  LEFT JOIN urban u ON u.person_key = a.person_key
  WHERE @ym(a.approved_on) > s.month - $lookback_months AND a.approved_on <= s.as_of
  GROUP BY a.person_key
) got
CROSS JOIN screening
WHERE got.amount_fen > got.standard_fen * $cap_times OR got.times > $times_a_year
