/*---
name: enrolled
grain: one row of a current roll whose person is in force in the screening month
columns:
  row_id: 来源行
  person_key: 人员键
  roll: 名册
  period: 名册所属月份
  programme: 保障项目
  household_no: 低保证号
  householder_name: 户主姓名
  relation: 与户主关系
  side: 城乡类别
  coverage: 整户保或单人保
  covered_count: 保障人数
  amount_fen: 月保障金额（分）
  care_fen: 照料护理费（分）
  classified: 分类施保类别
  classified_fen: 分类施保金额（分）
  from_month: 开始享受年月
  until_month: 停止享受年月
  status: 保障状态（在保、渐退或空）
  supply: 供养方式
  self_care: 生活自理能力
  visited_on: 最近探访日期
  family_count: 家庭人口
  reviewed_on: 最近核查日期
materialise: true
---*/
SELECT
  e.row_id,
  e.person_key,
  e.roll,
  e.period,
  COALESCE(k.programme, e.programme) AS programme,
  e.household_no,
  e.householder_name,
  e.relation,
  e.side,
  e.coverage,
  e.covered_count,
  e.amount_fen,
  e.care_fen,
  e.classified,
  e.classified_fen,
  e.from_month,
  e.until_month,
  e.status,
  e.supply,
  e.self_care,
  e.visited_on,
  e.family_count,
  e.reviewed_on
FROM enrolment e
CROSS JOIN screening s
-- One row of a list of both subsidies is two.
LEFT JOIN (
  SELECT 'disability_both' AS joint, 'disability_living' AS programme
  UNION ALL SELECT 'disability_both' AS joint, 'disability_care' AS programme
) k ON k.joint = e.programme
WHERE EXISTS (
    SELECT 1 FROM snapshot n
    WHERE n.roll = e.roll AND n.state = 'current'
      AND (n.programme = e.programme OR n.programme IS NULL OR e.programme IS NULL)
      AND n.period IS NOT DISTINCT FROM e.period)
  AND COALESCE(e.status, '在保') IN ('在保', '渐退')
  AND COALESCE(e.from_month, 0) <= s.month
  -- A stop month beside 在保, or before the month he began, is of an earlier time.
  AND (COALESCE(e.until_month, s.month + 1) > s.month OR e.status = '在保' OR e.until_month < e.from_month)
