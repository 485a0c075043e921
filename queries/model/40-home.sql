/*---
name: home
grain: one person on the household register, his first row that is not struck off; nobody of a number of more than thirty
columns:
  person_key: 人员键
  hukou_no: 户号
  relation: 与户主关系
  row_id: 来源行
materialise: true
---*/
SELECT h.person_key, h.hukou_no, h.relation, h.row_id
FROM hukou h
-- Nearly everybody has one row: the first of several is looked up for those few alone.
LEFT JOIN (
  SELECT f.person_key, MIN(f.row_id) AS row_id
  FROM hukou f
  WHERE f.hukou_no IS NOT NULL
    AND COALESCE(f.state, '正常') NOT IN ('迁出', '注销', '死亡')
  GROUP BY f.person_key
  HAVING COUNT(*) > 1
) s ON s.person_key = h.person_key
-- More than thirty are no family: the collective household (集体户) of a school, a works or a market, or a placeholder. Whom they live with it does not say.
LEFT JOIN (
  SELECT c.hukou_no
  FROM hukou c
  JOIN (
    SELECT o.hukou_no
    FROM hukou o
    WHERE COALESCE(o.state, '正常') NOT IN ('迁出', '注销', '死亡')
    GROUP BY o.hukou_no
    HAVING COUNT(*) > 30
  ) often ON often.hukou_no = c.hukou_no
  WHERE COALESCE(c.state, '正常') NOT IN ('迁出', '注销', '死亡')
  GROUP BY c.hukou_no
  HAVING COUNT(DISTINCT c.person_key) > 30
) crowd ON crowd.hukou_no = h.hukou_no
WHERE h.hukou_no IS NOT NULL
  AND crowd.hukou_no IS NULL
  AND COALESCE(h.state, '正常') NOT IN ('迁出', '注销', '死亡')
  AND (s.person_key IS NULL OR s.row_id = h.row_id)
