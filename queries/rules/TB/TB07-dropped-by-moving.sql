/*---
id: TB07
title: 县内迁移或城乡转换造成断保
family: TB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 迁入地乡镇民政办、县低保中心
groups: [老, 残, 童, 病]
clauses: ["2.7"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 切实做到“应保尽保”
    from: 2019-09-13
    edition: both
    confidence: 证
needs:
  - { kind: enrolment, any_roll: [dibao, tekun], state: previous }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，未成年人、在读学生列为待核 }
  - { kind: hukou, columns: [state] }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: custody, optional: true, if_missing: 未排除服刑、强制隔离戒毒人员 }
  - { kind: income_check, columns: [side], optional: true, if_missing: 未从核对结果识别城乡转换 }
  - { kind: payment, columns: [item, for_month, household_no], optional: true, if_missing: 未核对迁入后首次发放与原保障最后发放之间是否断档 }
  - { kind: custody, columns: [until_on], optional: true, only_if_there: true, if_missing: 服刑、强戒名册没有终止日期，名册上的都按在押处理 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
  - { kind: enrolment, columns: [side], optional: true, only_if_there: true, if_missing: 上期名册没有城乡类别，未识别农村转城镇的 }
params:
  move_gap: { default: 1, unit: 个月, scope: 县, basis: 迁出地最后发放的次月由迁入地接着发放 }
exclusions:
  - { text: 已死亡，或户口迁到县外, proof: 死亡名单、户籍册, case: left out when moved out of the county }
  - { text: 正在服刑或强制隔离戒毒, proof: 服刑及强戒人员名册, case: left out in custody }
  - { text: 迁入地已接续保障, proof: 低保、特困、儿童名册, case: left out when the new place covers him }
  - { text: 迁入地次月接着发放, proof: 发放流水, case: left out when the new place paid the next month }
  - { text: 户口仍在原乡镇、城乡类别未变, proof: 户籍册、上期名册, case: left out when nothing has changed }
  - { text: 上期按农村保障时所在村已称社区、居委会, proof: 上期名册的村, case: left out when the rural roll already named a 社区 }
explain: "{name}在{previous_month}的{programme}名册上（{old_place}），现在{new_place}：{fault}[（原保障最后发放{last_paid_month}][，迁入后首次发放{first_paid_month}）]。"
evidence:
  programme: 上期保障
  previous_month: 上期名册月份
  old_place: 原保障地
  new_place: 现所在
  fault: 断保情况
  last_paid_month: 原保障最后发放月份
  first_paid_month: 迁入后首次发放月份
verify: 迁移日期、转出转入手续、两地最后与首次发放月份
rectify: 由迁入地办理接续，补发断档月份
outcomes: ["01", "02", "03", "05", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 只是名册里乡镇写法不同, case: left out when nothing has changed }
related: [TB01]
---*/
-- Few of a county have nothing now, or stand under a number that is not the old one; what else there is to see is looked up for those, and their
-- places all at once, for that goes through every row of the county.
WITH gone AS (
  SELECT b.person_key, b.programme, b.period, b.side, b.row_id, MIN(h.row_id) AS home_row
  FROM (
    SELECT o.person_key, o.programme, o.period, o.side, o.row_id
    FROM enrolled_before o
    WHERE o.programme IN ('dibao', 'tekun')
      AND NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = o.person_key)
      AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = o.person_key)
      AND NOT EXISTS (SELECT 1 FROM in_custody c WHERE c.person_key = o.person_key)
  ) b
  JOIN hukou h ON h.person_key = b.person_key AND h.state = '正常'
  GROUP BY b.person_key, b.programme, b.period, b.side, b.row_id
),
other_number AS (
  SELECT b.person_key, b.period, b.side, b.household_no, b.row_id, e.household_no AS new_no, e.side AS new_side, e.row_id AS roll_row
  FROM enrolled_before b
  JOIN enrolled e ON e.person_key = b.person_key AND e.programme = 'dibao' AND e.household_no <> b.household_no
  WHERE b.programme = 'dibao'
    AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = b.person_key)
),
place AS (
  SELECT DISTINCT n.row_id, n.town, n.village
  FROM naming n
  JOIN (
    SELECT g.row_id FROM gone g
    UNION ALL
    SELECT g.home_row AS row_id FROM gone g
    UNION ALL
    SELECT o.row_id FROM other_number o
    UNION ALL
    SELECT o.roll_row AS row_id FROM other_number o
  ) asked ON asked.row_id = n.row_id
),
renumbered AS (
  SELECT
    o.person_key,
    o.period,
    o.household_no,
    o.new_no,
    CASE WHEN old.town <> new.town THEN old.town ELSE o.side END AS old_place,
    CASE WHEN old.town <> new.town THEN new.town ELSE o.new_side END AS new_place,
    o.row_id,
    o.roll_row
  FROM other_number o
  JOIN place old ON old.row_id = o.row_id
  JOIN place new ON new.row_id = o.roll_row
  WHERE old.town <> new.town OR o.side <> o.new_side
),
paid AS (
  SELECT y.household_no, MIN(y.first_month) AS first_paid_month, MAX(y.last_month) AS last_paid_month
  FROM own_payment y
  JOIN (
    SELECT DISTINCT u.household_no
    FROM (
      SELECT r.household_no FROM renumbered r
      UNION ALL
      SELECT r.new_no AS household_no FROM renumbered r
    ) u
  ) n ON n.household_no = y.household_no
  WHERE y.item = 'dibao'
  GROUP BY y.household_no
)
SELECT
  moved.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  moved.programme,
  moved.period           AS previous_month,
  moved.old_place,
  moved.new_place,
  '排查月份各保障名册上都没有' AS fault,
  CAST(NULL AS INTEGER)  AS last_paid_month,
  CAST(NULL AS INTEGER)  AS first_paid_month,
  moved.row_id           AS previous_row,
  moved.home_row         AS hukou_row,
  CAST(NULL AS BIGINT)   AS roll_row
FROM (
  SELECT
    b.person_key,
    b.programme,
    b.period,
    CASE WHEN old.town <> new.town THEN old.town ELSE '农村' END AS old_place,
    CASE WHEN old.town <> new.town THEN new.town ELSE '城镇' END AS new_place,
    b.row_id,
    b.home_row,
    ROW_NUMBER() OVER (PARTITION BY b.person_key ORDER BY b.period DESC, b.row_id) AS n
  FROM gone b
  JOIN place old ON old.row_id = b.row_id
  JOIN place new ON new.row_id = b.home_row
  LEFT JOIN urban u ON u.person_key = b.person_key
  WHERE old.town <> new.town
    -- Many villages are called 社区: one that was so on the rural roll has not become urban by its name.
    OR (b.side = '农村' AND u.person_key IS NOT NULL
      AND COALESCE(old.village, '') NOT LIKE '%社区%' AND COALESCE(old.village, '') NOT LIKE '%居委会%')
) moved
CROSS JOIN screening
WHERE moved.n = 1
UNION ALL
SELECT
  late.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  'dibao'                AS programme,
  late.period            AS previous_month,
  late.old_place,
  late.new_place,
  '迁入地已接续，中间断了发放' AS fault,
  late.last_paid_month,
  late.first_paid_month,
  late.row_id            AS previous_row,
  CAST(NULL AS BIGINT)   AS hukou_row,
  late.roll_row
FROM (
  SELECT
    r.person_key,
    r.period,
    r.old_place,
    r.new_place,
    earlier.last_paid_month,
    later.first_paid_month,
    r.row_id,
    r.roll_row,
    ROW_NUMBER() OVER (PARTITION BY r.person_key ORDER BY r.row_id, r.roll_row) AS n
  FROM renumbered r
  JOIN paid earlier ON earlier.household_no = r.household_no
  JOIN paid later ON later.household_no = r.new_no
  WHERE later.first_paid_month > earlier.last_paid_month + $move_gap
) late
CROSS JOIN screening
WHERE late.n = 1
