/*---
name: registered
grain: one person with a normal row on the household register
columns:
  person_key: 人员键
materialise: true
---*/
SELECT DISTINCT h.person_key
FROM hukou h
WHERE h.state = '正常'
