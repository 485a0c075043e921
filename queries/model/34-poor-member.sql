/*---
name: poor_member
grain: one member of a household on the poverty roll some row of which is 未脱贫 or 返贫 (from edition current on, risk not removed)
columns:
  household_no: 建档立卡户编号
  householder_name: 户主姓名
  relation: 与户主关系
  person_key: 人员键
  poverty_state: 该户脱贫属性或风险状态
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
    h.poverty_state,
    p.row_id,
    ROW_NUMBER() OVER (PARTITION BY p.household_no, p.person_key ORDER BY p.row_id) AS n
  FROM poverty p
  JOIN poor_household h ON h.household_no = p.household_no
) r
WHERE r.n = 1
