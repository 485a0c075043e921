/*---
name: poor_household
grain: one household on the poverty roll some row of which is 未脱贫 or 返贫 (from edition current on, risk not removed)
columns:
  household_no: 建档立卡户编号
  poverty_state: 该户脱贫属性或风险状态
materialise: true
---*/
SELECT
  x.household_no,
  MIN(CASE WHEN s.edition = '2019' THEN x.poverty_state ELSE x.risk_state END) AS poverty_state
FROM poverty x
CROSS JOIN screening s
WHERE (s.edition = '2019' AND x.poverty_state IN ('未脱贫', '返贫'))
  OR (s.edition = 'current' AND x.risk_state = '未消除')
GROUP BY x.household_no
