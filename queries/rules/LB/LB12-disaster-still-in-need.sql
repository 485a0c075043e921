/*---
id: LB12
title: 受灾群众仍有困难未衔接救助
family: LB
level: hit
status: stable
grain: household
priority: A
due_days: 5
who: 乡镇民政办、应急办
groups: [灾]
clauses: ["3.1", "3.2", "3.3", "3.5", "3.6"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 三
    quote: 对经受灾人员救助后，基本生活仍有困难的，符合条件的要及时纳入最低生活保障或临时救助
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 自然灾害救助条例
    number: 国务院令第577号
    clause: 过渡性安置和冬春救助
    edition: both
    confidence: 记
  - document: 关于进一步加强和改进临时救助工作的意见
    number: 民发〔2018〕23号
    clause: 急难型临时救助
    edition: both
    confidence: 证
needs:
  - { kind: disaster, columns: [living_state] }
  - { kind: aid, columns: [approved_on] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 未核对户内其他成员 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: poverty, columns: [cause, relation], optional: true, if_missing: 未核对因灾致贫返贫的监测对象 }
  - { kind: disaster, columns: [happened_on], optional: true, only_if_there: true, if_missing: 受灾名册没有受灾日期，任何时候的临时救助都算灾后救助 }
  - { kind: disaster, columns: [loss], optional: true, only_if_there: true, if_missing: 受灾名册没有损失情况，未核对损失较重和房屋没有修复的 }
  - { kind: disaster, columns: [casualty], optional: true, only_if_there: true, if_missing: 受灾名册没有人员伤亡，损失较重的只看损失情况 }
  - { kind: disaster, columns: [rebuilt], optional: true, only_if_there: true, if_missing: 受灾名册没有重建进度，未核对房屋没有修复的 }
params:
  first_days: { default: 15, unit: 天, scope: 县, basis: 急难型临时救助的时限由县规定，这里按半个月 }
  aid_months: { default: 12, unit: 个月, scope: 县, basis: 一年内的临时救助 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 户内有人享受低保或特困, proof: 低保、特困名册, case: left out when the household is covered }
  - { text: 灾后本人或家人得到临时救助, proof: 临时救助台账, case: left out with aid since the disaster }
  - { text: 已恢复, proof: 受灾人员名册, case: left out when recovered }
lowered:
  - { text: 房屋倒塌、严重损坏或有人伤亡失踪，时限内没有临时救助, case: a hint when a heavy loss got no aid in time }
  - { text: 在保人员的受损住房还没有修复、重建, case: a hint when the house of somebody covered is not yet rebuilt }
  - { text: 因灾致贫返贫、风险未消除，户内无人享受低保、特困，一年内没有临时救助, case: a hint when a household monitored for a disaster gets nothing }
explain: "{name}[于{happened_on}]受灾[（{disaster}）][，损失情况为{loss}]，{fault}。"
evidence:
  fault: 情况
  disaster: 灾种
  happened_on: 受灾日期
  loss: 损失情况
  hint_because: 列为提示的原因
verify: 房屋损毁、伤亡、已得应急或冬春救助、现住处与取暖
rectify: 先行救助；符合条件的纳入低保；帮扶重建
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 灾后已得到临时救助, case: left out with aid since the disaster }
---*/
SELECT
  d.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CAST(NULL AS VARCHAR)  AS hint_because,
  '目前仍有困难，户内无人享受低保、特困，灾后也没有临时救助' AS fault,
  d.disaster,
  d.happened_on,
  d.loss,
  d.row_id               AS disaster_row
FROM (
  SELECT
    x.person_key,
    x.disaster,
    x.happened_on,
    x.loss,
    x.row_id,
    ROW_NUMBER() OVER (PARTITION BY x.person_key ORDER BY x.happened_on DESC, x.row_id) AS n
  FROM disaster x
  WHERE x.living_state = '仍有困难'
) d
CROSS JOIN screening
WHERE d.n = 1
  AND NOT EXISTS (SELECT 1 FROM covered c WHERE c.person_key = d.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM registered_member h
    JOIN registered_member m ON m.hukou_no = h.hukou_no
    JOIN covered c ON c.person_key = m.person_key
    WHERE h.person_key = d.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM household_relief r
    WHERE r.person_key = d.person_key AND (d.happened_on IS NULL OR r.approved_on >= d.happened_on))
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.person_key = d.person_key)
UNION ALL
SELECT
  odd.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE WHEN odd.place = 1 THEN '没有登记现在仍有困难，或已有保障、救助' ELSE '本人已有低保或特困保障' END AS hint_because,
  CASE WHEN odd.place = 1 THEN '损失较重，时限内没有临时救助' ELSE '在保，受损住房还没有修复、重建' END AS fault,
  odd.disaster,
  odd.happened_on,
  odd.loss,
  odd.row_id             AS disaster_row
FROM (
  SELECT
    y.person_key,
    y.disaster,
    y.happened_on,
    y.loss,
    y.row_id,
    y.place,
    ROW_NUMBER() OVER (PARTITION BY y.person_key ORDER BY y.place, y.happened_on DESC, y.row_id) AS n
  FROM (
    SELECT
      x.person_key,
      x.disaster,
      x.happened_on,
      x.loss,
      x.row_id,
      CASE
        WHEN ((x.loss LIKE '%倒塌%' AND x.loss NOT LIKE '%未倒塌%' AND x.loss NOT LIKE '%没有倒塌%') OR x.loss LIKE '%严重损坏%' OR x.casualty LIKE '%亡%' OR x.casualty LIKE '%失踪%' OR x.casualty LIKE '%重伤%')
          AND NOT EXISTS (
            SELECT 1 FROM disaster o
            WHERE o.person_key = x.person_key AND o.living_state = '仍有困难' AND o.happened_on > x.happened_on)
          AND (x.living_state IS NULL
            OR (x.living_state = '仍有困难' AND (
              EXISTS (SELECT 1 FROM covered c WHERE c.person_key = x.person_key)
              OR EXISTS (SELECT 1 FROM household_relief r WHERE r.person_key = x.person_key AND r.approved_on >= x.happened_on))))
          AND @days_between(x.happened_on, s.as_of) > $first_days
          AND NOT EXISTS (
            SELECT 1 FROM household_relief r
            WHERE r.person_key = x.person_key AND @days_between(x.happened_on, r.approved_on) BETWEEN 0 AND $first_days)
          THEN 1
        WHEN ((x.loss LIKE '%倒塌%' AND x.loss NOT LIKE '%未倒塌%' AND x.loss NOT LIKE '%没有倒塌%') OR x.loss LIKE '%损坏%')
          AND (x.rebuilt LIKE '%未完成%' OR x.rebuilt LIKE '%没有完成%' OR x.rebuilt LIKE '%未竣工%'
            OR (x.rebuilt NOT LIKE '%完成%' AND x.rebuilt NOT LIKE '%竣工%'
              AND (x.rebuilt NOT LIKE '%入住%' OR x.rebuilt LIKE '%未入住%')))
          AND EXISTS (SELECT 1 FROM covered c WHERE c.person_key = x.person_key)
          THEN 2
      END AS place
    FROM disaster x
    CROSS JOIN screening s
  ) y
  WHERE y.place IS NOT NULL
) odd
CROSS JOIN screening
WHERE odd.n = 1
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = odd.person_key)
UNION ALL
SELECT
  watched.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  '没有列入受灾人员名册' AS hint_because,
  '因灾致贫返贫、风险未消除，户内无人享受低保、特困，一年内没有临时救助' AS fault,
  CAST(NULL AS VARCHAR)  AS disaster,
  CAST(NULL AS DATE)     AS happened_on,
  CAST(NULL AS VARCHAR)  AS loss,
  watched.row_id         AS disaster_row
FROM poor watched
JOIN poverty p ON p.row_id = watched.row_id AND p.person_key = watched.person_key
CROSS JOIN screening
WHERE p.relation = '户主'
  AND p.cause LIKE '%灾%'
  AND NOT EXISTS (SELECT 1 FROM disaster x WHERE x.person_key = watched.person_key)
  AND NOT EXISTS (SELECT 1 FROM kin_of k JOIN covered c ON c.person_key = k.kin_key WHERE k.person_key = watched.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM household_relief r
    WHERE r.person_key = watched.person_key AND @ym(r.approved_on) > screening.month - $aid_months)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = watched.person_key)
