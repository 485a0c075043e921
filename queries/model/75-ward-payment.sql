/*---
name: ward_payment
grain: one payment drawn for another, and one person on its roll in one of its months whose money it is
columns:
  row_id: 来源行
  item: 发放项目
  drawer_key: 领款人
  programme: 保障项目
  person_key: 钱是谁的：名册上用这个账号的人，没有时为领款人户籍同户、自己没有领过的人，再没有时为同户那个月自己没有领的人
  from_month: 他开始享受的年月，没有写的为 0
  share: 这笔钱里他的份额：各人应发的月数乘月应发金额，有人的金额不知道时各人的金额按 1
  shares: 各人份额之和
materialise: true
---*/
-- The money of children, and of those whom another looks after, comes in the name of the guardian who draws it.
WITH drawn AS (
  SELECT y.row_id, y.item, y.programme, y.person_key AS drawer_key, y.first_month, y.last_month, a.person_key
  FROM others_payment y
  LEFT JOIN ward_account a ON a.account = y.account AND a.programme = y.programme
),
own AS (
  SELECT DISTINCT p.person_key, p.programme, p.for_month
  FROM payment_month p
  WHERE p.programme <> 'dibao'
),
kept AS (
  SELECT
    d.row_id,
    d.item,
    d.programme,
    d.drawer_key,
    d.first_month,
    d.last_month,
    w.person_key,
    f.person_key AS had_own,
    COUNT(f.person_key) OVER (PARTITION BY d.row_id, d.drawer_key) AS had_owns,
    COUNT(w.person_key) OVER (PARTITION BY d.row_id, d.drawer_key) AS wards
  FROM drawn d
  -- Also after he was struck off the register.
  JOIN last_home h ON h.person_key = d.drawer_key
  JOIN home o ON o.hukou_no = h.hukou_no
  JOIN ward w ON w.person_key = o.person_key AND w.programme = d.programme AND w.from_month <= d.last_month
  LEFT JOIN (SELECT DISTINCT n.person_key, n.programme FROM own n) f ON f.person_key = w.person_key AND f.programme = w.programme
  WHERE d.person_key IS NULL
)
SELECT
  s.row_id,
  s.item,
  s.drawer_key,
  s.programme,
  s.person_key,
  s.from_month,
  s.share,
  CAST(SUM(s.share) OVER (PARTITION BY s.row_id, s.drawer_key) AS BIGINT) AS shares
FROM (
  SELECT
    c.row_id,
    c.item,
    c.drawer_key,
    c.programme,
    c.person_key,
    c.from_month,
    CASE WHEN MAX(c.months) OVER (PARTITION BY c.row_id, c.drawer_key) > 0 THEN c.months ELSE 1 END
      * CASE WHEN MIN(c.due_fen) OVER (PARTITION BY c.row_id, c.drawer_key) > 0 THEN c.due_fen ELSE 1 END AS share
  FROM (
    SELECT
      k.row_id,
      k.item,
      k.drawer_key,
      k.programme,
      k.person_key,
      COALESCE(w.from_month, 0) AS from_month,
      COALESCE(CASE WHEN k.item = 'tekun_care' THEN w.care_fen ELSE w.amount_fen END, 0) AS due_fen,
      -- For the month in which he began nothing is due, whether it came with the others' or not.
      CASE WHEN w.from_month >= k.first_month THEN k.last_month - w.from_month ELSE k.last_month - k.first_month + 1 END AS months
    FROM (
      SELECT d.row_id, d.item, d.programme, d.drawer_key, d.first_month, d.last_month, d.person_key
      FROM drawn d
      WHERE d.person_key IS NOT NULL
      UNION ALL
      SELECT e.row_id, e.item, e.programme, e.drawer_key, e.first_month, e.last_month, e.person_key
      FROM kept e
      LEFT JOIN (
        -- Who draws beside a child that has its own draws another's.
        SELECT DISTINCT m.drawer_key, m.programme, m.person_key
        FROM kept m
        JOIN own p ON p.person_key = m.person_key AND p.programme = m.programme AND p.for_month BETWEEN m.first_month AND m.last_month
      ) beside ON beside.drawer_key = e.drawer_key AND beside.programme = e.programme AND beside.person_key = e.person_key
      -- Where some of the household never had any in their own names it is theirs.
      WHERE e.had_own IS NULL OR (e.had_owns = e.wards AND e.item <> 'tekun_care' AND beside.drawer_key IS NULL)
    ) k
    LEFT JOIN ward w ON w.person_key = k.person_key AND w.programme = k.programme
    WHERE COALESCE(w.from_month, 0) <= k.last_month
  ) c
) s
