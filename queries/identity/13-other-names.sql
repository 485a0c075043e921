-- Reads name, other_name_read, reading. Writes name_other: the other names that cells give; and the hashes of such a name, by which rows without a valid number
-- are looked for: of 张来弟（曾用名张三） those of whichever name is borne where the row stands, else the first.
-- What is not said to be the same person's (张小宝（张大伟）) may be a relative's name: it is taken only where nobody there bears the first, and never for certain.
CREATE OR REPLACE TEMP TABLE name_other AS
SELECT name_hash, nth, is_said, fold_hash, sound_hash
FROM (
  SELECT hash(name_text) AS name_hash, nth, is_said, hash(folded) AS fold_hash, CASE WHEN sound <> '' THEN hash(sound) END AS sound_hash FROM other_name_read
);

INSERT INTO name_other
SELECT name_hash, 0, true, fold_hash, sound_hash FROM name WHERE fold_hash IS NOT NULL AND name_hash IN (SELECT name_hash FROM name_other);

CREATE OR REPLACE TEMP TABLE name_choice AS
WITH stands AS (
  SELECT DISTINCT name_hash, town, place FROM reading WHERE id_key IS NULL AND name_hash IN (SELECT name_hash FROM name_other)
),
borne AS (
  SELECT DISTINCT k.fold_hash, r.town, r.place
  FROM name k
  JOIN reading r ON r.name_hash = k.name_hash
  WHERE k.fold_hash IN (SELECT fold_hash FROM name_other) AND k.name_hash NOT IN (SELECT name_hash FROM name_other)
),
met AS (
  SELECT o.name_hash, o.nth, max(CASE WHEN b.place = s.place THEN 3 WHEN b.town = s.town THEN 2 WHEN b.fold_hash IS NOT NULL THEN 1 ELSE 0 END) AS near
  FROM name_other o
  JOIN stands s ON s.name_hash = o.name_hash
  LEFT JOIN borne b ON b.fold_hash = o.fold_hash
  GROUP BY o.name_hash, o.nth
)
SELECT m.name_hash, o.nth, o.is_said, o.fold_hash, o.sound_hash
FROM (
  SELECT m.name_hash, m.nth, row_number() OVER (PARTITION BY m.name_hash ORDER BY m.near DESC, m.nth) AS turn
  FROM met m
  JOIN name_other o ON o.name_hash = m.name_hash AND o.nth = m.nth
  WHERE o.is_said OR m.near = 3
) m
JOIN name_other o ON o.name_hash = m.name_hash AND o.nth = m.nth
WHERE m.turn = 1 AND m.nth > 0;

UPDATE name SET fold_hash = c.fold_hash, sound_hash = c.sound_hash, is_maybe = NOT c.is_said
FROM name_choice c
WHERE c.name_hash = name.name_hash;
