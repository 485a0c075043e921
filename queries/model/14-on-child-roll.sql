/*---
name: on_child_roll
grain: one child on the current roll of children who receive 孤儿 or 事实无人抚养 money, whatever the type written there
columns:
  person_key: 人员键
materialise: true
---*/
SELECT DISTINCT e.person_key
FROM enrolled e
-- A list of all 社会救助 has them beside those on 低保.
WHERE e.roll = 'child' OR e.programme IN ('orphan', 'unsupported_child')
