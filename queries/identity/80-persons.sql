-- Mentions nobody's number explains: those that say the same of themselves are one person.
CREATE OR REPLACE TEMP TABLE own_person AS
SELECT
  r.mention_id,
  -CAST(md5_number_lower(to_json([
    CASE WHEN r.status = 'damaged' AND length(r.core) >= 15 THEN r.core ELSE CASE WHEN r.id_key IS NOT NULL THEN CAST(r.id_key AS VARCHAR) ELSE '' END END,
    COALESCE(r.folded, ''),
    COALESCE(CAST(r.birth_on AS VARCHAR), ''),
    COALESCE(r.town, ''),
    COALESCE(r.village, '')
  ])::VARCHAR) >> 2 AS BIGINT) - 1 AS person_key
FROM residual r
WHERE NOT EXISTS (SELECT 1 FROM match x WHERE x.mention_id = r.mention_id);

CREATE OR REPLACE TABLE link AS
SELECT x.mention_id, x.person_key, '确认' AS tier, x.rule, CAST(NULL AS VARCHAR) AS reason
FROM match x
UNION ALL
SELECT o.mention_id, o.person_key, CASE WHEN c.mention_id IS NULL THEN '未匹配' ELSE '疑似' END, COALESCE(c.rule, 'R0'), NULL
FROM own_person o
LEFT JOIN link_candidate c ON c.mention_id = o.mention_id AND c.weight_order = 1;

CREATE OR REPLACE TABLE person AS
WITH named AS (
  SELECT
    m.name_text,
    m.sex,
    m.birth_on,
    m.town,
    m.village,
    l.person_key,
    row_number() OVER (
      PARTITION BY l.person_key
      ORDER BY CASE WHEN m.kind = 'hukou' THEN 0 ELSE 1 END, CASE WHEN m.village IS NULL THEN 1 ELSE 0 END, length(m.name_text), m.name_text, m.town, m.village
    ) AS n
  FROM link l
  JOIN mention m ON m.mention_id = l.mention_id
)
SELECT
  n.person_key,
  md5(CAST(n.person_key AS VARCHAR))[:16] AS person_id,
  CASE WHEN n.person_key > 0 THEN id_of_key(n.person_key) END AS id18,
  COALESCE(k.shown, n.name_text) AS name,
  CASE WHEN n.person_key > 0 THEN sex_of_key(n.person_key) ELSE n.sex END AS sex,
  CASE WHEN n.person_key > 0 THEN s.birth_on ELSE n.birth_on END AS birth_on,
  COALESCE(s.town, n.town) AS town,
  COALESCE(s.village, n.village) AS village
FROM named n
LEFT JOIN seed s ON s.person_key = n.person_key
LEFT JOIN name_key k ON k.name_text = n.name_text
WHERE n.n = 1
ORDER BY n.person_key;
