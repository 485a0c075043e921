/*---
id: FF09
title: 事实无人抚养儿童补差或叠加计算有误
family: FF
level: hint
status: stable
grain: person
priority: B
due_days: 15
who: 县低保中心、儿童福利
groups: [童]
clauses: ["2.21"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 加强孤儿和事实无人抚养儿童保障
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 关于进一步加强事实无人抚养儿童保障工作的意见
    number: 民发〔2019〕62号
    clause: 补差发放和与其他救助的衔接
    from: 2020-01-01
    edition: both
    confidence: 记
  - document: 关于进一步做好事实无人抚养儿童保障有关工作的通知
    number: 民发〔2020〕125号
    edition: current
    confidence: 记
needs:
  - { kind: enrolment, roll: child, columns: [programme, amount_fen], max_age_months: 3 }
  - { kind: enrolment, any_roll: [dibao, tekun, subsidy], columns: [amount_fen], max_age_months: 3 }
  - { kind: enrolment, roll: subsidy, optional: true, if_missing: 未计困难残疾人生活补贴 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: enrolment, roll: subsidy, columns: [programme], optional: true, only_if_there: true, if_missing: 两项补贴名册没有补贴类型，未计困难残疾人生活补贴 }
  - { kind: enrolment, roll: dibao, columns: [amount_fen], optional: true, only_if_there: true, if_missing: 低保名册没有保障金额，未计低保 }
  - { kind: enrolment, roll: tekun, columns: [amount_fen], optional: true, only_if_there: true, if_missing: 特困名册没有基本生活费，未计特困 }
  - { kind: enrolment, roll: subsidy, columns: [amount_fen], optional: true, only_if_there: true, if_missing: 两项补贴名册没有金额，未计困难残疾人生活补贴 }
params:
  from_month: { default: 24240, unit: 月（年×12＋月－1）, scope: 国, basis: 民发〔2019〕62号自2020年1月1日起施行 }
  formula: { default: 补差, unit: 补差或全额, scope: 省, basis: 民发〔2019〕62号：已享受其他救助的补差发放；全额发放后低保重新计算的地方填“全额”，只查少发 }
  tolerance_fen: { default: 100, unit: 分, scope: 县, basis: 尾差不超过1元不计 }
exclusions:
  - { text: 没有同时享受低保、特困或生活补贴, proof: 低保、特困、两项补贴名册, case: left out without any other support }
  - { text: 各项合计等于标准, proof: 各名册金额, case: left out when the parts make up the rate }
  - { text: 国家制度施行以前, proof: 排查月份, case: left out before 2020 }
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
lowered:
  - { text: 各地补差公式不同，一律作为提示, case: paid the difference short }
explain: "{name}的事实无人抚养儿童补贴{child_fen}，同时享受的{other}折合每月{other_fen}，合计{total_fen}，{fault}（标准{rate_fen}）。"
evidence:
  child_fen: 事实无人抚养儿童补贴
  other: 同时享受
  other_fen: 其他各项折合
  total_fen: 各项合计
  rate_fen: 事实无人抚养儿童标准
  fault: 不符之处
verify: 本地事实无人抚养儿童标准、低保和特困人均救助水平、补差测算表
rectify: 按当地公式重新计算，少发的补发，多发的抵扣
outcomes: ["02", "03", "05", "06", "07", "08", "12", "13", "15", "16", "17"]
falsepositives:
  - { text: 已按标准补足差额, case: left out when the parts make up the rate }
related: [CB04, FF03]
---*/
SELECT
  sum.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hint'                 AS level,
  sum.child_fen,
  sum.other,
  sum.other_fen,
  sum.child_fen + sum.other_fen AS total_fen,
  sum.rate_fen,
  CASE WHEN sum.child_fen + sum.other_fen < sum.rate_fen - $tolerance_fen THEN '少于标准' ELSE '多于标准，可能是全额与其他救助叠加' END AS fault,
  sum.child_row,
  sum.other_row
FROM (
  SELECT
    c.person_key,
    c.child_fen,
    c.child_row,
    o.other,
    o.other_fen,
    o.other_row,
    COALESCE(named.rate_fen, top.rate_fen) AS rate_fen
  FROM (
    SELECT e.person_key, MAX(e.amount_fen) AS child_fen, MIN(e.row_id) AS child_row
    FROM enrolled e
    WHERE e.programme = 'unsupported_child'
    GROUP BY e.person_key
  ) c
  CROSS JOIN (SELECT MAX(e.amount_fen) AS rate_fen FROM enrolled e WHERE e.programme = 'unsupported_child') top
  -- The county's own standard comes first; where it has none, the highest amount on the roll stands for it.
  CROSS JOIN (
    SELECT MAX(r.fen) AS rate_fen
    FROM rate r
    CROSS JOIN screening s
    WHERE r.item = 'unsupported_child' AND s.month BETWEEN r.from_month AND r.until_month
  ) named
  JOIN (
    SELECT
      x.person_key,
      CASE
        WHEN MIN(x.programme) <> MAX(x.programme) THEN '多项救助'
        WHEN MIN(x.programme) = 'dibao' THEN '低保'
        WHEN MIN(x.programme) = 'tekun' THEN '特困'
        ELSE '困难残疾人生活补贴'
      END AS other,
      SUM(x.share_fen) AS other_fen,
      MIN(x.row_id) AS other_row
    FROM (
      SELECT
        e.person_key,
        e.programme,
        MAX(CASE
          WHEN e.programme = 'dibao' AND COALESCE(e.covered_count, h.members) > 0 THEN @idiv(e.amount_fen, COALESCE(e.covered_count, h.members))
          ELSE e.amount_fen
        END) AS share_fen,
        MIN(e.row_id) AS row_id
      FROM enrolled e
      -- A roll without 保障人数 lists the members.
      LEFT JOIN (
        SELECT m.household_no, CAST(COUNT(DISTINCT m.person_key) AS INTEGER) AS members
        FROM enrolled m
        WHERE m.programme = 'dibao'
        GROUP BY m.household_no
      ) h ON h.household_no = e.household_no
      WHERE e.programme IN ('dibao', 'tekun', 'disability_living') AND e.amount_fen > 0
      GROUP BY e.person_key, e.programme
    ) x
    GROUP BY x.person_key
  ) o ON o.person_key = c.person_key
) sum
CROSS JOIN screening
WHERE screening.month >= $from_month
  AND (sum.child_fen + sum.other_fen < sum.rate_fen - $tolerance_fen
    OR ($formula = '补差' AND sum.child_fen + sum.other_fen > sum.rate_fen + $tolerance_fen))
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = sum.person_key)
