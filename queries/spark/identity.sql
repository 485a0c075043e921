-- Reads raw_id(id_text STRING): 身份证号 cells as typed. Makes the view id_reading(id_text, status, damage, person_key), one row a distinct cell:
--   status      valid, damaged, missing, other (another document)
--   damage      what was wrong with the cell; ok, cosmetic, note, letters, card20 and id15 still give a valid number
--   person_key  first 17 digits * 11 + check value (X = 10); null unless the number is certain
-- The same rules as src/people/resident-id.ts and queries/identity (08 to 12); test/people/id-vectors.json binds the three.
CREATE OR REPLACE TEMPORARY VIEW id_reading AS
WITH folded AS (
  SELECT
    r.id_text,
    regexp_replace(
      upper(translate(
        regexp_replace(COALESCE(r.id_text, ''), '[\\p{Z}\\p{Cc}\\p{Cf}\'"=`’‘“”＇＂＝]', ''),
        '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚХхΧχ×✕✖╳ⅩⅹОоΟο〇○＊?？□■●（）．＋－／',
        '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZXXXXXXXXXX000000******().+-/'
      )),
      '\\.0+\\z', ''
    ) AS cell
  FROM (SELECT DISTINCT id_text FROM raw_id) r
),
long_number AS (
  SELECT f.*, CASE WHEN f.cell RLIKE @whole('w[0-9][-0-9]{15,40}w') THEN regexp_replace(f.cell, '[^0-9]', '') END AS long_digits FROM folded f
),
card AS (
  SELECT
    l.*,
    CASE WHEN l.long_digits RLIKE @whole('[0-9]{21,28}|[34569][0-9]{15,18}')
      AND NOT l.long_digits RLIKE @whole('[0-9]{6}(?:[0-9]ymd|(?:1[0-9][89]|2[0-9]0)[0-9]{2}md|(?:18|19|20)[0-9]{3}md|y(?:0[0-9][1-9]|1[0-9][0-2])d|ym[0-9]d|ym(?:0[0-9][1-9]|[12][0-9][0-9]|3[0-9][01])|ymd[0-9])[0-9]{4}|[0-9]{5,6}(?:ym[0-9]{2}|y[0-9]{2}d|[0-9]{4}md)[0-9]{3,4}|[0-9]{6}y(?:m[0-9]{2}|[0-9]{2}d)[0-9]{2}|[0-9]{8}(?:md[0-9]|[0-9]md)[0-9]{3}|[0-9]{6}ymd[0-9]{7,14}')
    THEN l.long_digits END AS card_digits
  FROM long_number l
),
-- Small letters in @whole are written out as src/people/in-place-of-number.ts says.
card_summed AS (
  SELECT c.*, TRY_CAST(CASE WHEN length(c.card_digits) < 20 THEN substr(c.card_digits, 1, length(c.card_digits) - 1) END AS BIGINT) AS card_body FROM card c
),
taken_apart AS (
  SELECT
    f.id_text,
    f.cell,
    f.card_digits RLIKE @whole('[0-9]{21,28}|62([0-9]{14}|[0-9]{17})')
      OR (@luhn_sum(f.card_body) + TRY_CAST(substr(f.card_digits, -1) AS BIGINT)) % 10 = 0 AS is_account,
    translate(f.cell, 'OIL|SZB', '0111528') AS mended,
    regexp_replace(f.cell, '[^0-9X]', '') AS digits,
    filter(split(f.cell, '[^0-9X]+'), p -> p RLIKE '\\A([0-9]{15}|[0-9]{17}[0-9X])\\z') AS numbers,
    TRY_CAST(CASE WHEN f.cell RLIKE '\\A[0-9]{17}(\\*|10)\\z' THEN substr(f.cell, 1, 17) END AS BIGINT) AS starred
  FROM card_summed f
),
sorted AS (
  SELECT
    t.*,
    CASE
      WHEN t.cell = '' THEN 'empty'
      WHEN t.cell RLIKE @whole('w(?:ymd|ym|y[-./年]s(?:[-./月](?:t[日号]?(?:T?00?:00(?::00)?)?)?)?|[0-9]{2}年s月(?:t[日号]?)?)w') THEN 'date'
      WHEN t.cell RLIKE @whole('w(?:(?:86-?)?p(?:[^0-9A-Z*]+p)*|0[0-9]{2,3}-?[0-9]{7,8})w') THEN 'phone'
      WHEN t.is_account OR t.cell RLIKE '\\A[0-9](\\.[0-9]+)?E\\+?1[58]\\z' THEN 'account'
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
      -- A star beside all eighteen hides nothing.
      WHEN contains(t.cell, '*') AND t.digits RLIKE '\\A[0-9]{17}[0-9X]\\z' AND t.cell RLIKE '\\A[-0-9X*.]+\\z' THEN 'joined'
      WHEN contains(t.cell, '*') AND t.cell RLIKE '\\A[0-9*]{14,17}[0-9X*]{1,3}\\z' AND length(t.digits) >= 3 THEN 'masked'
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
    CASE WHEN s.way IN ('date', 'phone', 'account') THEN '' WHEN s.mended RLIKE '\\A[0-9X]{15,20}\\z' THEN s.mended ELSE s.digits END AS core
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
dated AS (
  SELECT
    u.*,
    u.ymd DIV 10000 BETWEEN 1850 AND 2099
      AND u.ymd DIV 100 % 100 BETWEEN 1 AND 12
      AND u.ymd % 100 BETWEEN 1 AND CASE
        WHEN u.ymd DIV 100 % 100 = 2 THEN
          CASE WHEN u.ymd DIV 10000 % 4 = 0 AND (u.ymd DIV 10000 % 100 <> 0 OR u.ymd DIV 10000 % 400 = 0) THEN 29 ELSE 28 END
        ELSE 31 - (u.ymd DIV 100 % 100 - 1) % 7 % 2
      END AS is_birth
  FROM summed u
),
judged AS (
  SELECT
    d.*,
    CASE
      WHEN d.number IS NULL THEN NULL
      WHEN d.is_uniform THEN 'empty'
      WHEN length(d.number) = 18 AND substr(d.number, 16, 3) = '000' THEN 'trunc000'
      WHEN d.written <> d.demanded THEN 'checksum'
      WHEN d.is_birth THEN CASE WHEN length(d.number) = 15 THEN 'valid15' ELSE 'valid18' END
      WHEN length(d.number) = 15 THEN 'short'
      ELSE 'birth'
    END AS verdict
  FROM dated d
),
-- A number that ends in 000 is believed only where its checksum passes and no other number of raw_id has become it, cut or rounded to
-- fifteen digits: then nothing was lost.
weighed AS (
  SELECT
    j.*,
    j.verdict IN ('valid18', 'valid15') OR (j.verdict = 'trunc000' AND j.demanded = 0 AND j.is_birth AND o.head IS NULL) AS is_valid
  FROM judged j
  LEFT JOIN (
    SELECT v.body DIV 100 AS head FROM judged v WHERE v.verdict IN ('valid18', 'valid15')
    UNION
    SELECT v.body DIV 100 + 1 FROM judged v WHERE v.verdict IN ('valid18', 'valid15')
  ) o ON o.head = j.body DIV 100
)
SELECT
  w.id_text,
  CASE
    WHEN w.is_valid THEN 'valid'
    WHEN w.way = 'document' THEN 'other'
    WHEN w.way IN ('empty', 'date', 'phone', 'account') OR w.verdict = 'empty' OR (w.way = 'remains' AND w.is_nothing) THEN 'missing'
    ELSE 'damaged'
  END AS status,
  CASE
    WHEN w.is_valid AND w.verdict = 'trunc000' THEN 'ok'
    WHEN w.verdict = 'valid15' AND w.way = 'ok' THEN 'id15'
    WHEN w.is_valid THEN CASE WHEN w.way IN ('star', 'joined') THEN 'cosmetic' ELSE w.way END
    WHEN w.verdict IS NOT NULL THEN w.verdict
    WHEN w.way = 'couple' THEN 'two_ids'
    WHEN w.way <> 'remains' THEN w.way
    WHEN w.is_nothing THEN 'empty'
    WHEN length(w.core) < 18 THEN 'short'
    WHEN length(w.core) > 18 THEN 'long'
    ELSE 'chars'
  END AS damage,
  CASE WHEN w.is_valid THEN COALESCE(later.person_key, w.body * 11 + w.demanded) END AS person_key
FROM weighed w
-- Numbers of 2005 that an office cut to fifteen digits read as of 1905: where nobody has that number in full and somebody the one of a hundred years later, it
-- is his.
LEFT JOIN (SELECT DISTINCT v.body FROM judged v WHERE v.verdict = 'valid18') own
  ON own.body = w.body AND w.verdict = 'valid15' AND w.ymd DIV 10000 BETWEEN 1900 AND 1949
LEFT JOIN (SELECT DISTINCT v.body, v.body * 11 + v.demanded AS person_key FROM judged v WHERE v.verdict = 'valid18') later
  ON later.body = w.body + 1000000000 AND w.verdict = 'valid15' AND w.ymd DIV 10000 BETWEEN 1900 AND 1949 AND own.body IS NULL
