/*---
name: ward_home
grain: one hukou household and one person of it who is on the roll of tekun or children in force and never had its money in his own name
columns:
  hukou_no: 户号
  programme: 保障项目
  person_key: 在册的人
  wards: 户里这样的有几人
materialise: true
---*/
SELECT a.hukou_no, a.programme, a.person_key, COUNT(a.person_key) OVER (PARTITION BY a.hukou_no, a.programme) AS wards
FROM (
  SELECT DISTINCT h.hukou_no, n.programme, n.person_key
  FROM enrolled n
  JOIN home h ON h.person_key = n.person_key
  WHERE n.programme IN ('tekun', 'orphan', 'unsupported_child')
    AND NOT EXISTS (SELECT 1 FROM payment_month p WHERE p.person_key = n.person_key AND p.programme = n.programme)
) a
