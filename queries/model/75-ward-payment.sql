/*---
name: ward_payment
grain: one payment drawn for another, one month that it pays for, and one person on its roll in that month whose money it is
columns:
  row_id: 来源行
  item: 发放项目
  drawer_key: 领款人
  programme: 保障项目
  for_month: 所属月份
  person_key: 钱是谁的：名册上用这个账号的人，没有时为领款人户籍同户、自己没有领过的人，再没有时为同户那个月自己没有领的人
  share: 这笔钱里他的份额：各人该领的金额，有人的金额不知道时各为 1
  shares: 各人份额之和
materialise: true
---*/
WITH drawn AS (
  SELECT y.row_id, y.programme, y.item, y.account, y.person_key, m.for_month
  FROM others_payment y
  JOIN payment_month m ON m.row_id = y.row_id AND m.programme = y.programme AND m.person_key = y.person_key
), kept AS (
  SELECT h.person_key AS drawer_key, k.person_key, k.programme, k.from_month, k.amount_fen, k.care_fen, k.is_never, k.any_never
  FROM (SELECT DISTINCT d.person_key FROM drawn d) y
  JOIN last_home h ON h.person_key = y.person_key
  JOIN ward_home k ON k.hukou_no = h.hukou_no
)
SELECT
  x.row_id,
  x.item,
  x.drawer_key,
  x.programme,
  x.for_month,
  x.person_key,
  x.share,
  CAST(SUM(x.share) OVER (PARTITION BY x.row_id, x.programme, x.for_month) AS BIGINT) AS shares
FROM (
  SELECT
    c.row_id,
    c.item,
    c.drawer_key,
    c.programme,
    c.for_month,
    c.person_key,
    CASE WHEN MIN(COALESCE(c.due_fen, 0)) OVER (PARTITION BY c.row_id, c.programme, c.for_month) > 0 THEN c.due_fen ELSE 1 END AS share
  FROM (
    -- The money of children, and of those whom another looks after, comes in the name of the guardian who draws it.
    SELECT
      d.row_id,
      d.item,
      d.person_key AS drawer_key,
      d.programme,
      d.for_month,
      a.person_key,
      CASE WHEN d.item = 'tekun_care' THEN a.care_fen ELSE a.amount_fen END AS due_fen
    FROM drawn d
    JOIN ward_account a ON a.account = d.account AND a.programme = d.programme AND a.from_month <= d.for_month
    UNION ALL
    -- Also after he was struck off the register.
    SELECT
      d.row_id,
      d.item,
      d.person_key AS drawer_key,
      d.programme,
      d.for_month,
      k.person_key,
      CASE WHEN d.item = 'tekun_care' THEN k.care_fen ELSE k.amount_fen END AS due_fen
    FROM drawn d
    JOIN kept k ON k.drawer_key = d.person_key AND k.programme = d.programme AND k.from_month <= d.for_month
    LEFT JOIN (
      -- Who draws beside a child that has its own draws another's.
      SELECT DISTINCT w.drawer_key, w.person_key, w.programme
      FROM kept w
      JOIN drawn o ON o.person_key = w.drawer_key AND o.programme = w.programme
      JOIN payment_month p ON p.person_key = w.person_key AND p.programme = w.programme AND p.for_month = o.for_month
      WHERE w.is_never = 0
    ) beside ON beside.drawer_key = d.person_key AND beside.person_key = k.person_key AND beside.programme = k.programme
    WHERE NOT EXISTS (SELECT 1 FROM ward_account a WHERE a.account = d.account AND a.programme = d.programme)
      AND (k.is_never = 1 OR (k.any_never = 0 AND d.item <> 'tekun_care' AND beside.drawer_key IS NULL))
  ) c
) x
