/*---
name: in_custody
grain: one person in prison or compulsory rehabilitation at the as-of date
columns:
  person_key: 人员键
  custody_type: 类型
  from_on: 起始日期
  row_id: 来源行
materialise: true
---*/
SELECT r.person_key, r.custody_type, r.from_on, r.row_id
FROM (
  SELECT
    c.person_key,
    c.custody_type,
    c.from_on,
    c.row_id,
    ROW_NUMBER() OVER (PARTITION BY c.person_key ORDER BY COALESCE(c.from_on, CAST('1900-01-01' AS DATE)), c.row_id) AS n
  FROM custody c
  CROSS JOIN screening s
  WHERE (c.until_on IS NULL OR c.until_on > s.as_of)
    AND (c.from_on IS NULL OR c.from_on <= s.as_of)
    AND COALESCE(c.custody_type, '') NOT IN ('社区矫正', '监外执行', '保外就医', '缓刑')
) r
WHERE r.n = 1
