/*---
id: FF12
title: 临时救助额度、次数与一事一议不符
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
  - { kind: medical, columns: [self_paid_fen], optional: true, if_missing: 未核对医疗自付很高而救助很少的情形 }
  - { kind: disaster, columns: [happened_on, loss], optional: true, if_missing: 未核对因灾伤亡、房屋倒塌而救助很少的情形 }
  - { kind: income_check, columns: [side], optional: true, if_missing: 未从核对结果识别城镇户 }
  - { kind: enrolment, columns: [side], optional: true, if_missing: 未从保障名册识别城镇户 }
  - { kind: aid, columns: [special], optional: true, only_if_there: true, if_missing: 台账没有是否一事一议，未按它排除一事一议的 }
  - { kind: aid, columns: [minutes_no], optional: true, only_if_there: true, if_missing: 台账没有会议纪要文号，未按它排除一事一议的 }
  - { kind: aid, columns: [cause], optional: true, only_if_there: true, if_missing: 台账没有救助原因，未核对同一事由多次救助的 }
params:
  cap_times: { default: 10, unit: 倍月低保标准, scope: 县, basis: 单次救助额度上限由县规定，常见为月低保标准的10倍 }
  floor_times: { default: 1, unit: 倍月低保标准, scope: 县, basis: 遭遇重大困难而救助不超过这个数的，应一事一议提高额度 }
  heavy_fen: { default: 3000000, unit: 分, scope: 县, basis: 个人自付医疗费达到这个数视为重大生活困难，由县规定 }
  times_a_year: { default: 1, unit: 次, scope: 县, basis: 同一事由一年内一般救助一次 }
  lookback_months: { default: 12, unit: 个月, scope: 县, basis: 近十二个月 }
exclusions:
  - { text: 额度不超过上限且一年内只有一次, proof: 临时救助台账, case: left out at the cap }
  - { text: 已有一事一议或会议纪要, proof: 临时救助台账, case: left out when it was decided case by case }
  - { text: 一年内两次但事由不同, proof: 临时救助台账, case: left out when the causes differ }
  - { text: 一年以前的救助, proof: 临时救助台账, case: left out when older than a year }
lowered:
  - { text: 台账没有一事一议一栏，或只是次数多、额度偏低，作为提示, case: more than ten times the standard }
explain: "{name}近{lookback_months}个月得到临时救助{times}次，{approved_on}审批的一次为{amount_fen}（月低保标准{standard_fen}）：{fault}，请核对一事一议会议纪要。"
evidence:
  times: 近十二个月次数
  approved_on: 审批日期
  amount_fen: 救助金额
  standard_fen: 月低保标准
  fault: 需核对的情形
  lookback_months: 统计月数
verify: 困难程度、测算过程、会议纪要
rectify: 补一事一议会议纪要；额度不足的追加救助
outcomes: ["02", "03", "04", "06", "12", "13", "15"]
falsepositives:
  - { text: 两次救助是两件事, case: left out when the causes differ }
related: [FF11]
---*/
SELECT
  got.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN got.place = 1 AND kept.special_rows > 0 THEN 'hit' ELSE 'hint' END AS level,
  got.times,
  got.approved_on,
  got.amount_fen,
  got.standard_fen,
  CASE
    WHEN got.place = 1 THEN '单次额度超过上限，没有一事一议记录'
    WHEN got.place = 2 THEN '遭遇重大困难，救助额度偏低，没有一事一议'
    WHEN got.cause IS NULL THEN '一年内不止一次，台账没有写救助原因，没有一事一议记录'
    ELSE '同一事由一年内不止一次，没有一事一议记录'
  END                    AS fault,
  CAST($lookback_months AS INTEGER) AS lookback_months,
  got.row_id             AS aid_row
FROM (
  SELECT
    j.person_key,
    j.times,
    j.cause,
    j.approved_on,
    j.amount_fen,
    j.standard_fen,
    j.place,
    j.row_id,
    ROW_NUMBER() OVER (PARTITION BY j.person_key ORDER BY j.place, j.amount_fen DESC, j.row_id) AS n
  FROM (
    SELECT
      a.person_key,
      a.times,
      a.cause,
      a.approved_on,
      a.amount_fen,
      a.standard_fen,
      a.row_id,
      CASE
        WHEN a.amount_fen > a.standard_fen * $cap_times THEN 1
        WHEN a.most_fen <= a.standard_fen * $floor_times AND (
          EXISTS (SELECT 1 FROM medical m WHERE m.person_key = a.person_key AND m.self_paid_fen >= $heavy_fen)
          OR EXISTS (
            SELECT 1 FROM disaster d
            WHERE d.person_key = a.person_key AND d.happened_on <= a.approved_on
              AND ((d.loss LIKE '%倒塌%' AND d.loss NOT LIKE '%未倒塌%' AND d.loss NOT LIKE '%没有倒塌%') OR d.casualty LIKE '%亡%' OR d.casualty LIKE '%重伤%'))
        ) THEN 2
        WHEN a.same_times > $times_a_year THEN 3
      END AS place
    FROM (
      SELECT
        x.person_key,
        x.row_id,
        x.cause,
        x.approved_on,
        x.amount_fen,
        x.times,
        x.most_fen,
        CASE WHEN u.person_key IS NULL THEN x.rural_fen ELSE x.urban_fen END AS standard_fen,
        CAST(COUNT(x.row_id) OVER (PARTITION BY x.person_key, COALESCE(x.cause, '')) AS INTEGER) AS same_times
      FROM (
        -- What he got in all, of which some may have been decided case by case.
        SELECT
          g.person_key,
          g.row_id,
          g.cause,
          g.approved_on,
          g.amount_fen,
          g.special,
          g.minutes_no,
          s.rural_fen,
          s.urban_fen,
          CAST(COUNT(g.row_id) OVER (PARTITION BY g.person_key) AS INTEGER) AS times,
          MAX(g.amount_fen) OVER (PARTITION BY g.person_key) AS most_fen
        FROM aid g
        CROSS JOIN screening s
        WHERE @ym(g.approved_on) > s.month - $lookback_months AND g.approved_on <= s.as_of
      ) x
      LEFT JOIN urban u ON u.person_key = x.person_key
      WHERE COALESCE(x.special, 0) = 0 AND x.minutes_no IS NULL
    ) a
  ) j
  WHERE j.place IS NOT NULL
) got
CROSS JOIN screening
CROSS JOIN (SELECT COUNT(k.special) AS special_rows FROM aid k) kept
WHERE got.n = 1
