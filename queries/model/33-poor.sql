/*---
name: poor
grain: one person registered as poor (未脱贫 or 返贫; from edition current on, risk not removed)
columns:
  person_key: 人员键
  household_no: 建档立卡户编号
  poverty_state: 脱贫属性或风险状态
  health: 健康状况
  health_ill: 患有大病
  health_disabled: 残疾
  health_chronic: 长期慢性病
  labour: 劳动技能
  row_id: 来源行
materialise: true
---*/
SELECT
  r.person_key,
  r.household_no,
  r.poverty_state,
  r.health,
  r.health_ill,
  r.health_disabled,
  r.health_chronic,
  r.labour,
  r.row_id
FROM (
  SELECT
    p.person_key,
    p.household_no,
    CASE WHEN s.edition = '2019' THEN p.poverty_state ELSE p.risk_state END AS poverty_state,
    p.health,
    p.health_ill,
    p.health_disabled,
    p.health_chronic,
    p.labour,
    p.row_id,
    ROW_NUMBER() OVER (PARTITION BY p.person_key ORDER BY p.row_id) AS n
  FROM poverty p
  CROSS JOIN screening s
  WHERE (s.edition = '2019' AND p.poverty_state IN ('未脱贫', '返贫'))
    OR (s.edition = 'current' AND p.risk_state = '未消除')
) r
WHERE r.n = 1
