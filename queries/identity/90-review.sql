-- Reads ghost_candidate, ghost_maybe, doubted, pair_bits. Writes review_pair: every pair that people may be asked about; a person_key below
-- zero is somebody without a valid number. Its weight puts the list in order and does nothing else.
CREATE OR REPLACE TABLE review_pair AS
SELECT
  substr(md5(CAST(c.own_key AS VARCHAR) || '>' || CAST(c.id_key AS VARCHAR)), 1, 10) AS pair_code,
  c.own_key AS ghost_key,
  c.id_key AS person_key,
  c.rule,
  c.level,
  -- Rounded, so that the order is the same on every machine.
  round(coalesce(b.bits, 0), 3) AS bits
FROM (
  SELECT person_key AS own_key, id_key, rule, level FROM ghost_candidate
  UNION ALL
  SELECT person_key, other_key, 'G7', level FROM ghost_maybe
  UNION ALL
  SELECT id_key, other_key, 'R9', level FROM doubted
) c
LEFT JOIN pair_bits b ON b.own_key = c.own_key AND b.id_key = c.id_key;
