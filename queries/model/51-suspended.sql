/*---
name: suspended
grain: one person whose row on a current roll says 暂停, who gets nothing and has not left
columns:
  person_key: 人员键
---*/
SELECT e.person_key
FROM enrolment e
WHERE e.status = '暂停'
  AND EXISTS (
    SELECT 1 FROM snapshot n
    WHERE n.roll = e.roll AND n.state = 'current'
      AND (n.programme = e.programme OR n.programme IS NULL OR e.programme IS NULL)
      AND n.period IS NOT DISTINCT FROM e.period)
  AND (e.programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child') OR e.roll = 'child')
