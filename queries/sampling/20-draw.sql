-- Every N/n-th of a stratum, from a start that the seed gives, in order of township and then of a number made from seed and person:
-- each township gets its share, and the same seed draws the same people whatever the order of the files.
-- Reads sample_frame, sample_size(stratum, people, size, start); start is 0 … people * 1000 - 1. Binds $seed. Gives the people drawn.
SELECT
  r.person_id,
  r.stratum,
  r.town,
  r.village,
  md5($seed || ' code ' || r.person_id) AS code_hash
FROM (
  SELECT
    f.person_id,
    f.stratum,
    f.town,
    f.village,
    row_number() OVER (
      PARTITION BY f.stratum
      ORDER BY COALESCE(f.town, ''), md5($seed || ' place ' || f.person_id), f.person_id
    ) AS turn
  FROM sample_frame f
) r
JOIN sample_size s ON s.stratum = r.stratum
WHERE (r.turn * s.size * 1000 + s.start) // (s.people * 1000)
  > ((r.turn - 1) * s.size * 1000 + s.start) // (s.people * 1000)
ORDER BY COALESCE(r.town, ''), COALESCE(r.village, ''), code_hash
