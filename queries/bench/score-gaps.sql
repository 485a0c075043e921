-- Reads truth, who(mention_id, who), maybe(mention_id, who), undecided(mention_id), asked(mention_id), covering(mention_id). For every row that is asked about:
-- is its person on a covering row, in truth and as matched? `maybe` holds what each uncertain row may be. By the damage between them.
WITH
covered_pid AS (
  SELECT t.pid, max(t.id_damage) AS id_damage, max(t.name_damage) AS name_damage
  FROM covering c JOIN truth t ON t.mention_id = c.mention_id
  GROUP BY t.pid
),
covered_sure AS (SELECT DISTINCT w.who FROM covering c JOIN who w ON w.mention_id = c.mention_id),
covered_maybe AS (
  SELECT who FROM covered_sure
  UNION
  SELECT m.who FROM covering c JOIN maybe m ON m.mention_id = c.mention_id
),
seen AS (
  SELECT
    a.mention_id,
    p.pid IS NOT NULL AS truly,
    s.who IS NOT NULL AS sure,
    CASE
      WHEN t.id_damage <> '' THEN t.id_damage
      WHEN coalesce(p.id_damage, '') <> '' THEN p.id_damage
      WHEN t.name_damage <> '' THEN 'name: ' || t.name_damage
      WHEN coalesce(p.name_damage, '') <> '' THEN 'name: ' || p.name_damage
      ELSE 'none'
    END AS kind
  FROM asked a
  JOIN truth t ON t.mention_id = a.mention_id
  LEFT JOIN covered_pid p ON p.pid = t.pid
  LEFT JOIN who w ON w.mention_id = a.mention_id
  LEFT JOIN covered_sure s ON s.who = w.who
),
possible AS (
  SELECT DISTINCT a.mention_id
  FROM asked a
  JOIN (SELECT mention_id, who FROM who UNION ALL SELECT mention_id, who FROM maybe) w ON w.mention_id = a.mention_id
  JOIN covered_maybe c ON c.who = w.who
  UNION
  -- Too many may be meant to name them: such a row is to be verified, and no gap is read from it.
  SELECT a.mention_id FROM asked a SEMI JOIN undecided u ON u.mention_id = a.mention_id
)
SELECT
  s.kind,
  CAST(count(*) AS BIGINT) AS asked,
  CAST(sum(CASE WHEN NOT s.truly THEN 1 ELSE 0 END) AS BIGINT) AS gaps,
  CAST(sum(CASE WHEN p.mention_id IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS flagged,
  CAST(sum(CASE WHEN p.mention_id IS NULL AND s.truly THEN 1 ELSE 0 END) AS BIGINT) AS wrong,
  CAST(sum(CASE WHEN s.sure AND NOT s.truly THEN 1 ELSE 0 END) AS BIGINT) AS hidden,
  CAST(sum(CASE WHEN p.mention_id IS NOT NULL AND NOT s.sure THEN 1 ELSE 0 END) AS BIGINT) AS doubtful,
  CAST(sum(CASE WHEN p.mention_id IS NOT NULL AND NOT s.sure AND NOT s.truly THEN 1 ELSE 0 END) AS BIGINT) AS doubtful_gaps
FROM seen s
LEFT JOIN possible p ON p.mention_id = s.mention_id
GROUP BY s.kind
ORDER BY s.kind
