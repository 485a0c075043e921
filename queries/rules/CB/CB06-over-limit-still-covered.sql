/*---
id: CB06
title: 核对超标未处置，或长期没有核对
family: CB
level: hit
status: stable
grain: household
priority: B
due_days: 15
who: 县低保中心、核对中心
groups: []
clauses: ["2.1"]
basis:
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 家庭经济状况核对和定期复核
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 家庭经济状况核对和定期核查
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: income_check, columns: [assets] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 只看申请人本人，未看户内其他成员 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: income_check, columns: [income_fen], optional: true, only_if_there: true, if_missing: 核对结果没有收入和人口，只看财产 }
  - { kind: income_check, columns: [household_size], optional: true, only_if_there: true, if_missing: 核对结果没有家庭人口数，按户籍人数算，结果随人数而变的列为待核 }
  - { kind: income_check, columns: [checked_on], optional: true, only_if_there: true, if_missing: 核对结果没有核对日期，未排除过了有效期的，未核对多久没有核对 }
  - { kind: income_check, columns: [handled], optional: true, only_if_there: true, if_missing: 核对结果没有处置情况，未排除已经处置的 }
  - { kind: hukou, columns: [state], optional: true, only_if_there: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: enrolment, roll: dibao, columns: [coverage], optional: true, only_if_there: true, if_missing: 低保名册没有保障类型，未排除单人保的户 }
  - { kind: enrolment, roll: dibao, columns: [from_month], optional: true, only_if_there: true, if_missing: 低保名册没有开始享受年月，未核对多久没有核对 }
  - { kind: enrolment, roll: dibao, columns: [reviewed_on], optional: true, only_if_there: true, if_missing: 低保名册没有最近核查日期，只看核对结果的日期 }
  - { kind: income_check, columns: [rigid_fen], optional: true, only_if_there: true, if_missing: 核对结果没有刚性支出，没有扣减 }
  - { kind: income_check, columns: [job_cost_fen], optional: true, only_if_there: true, if_missing: 核对结果没有就业成本，没有扣减 }
  - { kind: income_check, columns: [side], optional: true, only_if_there: true, if_missing: 核对结果没有城乡类别，城镇户只凭名册和村（社区）名认定 }
params:
  recheck_months: { default: 12, unit: 个月, scope: 县, basis: 困难情况稳定的家庭每年核查一次（民发〔2021〕57号），有劳动能力、收入不稳定的半年一次 }
  fresh_months: { default: 6, unit: 个月, scope: 县, basis: 核对报告有效期由县规定，一般3至12个月 }
exclusions:
  - { text: 核对报告已过有效期, proof: 核对结果的核对日期, case: left out when the report is older than six months }
  - { text: 台账写明已经处置, proof: 核对结果的处置情况, case: left out when the result has been dealt with }
  - { text: 一年内核对过或核查过, proof: 核对结果的核对日期、低保名册的最近核查日期, case: left out when somebody of the household was checked within a year }
  - { text: 核对结果没有核对日期，看不出多久没有核对, proof: 核对结果, case: left out when no result is dated }
  - { text: 户内只有按单人户纳入的人，超过标准的只是全家收入, proof: 低保名册的保障类型, case: left out when only the income of a family of which one is covered alone is above the standard }
  - { text: 户内无人在低保名册, proof: 低保名册, case: left out when nobody of the household is covered }
  - { text: 申请人已死亡、迁出, proof: 死亡名单、户籍册, case: left out when dead }
lowered:
  - { text: 财产未超标，只是扣减后收入高于低保标准, case: a hint when only the income is above the standard }
  - { text: 一年没有核对、核查记录, case: a hint when nobody of the household was checked for a year }
  - { text: 正在渐退期, case: a hint in the phase-out }
explain: "{name}家庭（低保证号{certificate_no}）{fault}[，扣减后人均月收入{left_per_head_fen}][（低保标准{standard_fen}）][，最近核对{checked_on}]，{month}仍在低保名册。不得据此自动停保。"
evidence:
  fault: 情况
  assets: 财产状况
  left_per_head_fen: 扣减后人均月收入
  standard_fen: 当月低保标准
  checked_on: 核对日期
  certificate_no: 低保证号
  hint_because: 列为提示的原因
verify: 财产真实权属、价值、来源、用途，家庭解释；是否残疾人代步车、已报废车、代持房产
rectify: 复核；确属超标的停保并书面告知；符合条件的说明存档
outcomes: ["06", "07", "08", "11", "12", "13", "15", "17"]
falsepositives:
  - { text: 残疾人代步车、已报废或已转卖的车，已复核并记录, case: left out when the result has been dealt with }
related: [LB11]
---*/
SELECT
  a.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN roll.in_phase_out = 1 THEN '正在渐退期'
    WHEN a.assets = '超标' THEN CAST(NULL AS VARCHAR)
    ELSE '没有查出财产超标，只是收入高于低保标准'
  END                    AS hint_because,
  CASE WHEN a.assets = '超标' THEN '核对财产超标，没有处置记录' ELSE '核对收入高于低保标准，没有处置记录' END AS fault,
  a.assets,
  @idiv(a.left_fen, a.household_size) AS left_per_head_fen,
  CASE WHEN a.left_fen IS NOT NULL THEN a.standard_fen END AS standard_fen,
  a.checked_on,
  roll.certificate_no,
  a.row_id               AS income_row,
  a.assets_row,
  roll.row_id            AS dibao_row
FROM applicant a
JOIN (
  SELECT
    k.person_key,
    MAX(e.household_no) AS certificate_no,
    MAX(CASE WHEN e.status = '渐退' THEN 1 ELSE 0 END) AS in_phase_out,
    MAX(CASE WHEN e.coverage = '单人保' THEN 0 ELSE 1 END) AS is_whole,
    MIN(e.row_id) AS row_id
  FROM (
    SELECT o.person_key, o.person_key AS kin_key
    FROM applicant o
    UNION ALL
    SELECT o.person_key, m.person_key AS kin_key
    FROM applicant o
    JOIN registered_member m ON m.hukou_no = o.hukou_no
  ) k
  JOIN enrolled e ON e.person_key = k.kin_key AND e.programme = 'dibao'
  GROUP BY k.person_key
) roll ON roll.person_key = a.person_key
CROSS JOIN screening
WHERE (a.assets = '超标'
    OR (a.left_fen > a.standard_fen * a.household_size AND (roll.is_whole = 1 OR a.household_size = 1)))
  AND (a.checked_on IS NULL OR @ym(a.checked_on) >= screening.month - $fresh_months)
  AND NOT EXISTS (
    SELECT 1 FROM income_check i
    WHERE i.row_id = a.assets_row AND i.handled IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.person_key = a.person_key)
UNION ALL
SELECT
  old.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  '只是没有核对，没有超标的结果' AS hint_because,
  '一年以上没有核对、核查记录' AS fault,
  CAST(NULL AS VARCHAR)  AS assets,
  CAST(NULL AS BIGINT)   AS left_per_head_fen,
  CAST(NULL AS BIGINT)   AS standard_fen,
  old.checked_on,
  old.household_no       AS certificate_no,
  CAST(NULL AS BIGINT)   AS income_row,
  CAST(NULL AS BIGINT)   AS assets_row,
  old.row_id             AS dibao_row
FROM (
  SELECT
    e.household_no,
    e.person_key,
    e.row_id,
    MAX(i.checked_on) OVER (PARTITION BY e.household_no) AS checked_on,
    MAX(e.reviewed_on) OVER (PARTITION BY e.household_no) AS reviewed_on,
    MIN(e.from_month) OVER (PARTITION BY e.household_no) AS from_month,
    ROW_NUMBER() OVER (
      PARTITION BY e.household_no ORDER BY CASE WHEN e.relation = '户主' THEN 'a' ELSE 'b' END, e.row_id, e.person_key
    ) AS n
  FROM enrolled e
  LEFT JOIN (
    SELECT k.person_key, MAX(k.checked_on) AS checked_on
    FROM (
      SELECT c.person_key, c.checked_on
      FROM income_check c
      UNION ALL
      SELECT m.person_key, c.checked_on
      FROM income_check c
      JOIN registered_member h ON h.person_key = c.person_key
      JOIN registered_member m ON m.hukou_no = h.hukou_no
    ) k
    GROUP BY k.person_key
  ) i ON i.person_key = e.person_key
  WHERE e.programme = 'dibao' AND e.household_no IS NOT NULL
) old
CROSS JOIN screening
WHERE old.n = 1
  AND old.from_month < screening.month - $recheck_months
  AND EXISTS (SELECT 1 FROM income_check c WHERE c.checked_on IS NOT NULL)
  AND (old.checked_on IS NULL OR @ym(old.checked_on) < screening.month - $recheck_months)
  AND (old.reviewed_on IS NULL OR @ym(old.reviewed_on) < screening.month - $recheck_months)
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.person_key = old.person_key)
