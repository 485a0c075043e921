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
WITH kept AS (
  SELECT
    y.row_id,
    w.person_key,
    w.programme,
    y.person_key AS drawer_key,
    y.item,
    w.is_never,
    MAX(w.is_never) OVER (PARTITION BY y.row_id, y.person_key) AS any_never
  FROM others_payment y
  -- Also after he was struck off the register.
  JOIN last_home h ON h.person_key = y.person_key
  JOIN ward w ON w.hukou_no = h.hukou_no AND w.programme = y.programme AND w.from_month <= y.last_month
  WHERE NOT EXISTS (SELECT 1 FROM ward_account a WHERE a.account = y.account AND a.programme = y.programme)
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
      y.row_id,
      y.item,
      y.person_key AS drawer_key,
      y.programme,
      k.person_key,
      COALESCE(w.from_month, 0) AS from_month,
      COALESCE(CASE WHEN y.item = 'tekun_care' THEN w.care_fen ELSE w.amount_fen END, 0) AS due_fen,
      -- For the month in which he began nothing is due, whether it came with the others' or not.
      CASE WHEN w.from_month >= y.first_month THEN y.last_month - w.from_month ELSE y.last_month - y.first_month + 1 END AS months
    FROM others_payment y
    JOIN (
      SELECT o.row_id, o.person_key AS drawer_key, a.person_key
      FROM others_payment o
      JOIN ward_account a ON a.account = o.account AND a.programme = o.programme
      UNION ALL
      SELECT e.row_id, e.drawer_key, e.person_key
      FROM kept e
      LEFT JOIN (
        -- Who draws beside a child that has its own draws another's.
        SELECT DISTINCT m.row_id, m.person_key
        FROM kept m
        JOIN payment_month o ON o.person_key = m.drawer_key AND o.programme = m.programme
        JOIN payment_month p ON p.person_key = m.person_key AND p.programme = m.programme AND p.for_month = o.for_month
      ) beside ON beside.row_id = e.row_id AND beside.person_key = e.person_key
      WHERE e.is_never = 1 OR (e.any_never = 0 AND e.item <> 'tekun_care' AND beside.row_id IS NULL)
    ) k ON k.row_id = y.row_id AND k.drawer_key = y.person_key
    LEFT JOIN ward w ON w.person_key = k.person_key AND w.programme = y.programme
    WHERE COALESCE(w.from_month, 0) <= y.last_month
  ) c
) s
