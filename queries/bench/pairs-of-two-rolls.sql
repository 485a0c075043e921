SELECT CAST(count(*) AS BIGINT) AS n
FROM ({who}) a
JOIN mention m ON m.mention_id = a.mention_id AND m.sheet_id = 1
JOIN ({who}) b ON b.who = a.who
JOIN mention o ON o.mention_id = b.mention_id AND o.sheet_id = 2
