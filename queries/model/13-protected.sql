/*---
name: protected
grain: one person covered, or on the current roll of children who receive 孤儿 or 事实无人抚养 money
columns:
  person_key: 人员键
materialise: true
---*/
SELECT DISTINCT e.person_key
FROM enrolled e
WHERE e.programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child') OR e.roll = 'child'
