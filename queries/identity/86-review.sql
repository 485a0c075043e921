-- Reads ghost_candidate, ghost, unit. Writes review_pair: every pair that people may be asked about.
CREATE OR REPLACE TABLE review_pair AS
SELECT
  substr(md5(CAST(c.person_key AS VARCHAR) || '>' || CAST(c.id_key AS VARCHAR)), 1, 10) AS pair_code,
  c.person_key AS ghost_key,
  c.id_key AS person_key,
  c.rule,
  c.level,
  CAST(0 AS DOUBLE) AS bits
FROM ghost_candidate c;
