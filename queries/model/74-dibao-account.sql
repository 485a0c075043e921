/*---
name: dibao_account
grain: one bank account on the dibao roll, of one household in force only
columns:
  account: 银行账号
  household_no: 低保证号
materialise: true
---*/
SELECT e.account, MIN(n.household_no) AS household_no
FROM enrolment e
JOIN enrolled n ON n.row_id = e.row_id
WHERE n.programme = 'dibao' AND n.household_no IS NOT NULL
  -- What a spreadsheet left of a number, 6.21701E+18, is one account only where a single household of that bank is on the roll.
  AND e.account NOT LIKE '%E+%'
GROUP BY e.account
HAVING MIN(n.household_no) = MAX(n.household_no)
