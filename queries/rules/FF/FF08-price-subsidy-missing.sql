/*---
id: FF08
title: 价格临时补贴漏发
family: FF
level: hit
status: stable
grain: payment
priority: B
due_days: 15
who: 县低保中心
groups: []
clauses: ["2.17"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 价格涨幅达到规定条件时及时启动联动机制，发放价格临时补贴
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 关于进一步完善社会救助和保障标准与物价上涨挂钩联动机制的通知
    number: 发改价格规〔2016〕1835号
    edition: "2019"
    confidence: 记
  - document: 关于进一步健全社会救助和保障标准与物价上涨挂钩联动机制的通知
    number: 发改价格〔2021〕1553号
    edition: current
    confidence: 证
needs:
  - { kind: payment, columns: [item, for_month] }
  - { kind: enrolment, any_roll: [dibao, tekun], columns: [from_month], max_age_months: 3 }
  - { kind: enrolment, roll: dibao, columns: [household_no, from_month], max_age_months: 3, optional: true, if_missing: 没有近三个月带低保证号和开始享受年月的低保名册，未核对低保 }
  - { kind: enrolment, roll: tekun, columns: [from_month], max_age_months: 3, optional: true, if_missing: 没有近三个月带开始享受年月的特困名册，未核对特困 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: payment, columns: [result], optional: true, only_if_there: true, if_missing: 发放流水没有发放状态，退票、失败的也按成功算 }
  - { kind: payment, columns: [household_no], optional: true, only_if_there: true, if_missing: 发放流水没有低保证号，低保金只能凭领款人、账号和户籍归户 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，没写低保证号的低保金不能按户籍归户 }
  - { kind: payment, columns: [paid_on], optional: true, only_if_there: true, if_missing: 发放流水没有发放日期，未核对到账是否及时 }
  - { kind: payment, columns: [amount_fen], optional: true, only_if_there: true, if_missing: 发放流水没有金额，未核对价格临时补贴是否足额 }
  - { kind: enrolment, roll: child, columns: [programme], optional: true, only_if_there: true, if_missing: 儿童保障名册没有类型，未核对儿童保障 }
settings:
  - { name: price_linkage, if_missing: doudi.yaml 没有写启动物价联动的月份（price_linkage），按没有启动过处理 }
params:
  pay_workdays: { default: 20, unit: 个工作日, scope: 国, basis: 发改价格规〔2016〕1835号：指数发布后20个工作日内发放 }
  tolerance_fen: { default: 100, unit: 分, scope: 县, basis: 尾差不超过1元不计 }
  least_payees: { default: 20, unit: 户、人, scope: 县, basis: 一个乡镇只有几户时，看不出是不是整月都没有发 }
  latest_months: { default: 6, unit: 个月, scope: 县, basis: 几个月的价格临时补贴常并在一张表上，写的是发钱的月份 }
  together_percent: { default: 150, unit: "%", scope: 县, basis: 几个月并作一笔的，比只发一个月的多 }
  children_from: { default: 24264, unit: 月（年×12＋月－1）, scope: 国, basis: 发改价格〔2021〕1553号自2022年1月起把孤儿、事实无人抚养儿童列入，只用于现行口径 }
exclusions:
  - { text: 当月没有启动物价联动, proof: doudi.yaml 的 price_linkage, case: left out in a month without linkage }
  - { text: 已发放价格临时补贴, proof: 发放流水, case: left out when the subsidy was paid }
  - { text: 启动当月才开始享受, proof: 保障名册, case: left out when enrolled in that very month }
  - { text: 2022年1月以前启动的月份，儿童还不是发放对象, proof: 发改价格〔2021〕1553号, case: left out as a child before January 2022 }
  - { text: 发放流水里该月没有任何项目的发放记录, proof: 发放流水, case: left out when the file does not cover the month }
lowered:
  - { text: 他所在乡镇该月没有发给任何人，他领过以后月份的，像是几个月一起发的, case: a hint where a whole township was paid for a later month instead }
  - { text: 已发放，但晚于参数表里指数公布后的时限, case: a hint when paid after the twentieth working day }
  - { text: 已发放，但少于参数表里的每人标准, case: a hint when less than the standard was paid }
  - { text: 领款人已死亡、迁出或注销, case: a hint when the payee is away }
  - { text: 户内成员同时在两个低保证号, case: a hint when a member stands under two numbers }
explain: "{name}在{programme}名册，{period}启动物价联动，{fault}[，到账日期{paid_on}][，已发{paid_fen}][，应发{due_fen}]。"
evidence:
  fault: 情况
  paid_on: 到账日期
  paid_fen: 已发金额
  due_fen: 应发金额
  programme: 保障项目
  hint_because: 列为提示的原因
verify: 联动启动月份文件、对象是否在册、是否已从其他项目领取
rectify: 补发价格临时补贴
outcomes: ["03", "05", "07", "08", "12", "13", "15", "16", "17"]
falsepositives:
  - { text: 启动当月才纳入, case: left out when enrolled in that very month }
---*/
WITH price AS (
  SELECT s.person_key, s.household_no, s.for_month, s.paid_on, s.amount_fen, s.row_id FROM price_payment s
),
-- What a payee was paid, a row a month.
got AS (
  SELECT z.payee_row, z.for_month, COUNT(z.row_id) AS times, SUM(z.amount_fen) AS fen
  FROM (
    SELECT h.payee_row, x.for_month, x.row_id, x.amount_fen FROM payee h JOIN price x ON x.household_no = h.household_no
    UNION ALL
    SELECT h.payee_row, x.for_month, x.row_id, x.amount_fen
    FROM payee h
    JOIN price x ON x.person_key = h.person_key
    WHERE h.household_no IS NULL OR x.household_no IS NULL
  ) z
  GROUP BY z.payee_row, z.for_month
),
missing AS (
  SELECT
    payee.person_key,
    payee.household_no,
    m.month,
    payee.hint_because,
    payee.programme,
    payee.payee_row,
    COALESCE(o.town, '') AS town
  FROM payee
  JOIN person o ON o.person_key = payee.person_key
  CROSS JOIN screening
  JOIN price_month m ON payee.from_month < m.month AND m.month <= screening.month
  -- A list that begins later says nothing of that month.
  JOIN (
    SELECT DISTINCT y.for_month + k.n AS month
    FROM payment y
    JOIN period_offset k ON k.n < COALESCE(y.for_count, 1)
  ) paid ON paid.month = m.month
  WHERE (payee.programme IN ('dibao', 'tekun') OR (screening.edition = 'current' AND m.month >= $children_from))
    AND NOT EXISTS (
      SELECT 1 FROM price x
      WHERE x.for_month = m.month AND x.household_no = payee.household_no)
    AND NOT EXISTS (
      SELECT 1 FROM price x
      WHERE x.for_month = m.month AND x.person_key = payee.person_key AND payee.programme <> 'dibao'
        AND NOT EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = x.household_no))
    AND NOT EXISTS (
      SELECT 1 FROM price x
      JOIN (
        SELECT r.person_key, r.household_no FROM enrolled r WHERE r.programme = 'dibao'
        UNION ALL
        -- Who draws a household's money may stand on no roll, as a head left off it. Payees of other programmes have no household.
        SELECT q.person_key, q.household_no FROM payee q
        UNION ALL
        -- Another may have drawn it before him.
        SELECT q.person_key, MIN(q.household_no) AS household_no
        FROM dibao_payment q
        GROUP BY q.person_key
        HAVING MIN(q.household_no) = MAX(q.household_no)
      ) e ON e.person_key = x.person_key
      WHERE x.for_month = m.month AND e.household_no = payee.household_no
        -- Whoever is a payee on another roll as well was paid there; of two payments without a number one is the household's.
        AND (
          NOT EXISTS (
            SELECT 1 FROM payee o
            CROSS JOIN screening s
            WHERE o.person_key = x.person_key AND o.programme <> 'dibao' AND COALESCE(o.from_month, 0) < x.for_month
              AND (o.programme = 'tekun' OR (s.edition = 'current' AND x.for_month >= $children_from)))
          OR EXISTS (
            SELECT 1 FROM price t
            WHERE t.person_key = x.person_key AND t.for_month = x.for_month AND t.row_id <> x.row_id
              AND t.household_no IS NULL))
        AND NOT EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = x.household_no))
)
SELECT
  x.person_key,
  x.household_no,
  x.month                AS period,
  COALESCE(x.hint_because, CASE
    WHEN x.is_later = 1 AND x.all_later >= $least_payees THEN '该乡镇这个月没有发给任何人，他领过以后月份的，像是几个月一起发的'
  END)                   AS hint_because,
  x.programme,
  '没有领到价格临时补贴' AS fault,
  CAST(NULL AS DATE)     AS paid_on,
  CAST(NULL AS BIGINT)   AS paid_fen,
  CAST(NULL AS BIGINT)   AS due_fen,
  x.payee_row            AS roll_row,
  CAST(NULL AS BIGINT)   AS payment_row
FROM (
  SELECT
    n.person_key,
    n.household_no,
    n.month,
    n.hint_because,
    n.programme,
    n.payee_row,
    n.is_later,
    SUM(n.is_later) OVER (PARTITION BY n.town, n.month) AS all_later
  FROM (
    SELECT
      i.person_key,
      i.household_no,
      i.month,
      i.hint_because,
      i.programme,
      i.payee_row,
      i.town,
      together.is_later
    FROM missing i
    LEFT JOIN (
      SELECT
        j.payee_row,
        j.month,
        -- A month without linkage is another's; so are two sums for one month, and one that is larger than another month's. The only month
        -- that was paid may be for those before it, unless those who were paid month by month got as much for it.
        MAX(CASE
          WHEN m.month IS NULL OR g.times > 1 OR g.fen * 100 >= every.least_fen * $together_percent THEN 1
          WHEN every.months = 1 AND (monthly.fen IS NULL OR here.fen * monthly.payees * 100 >= monthly.fen * here.payees * $together_percent) THEN 1
        END) AS is_later
      FROM missing j
      JOIN got g ON g.payee_row = j.payee_row
      JOIN (
        SELECT q.payee_row, COUNT(q.for_month) AS months, MIN(q.fen) AS least_fen FROM got q GROUP BY q.payee_row
      ) every ON every.payee_row = g.payee_row
      LEFT JOIN price_month m ON m.month = g.for_month
      JOIN (
        SELECT i.town, i.month, q.for_month, SUM(q.fen) AS fen, COUNT(q.fen) AS payees
        FROM missing i
        JOIN got q ON q.payee_row = i.payee_row
        GROUP BY i.town, i.month, q.for_month
      ) here ON here.town = j.town AND here.month = j.month AND here.for_month = g.for_month
      LEFT JOIN (
        SELECT a.for_month AS month, b.for_month, SUM(b.fen) AS fen, COUNT(b.fen) AS payees
        FROM got a
        JOIN got b ON b.payee_row = a.payee_row
        GROUP BY a.for_month, b.for_month
        HAVING COUNT(a.payee_row) >= $least_payees
      ) monthly ON monthly.month = j.month AND monthly.for_month = g.for_month
      LEFT JOIN (
        SELECT DISTINCT COALESCE(o.town, '') AS town, y.for_month
        FROM price y
        JOIN person o ON o.person_key = y.person_key
      ) paid ON paid.town = j.town AND paid.for_month = j.month
      WHERE paid.town IS NULL AND j.month < g.for_month AND g.for_month <= j.month + $latest_months
      GROUP BY j.payee_row, j.month
    ) together ON together.payee_row = i.payee_row AND together.month = i.month
  ) n
) x
UNION ALL
SELECT
  w.person_key,
  w.household_no,
  w.month                AS period,
  '该月已经发过'        AS hint_because,
  w.programme,
  CASE WHEN w.is_late = 1 THEN '到账晚于指数公布后的发放时限' ELSE '价格临时补贴少于本县标准' END AS fault,
  w.paid_on,
  w.paid_fen,
  w.due_fen,
  w.payee_row          AS roll_row,
  w.payment_row
FROM (
  SELECT
    y.person_key,
    y.household_no,
    y.month,
    y.programme,
    y.paid_on,
    y.paid_fen,
    y.due_fen,
    y.payee_row,
    y.payment_row,
    CASE WHEN paid_day.workdays - known.workdays > $pay_workdays THEN 1 ELSE 0 END AS is_late
  FROM (
    SELECT
      p.person_key,
      p.household_no,
      p.programme,
      p.payee_row,
      k.month,
      k.published_on,
      k.fen * MAX(COALESCE(m.heads, 1)) AS due_fen,
      MIN(x.paid_on) AS paid_on,
      SUM(x.amount_fen) AS paid_fen,
      MIN(x.row_id) AS payment_row
    FROM payee p
    JOIN linkage k ON p.from_month < k.month
    -- Only what names the payee itself: a member paid without a number may have been paid as something else.
    JOIN (
      SELECT h.payee_row, z.for_month, z.paid_on, z.amount_fen, z.row_id
      FROM payee h JOIN price z ON z.household_no = h.household_no
      UNION ALL
      SELECT h.payee_row, z.for_month, z.paid_on, z.amount_fen, z.row_id
      FROM payee h JOIN price z ON z.person_key = h.person_key
      WHERE h.programme <> 'dibao'
    ) x ON x.payee_row = p.payee_row AND x.for_month = k.month
    LEFT JOIN (
      SELECT e.household_no, CAST(COALESCE(MAX(e.covered_count), COUNT(DISTINCT e.person_key)) AS INTEGER) AS heads
      FROM enrolled e
      WHERE e.programme = 'dibao'
      GROUP BY e.household_no
    ) m ON m.household_no = p.household_no
    CROSS JOIN screening s
    WHERE k.month <= s.month AND (p.programme IN ('dibao', 'tekun') OR (s.edition = 'current' AND k.month >= $children_from))
    GROUP BY p.person_key, p.household_no, p.programme, p.payee_row, k.month, k.published_on, k.fen
  ) y
  LEFT JOIN calendar known ON known.day = y.published_on
  LEFT JOIN calendar paid_day ON paid_day.day = y.paid_on
) w
CROSS JOIN screening
WHERE w.is_late = 1 OR w.paid_fen < w.due_fen - $tolerance_fen
