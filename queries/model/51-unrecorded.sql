/*---
name: unrecorded
grain: one row of a previous roll whose person is on no roll now and has no stop on record that may be of his leaving it
columns:
  row_id: 来源行
  person_key: 人员键
  roll: 名册
  period: 名册所属月份
  programme: 保障项目
  household_no: 低保证号
  stopped_before: 有更早的停发记录为 1
materialise: true
---*/
SELECT
  b.row_id,
  b.person_key,
  b.roll,
  b.period,
  b.programme,
  b.household_no,
  CASE WHEN EXISTS (SELECT 1 FROM stopped o WHERE o.person_key = b.person_key) THEN 1 ELSE 0 END AS stopped_before
FROM enrolled_before b
-- Who is still on a roll has not left; they are nearly everybody.
WHERE NOT EXISTS (SELECT 1 FROM protected x WHERE x.person_key = b.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM stopped d
    -- Who was stopped long before that roll was taken on again; a roll lags behind its decisions by a quarter at most.
    WHERE d.person_key = b.person_key AND COALESCE(d.paid_until, b.period) >= b.period - 3)
