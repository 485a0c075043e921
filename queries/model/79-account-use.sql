/*---
name: account_use
grain: one bank account and one person paid into it under one household number, with the first row that says so (low-income and full support only)
columns:
  account: 银行账号
  person_key: 领款人
  home_no: 领款人的户籍户号；不在户籍册上的用低保证号，也没有的各算一户
  row_id: 来源行
materialise: true
---*/
SELECT u.account, u.person_key, COALESCE(h.hukou_no, u.household_no, CAST(u.person_key AS VARCHAR)) AS home_no, u.row_id
FROM (
  -- A year of payments says the same twelve times.
  SELECT w.account, w.person_key, w.household_no, MIN(w.row_id) AS row_id
  FROM (
    -- Institutions keep their residents' money in one account; guardians keep their wards'.
    SELECT e.account, e.person_key, e.household_no, e.row_id
    FROM enrolment e
    JOIN enrolled n ON n.row_id = e.row_id AND n.person_key = e.person_key
    WHERE e.programme = 'dibao' OR (e.programme = 'tekun' AND COALESCE(e.supply, '分散供养') <> '集中供养')
    UNION ALL
    SELECT y.account, y.person_key, y.household_no, y.row_id
    FROM paid_item y
    WHERE y.item IN ('dibao', 'tekun', 'tekun_care')
      AND NOT EXISTS (
        SELECT 1 FROM enrolled n
        WHERE n.person_key = y.person_key AND n.programme = 'tekun' AND n.supply = '集中供养')
      AND NOT EXISTS (SELECT 1 FROM ward_payment x WHERE x.row_id = y.row_id)
  ) w
  -- What stars leave of an account is that of several.
  WHERE w.account IS NOT NULL AND w.account NOT LIKE '%*%' AND w.account NOT LIKE '%＊%'
  GROUP BY w.account, w.person_key, w.household_no
) u
LEFT JOIN home h ON h.person_key = u.person_key
