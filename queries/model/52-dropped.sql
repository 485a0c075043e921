/*---
name: dropped
grain: one person and one month in which he dropped off a roll
columns:
  person_key: 人员键
  drop_month: 停发年月；无停发记录时为上期名册月份
  paid_until: 应发到的最后一个月；无停发记录时为上期名册月份
  reason: 停发原因，无停发记录时为空
  recorded: 有停发记录为 1
  stopped_before: 没有停发记录，但有更早的一次为 1
  programme: 保障项目
  row_id: 来源行
materialise: true
---*/
SELECT d.person_key, d.stop_month AS drop_month, d.paid_until, d.reason, 1 AS recorded, 0 AS stopped_before, d.programme, d.row_id
FROM stopped d
WHERE d.stop_month IS NOT NULL AND d.programme IS NOT NULL
UNION ALL
SELECT b.person_key, b.period AS drop_month, b.period AS paid_until, CAST(NULL AS VARCHAR) AS reason, 0 AS recorded, b.stopped_before, b.programme, b.row_id
FROM unrecorded b
WHERE b.programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child') OR b.roll = 'child'
