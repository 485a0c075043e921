/*---
name: enrolled_before
grain: one row of a previous roll whose person was in force then
columns:
  row_id: 来源行
  person_key: 人员键
  roll: 名册
  period: 名册所属月份
  programme: 保障项目
  household_no: 低保证号
  side: 城乡类别
materialise: true
---*/
SELECT
  e.row_id,
  e.person_key,
  e.roll,
  e.period,
  e.programme,
  e.household_no,
  e.side
FROM enrolment e
WHERE EXISTS (
    SELECT 1 FROM snapshot n
    WHERE n.roll = e.roll AND n.state = 'previous'
      AND (n.programme = e.programme OR n.programme IS NULL OR e.programme IS NULL)
      AND n.period = e.period)
  AND COALESCE(e.status, '在保') IN ('在保', '渐退')
  AND COALESCE(e.from_month, 0) <= e.period
  AND (COALESCE(e.until_month, e.period + 1) > e.period OR e.status = '在保' OR e.until_month < e.from_month)
