-- Reads raw_id(id_text STRING): 身份证号 cells as typed. Makes the view id_reading(id_text, status, damage, person_key), one row a distinct cell:
--   status      valid, damaged, missing, other (another document)
--   damage      what was wrong with the cell; ok, cosmetic, note, letters, card20 and id15 still give a valid number
--   person_key  first 17 digits * 11 + check value (X = 10); null unless the number is certain
-- The same rules as src/people/resident-id.ts and queries/identity/10-dirty-ids.sql; test/spark/id-vectors.json binds the three.
CREATE OR REPLACE TEMPORARY VIEW id_reading AS
WITH folded AS (
  SELECT
    r.id_text,
    regexp_replace(
      upper(translate(
        regexp_replace(COALESCE(r.id_text, ''), '[\\p{Z}\\p{Cc}\\p{Cf}\'"=`’‘“”＇＂＝]', ''),
        '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚХхΧχ×✕✖╳ОоΟο〇○＊?？□■●（）．＋－／',
        '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZXXXXXXXX000000******().+-/'
      )),
      '\\.0+\\z', ''
    ) AS cell
  FROM (SELECT DISTINCT id_text FROM raw_id) r
),
taken_apart AS (
  SELECT
    f.id_text,
    f.cell,
    regexp_replace(replace(f.cell, 'O', '0'), '[IL|]', '1') AS mended,
    regexp_replace(f.cell, '[^0-9X]', '') AS digits,
    filter(split(f.cell, '[^0-9X]+'), p -> p RLIKE '\\A([0-9]{15}|[0-9]{17}[0-9X])\\z') AS numbers,
    TRY_CAST(CASE WHEN f.cell RLIKE '\\A[0-9]{17}\\*\\z' THEN substr(f.cell, 1, 17) END AS BIGINT) AS starred
  FROM folded f
),
sorted AS (
  SELECT
    t.*,
    CASE
      WHEN t.cell = '' THEN 'empty'
      WHEN t.cell RLIKE '\\A([0-9]{15}|[0-9]{17}[0-9X]|([0-9])\\2*)\\z' THEN CASE WHEN t.cell = t.id_text THEN 'ok' ELSE 'cosmetic' END
      WHEN t.cell RLIKE '\\A[0-9](\\.[0-9]+)?E\\+?1[5-9]\\z' THEN 'scientific'
      WHEN (12 - (@id_sum(t.starred)) % 11) % 11 = 10 THEN 'star'
      WHEN t.cell RLIKE '\\A([A-Z]{3}[0-9]{12}|[HM][0-9]{10}|[A-Z]{1,2}[0-9]{7,9}|[0-9]{17}[0-9X]99)\\z' THEN 'document'
      WHEN t.cell RLIKE '\\A[0-9]{17}[0-9X][1-7][1-4][0-9A-Z]{0,3}\\z' THEN 'card20'
      WHEN t.mended <> t.cell AND t.mended RLIKE '\\A([0-9]{15}|[0-9]{17}[0-9X]|([0-9])\\2*)\\z' THEN 'letters'
      WHEN size(array_distinct(t.numbers)) > 1 THEN 'two_ids'
      WHEN size(t.numbers) > 0 THEN 'note'
      WHEN t.cell RLIKE '\\A[-0-9X.,，、/\\\\|:：;；_()]+\\z' AND t.digits RLIKE '\\A([0-9]{15}|[0-9]{17}[0-9X]|([0-9])\\2*)\\z' THEN 'joined'
      WHEN t.cell RLIKE '\\A[-0-9X.,，、/\\\\|:：;；_()]+\\z' AND t.digits RLIKE '\\A[0-9]{17}[0-9X][0-9]{17}[0-9X]\\z' THEN 'couple'
      WHEN contains(t.cell, '*') AND t.cell RLIKE '\\A[0-9*]{14,17}[0-9X*]{1,3}\\z' AND length(t.digits) >= 6 THEN 'masked'
      ELSE 'remains'
    END AS way
  FROM taken_apart t
),
named AS (
  SELECT
    s.id_text,
    s.way,
    CASE s.way
      WHEN 'ok' THEN s.cell
      WHEN 'cosmetic' THEN s.cell
      WHEN 'star' THEN concat(substr(s.cell, 1, 17), 'X')
      WHEN 'card20' THEN substr(s.cell, 1, 18)
      WHEN 'letters' THEN s.mended
      WHEN 'note' THEN s.numbers[0]
      WHEN 'joined' THEN s.digits
    END AS number,
    CASE WHEN s.mended RLIKE '\\A[0-9X]{15,20}\\z' THEN s.mended ELSE s.digits END AS core
  FROM sorted s
),
spelled AS (
  SELECT
    n.*,
    replace(n.number, substr(n.number, 1, 1), '') = '' AS is_uniform,
    length(n.core) < 6 OR replace(n.core, substr(n.core, 1, 1), '') = '' AS is_nothing,
    -- The 15-digit form stands for 18 characters; sequence numbers from 996 mark people born in the 1800s.
    TRY_CAST(CASE length(n.number)
      WHEN 18 THEN substr(n.number, 1, 17)
      WHEN 15 THEN concat(substr(n.number, 1, 6), CASE WHEN substr(n.number, 13, 3) >= '996' THEN '18' ELSE '19' END, substr(n.number, 7, 9))
    END AS BIGINT) AS body,
    CASE WHEN length(n.number) = 18 THEN CASE substr(n.number, 18, 1) WHEN 'X' THEN 10 ELSE TRY_CAST(substr(n.number, 18, 1) AS BIGINT) END END AS written
  FROM named n
),
summed AS (
  SELECT
    p.*,
    (12 - (@id_sum(p.body)) % 11) % 11 AS demanded,
    CAST(p.body DIV 1000 % 100000000 AS INT) AS ymd
  FROM spelled p
),
judged AS (
  SELECT
    u.*,
    CASE
      WHEN u.number IS NULL THEN NULL
      WHEN u.is_uniform THEN 'empty'
      WHEN length(u.number) = 18 AND substr(u.number, 16, 3) = '000' THEN 'trunc000'
      WHEN u.written <> u.demanded THEN 'checksum'
      WHEN u.ymd DIV 10000 BETWEEN 1850 AND 2099
        AND u.ymd DIV 100 % 100 BETWEEN 1 AND 12
        AND u.ymd % 100 BETWEEN 1 AND CASE
          WHEN u.ymd DIV 100 % 100 = 2 THEN
            CASE WHEN u.ymd DIV 10000 % 4 = 0 AND (u.ymd DIV 10000 % 100 <> 0 OR u.ymd DIV 10000 % 400 = 0) THEN 29 ELSE 28 END
          ELSE 31 - (u.ymd DIV 100 % 100 - 1) % 7 % 2
        END
      THEN CASE WHEN length(u.number) = 15 THEN 'valid15' ELSE 'valid18' END
      WHEN length(u.number) = 15 THEN 'short'
      ELSE 'birth'
    END AS verdict
  FROM summed u
)
SELECT
  j.id_text,
  CASE
    WHEN j.verdict IN ('valid18', 'valid15') THEN 'valid'
    WHEN j.way = 'document' THEN 'other'
    WHEN j.way = 'empty' OR j.verdict = 'empty' OR (j.way = 'remains' AND j.is_nothing) THEN 'missing'
    ELSE 'damaged'
  END AS status,
  CASE
    WHEN j.verdict = 'valid15' AND j.way = 'ok' THEN 'id15'
    WHEN j.verdict IN ('valid18', 'valid15') THEN CASE WHEN j.way IN ('star', 'joined') THEN 'cosmetic' ELSE j.way END
    WHEN j.verdict IS NOT NULL THEN j.verdict
    WHEN j.way = 'couple' THEN 'two_ids'
    WHEN j.way <> 'remains' THEN j.way
    WHEN j.is_nothing THEN 'empty'
    WHEN length(j.core) < 18 THEN 'short'
    WHEN length(j.core) > 18 THEN 'long'
    ELSE 'chars'
  END AS damage,
  CASE WHEN j.verdict IN ('valid18', 'valid15') THEN j.body * 11 + j.demanded END AS person_key
FROM judged j
