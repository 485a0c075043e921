/*---
name: ward_price
grain: one price subsidy without a household's number and one person on the roll of tekun or children for whom it was drawn
columns:
  row_id: 来源行
  person_key: 钱是谁的：名册上用这个账号的人，或领款人替他领生活费的人
  wards: 这笔钱是几个人的
materialise: true
---*/
SELECT x.row_id, x.person_key, COUNT(x.person_key) OVER (PARTITION BY x.row_id) AS wards
FROM (
  -- The price subsidy does not say of which programme it is.
  SELECT p.row_id, p.person_key AS drawer_key, p.for_month, a.person_key, 1 AS by_account
  FROM paid_item p
  JOIN ward_account a ON a.account = p.account AND a.from_month <= p.for_month
  WHERE p.item = 'price' AND p.household_no IS NULL
  UNION ALL
  SELECT p.row_id, p.person_key AS drawer_key, p.for_month, d.person_key, 0 AS by_account
  FROM paid_item p
  JOIN (
    SELECT DISTINCT o.person_key AS drawer_key, w.person_key
    FROM ward_payment w
    JOIN others_payment o ON o.row_id = w.row_id AND o.programme = w.programme
    WHERE o.item <> 'tekun_care'
  ) d ON d.drawer_key = p.person_key
  WHERE p.item = 'price' AND p.household_no IS NULL
) x
-- Who draws a household's or his own draws these first: what came beside them is another's.
LEFT JOIN (
  SELECT y.person_key, y.for_month, COUNT(y.row_id) AS times
  FROM paid_item y
  WHERE y.item = 'price' AND y.household_no IS NULL AND COALESCE(y.result, '成功') = '成功'
  GROUP BY y.person_key, y.for_month
) got ON got.person_key = x.drawer_key AND got.for_month = x.for_month
LEFT JOIN (
  SELECT m.person_key, m.for_month, COUNT(m.household_no) AS times
  FROM (
    SELECT
      h.person_key,
      h.household_no,
      y.for_month,
      COUNT(h.person_key) OVER (PARTITION BY h.household_no, y.for_month) AS drawers
    FROM (
      SELECT d.person_key, d.household_no FROM dibao_payment d
      UNION ALL
      SELECT e.person_key, e.household_no FROM enrolled e WHERE e.programme = 'dibao' AND e.household_no IS NOT NULL
    ) h
    JOIN paid_item y ON y.person_key = h.person_key AND y.item = 'price' AND y.household_no IS NULL
    WHERE y.for_month IS NOT NULL
    GROUP BY h.person_key, h.household_no, y.for_month
  ) m
  WHERE m.drawers = 1
    AND NOT EXISTS (
      SELECT 1 FROM paid_item n
      WHERE n.household_no = m.household_no AND n.for_month = m.for_month AND n.item = 'price' AND COALESCE(n.result, '成功') = '成功')
  GROUP BY m.person_key, m.for_month
) home ON home.person_key = x.drawer_key AND home.for_month = x.for_month
LEFT JOIN (
  SELECT e.person_key, COUNT(DISTINCT e.programme) AS times FROM enrolled e WHERE e.programme IN ('tekun', 'orphan', 'unsupported_child') GROUP BY e.person_key
) self ON self.person_key = x.drawer_key
WHERE (x.by_account = 1 AND NOT EXISTS (SELECT 1 FROM enrolled e WHERE e.person_key = x.drawer_key))
  OR got.times > COALESCE(home.times, 0) + COALESCE(self.times, 0)
GROUP BY x.row_id, x.person_key
