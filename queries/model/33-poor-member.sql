/*---
name: poor_member
grain: one member of a registered poor or monitored household
columns:
  household_no: 建档立卡户编号
  householder_name: 户主姓名
  relation: 与户主关系
  person_key: 人员键
  poverty_state: 脱贫属性或风险状态
  row_id: 来源行
materialise: true
---*/
SELECT
  r.household_no,
  r.householder_name,
  r.relation,
  r.person_key,
  r.poverty_state,
  r.row_id
FROM (
  SELECT
    p.household_no,
    p.householder_name,
    p.relation,
    p.person_key,
    CASE WHEN s.edition = '2019' THEN p.poverty_state ELSE p.risk_state END AS poverty_state,
    p.row_id,
    ROW_NUMBER() OVER (PARTITION BY p.household_no, p.person_key ORDER BY p.row_id) AS n
  FROM poverty p
  CROSS JOIN screening s
  WHERE p.household_no IS NOT NULL
    AND ((s.edition = '2019' AND p.poverty_state IN ('未脱贫', '返贫'))
      OR (s.edition = 'current' AND p.risk_state = '未消除'))
) r
WHERE r.n = 1
