/*---
name: other_account
grain: one person, household number and account name other than the person's that low-income or full support reached, with the first row that says so
columns:
  person_key: 领款人
  household_no: 低保证号
  account_name: 户名
  row_id: 来源行
materialise: true
---*/
SELECT x.person_key, x.household_no, x.account_name, x.row_id
FROM (
  -- A year of payments says the same twelve times.
  SELECT y.person_key, y.household_no, y.account_name, MIN(y.row_id) AS row_id
  FROM payment y
  WHERE y.item IN ('dibao', 'dibao_price', 'tekun', 'tekun_price', 'tekun_care')
    AND COALESCE(y.result, '成功') = '成功'
  GROUP BY y.person_key, y.household_no, y.account_name
) x
JOIN person o ON o.person_key = x.person_key
WHERE x.account_name <> o.name
