-- Reads truth(mention_id, pid, …) and who(mention_id, who). Pairs of rows given one person, pairs that are one, pairs of which both holds.
WITH told AS (
  SELECT t.pid, coalesce(w.who, 'alone ' || CAST(t.mention_id AS VARCHAR)) AS who
  FROM truth t
  LEFT JOIN who w ON w.mention_id = t.mention_id
)
SELECT
  (SELECT CAST(sum(n * (n - 1) // 2) AS BIGINT) FROM (SELECT count(*) AS n FROM told GROUP BY who)) AS claimed,
  (SELECT CAST(sum(n * (n - 1) // 2) AS BIGINT) FROM (SELECT count(*) AS n FROM told GROUP BY pid)) AS real,
  (SELECT CAST(sum(n * (n - 1) // 2) AS BIGINT) FROM (SELECT count(*) AS n FROM told GROUP BY who, pid)) AS both
