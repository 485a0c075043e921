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
    COALESCE(CASE WHEN s.edition = '2019' THEN p.poverty_state ELSE p.risk_state END, h.poverty_state) AS poverty_state,
    p.health,
    p.health_ill,
    p.health_disabled,
    p.health_chronic,
    p.labour,
    p.row_id,
    -- Of the head's two rows, one in the list of households and one in that of people, the one that says something of himself.
    ROW_NUMBER() OVER (
      PARTITION BY p.person_key
      ORDER BY CASE WHEN p.labour IS NULL AND p.health IS NULL THEN 1 ELSE 0 END, p.row_id) AS n
  FROM poverty p
  CROSS JOIN screening s
  -- A list of people that leaves to the list of households what holds for the whole family.
  LEFT JOIN poor_household h ON h.household_no = p.household_no
  WHERE (s.edition = '2019' AND COALESCE(p.poverty_state, h.poverty_state) IN ('未脱贫', '返贫'))
    OR (s.edition = 'current' AND COALESCE(p.risk_state, h.poverty_state) = '未消除')
) r
WHERE r.n = 1
