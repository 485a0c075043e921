-- Reads id_dirty_text(id_text): the distinct ID cells that do not look clean; id_read: how an earlier run has read such cells.
-- Writes id_made: how each of the others is read, by the same rules as src/people/resident-id.ts.

-- Most cells need nothing but a blank or a small letter mended: only what is no number after that is taken apart. `card_body`: the digits before the last
-- of what may be the number of a card.
CREATE OR REPLACE TEMP TABLE id_folded AS
WITH folded AS (
  SELECT
    id_text,
    regexp_replace(
      upper(translate(
        regexp_replace(id_text, '[\p{Z}\p{Cc}\p{Cf}''"=`’‘“”＇＂＝]', '', 'g'),
        '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚХхΧχ×✕✖╳ⅩⅹОоΟο〇○＊?？□■●（）．＋－／',
        '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZXXXXXXXXXX000000******().+-/'
      )),
      '\.0+$', ''
    ) AS cell
  FROM id_dirty_text
  ANTI JOIN id_read USING (id_text)
),
long_number AS (
  SELECT *, CASE WHEN regexp_full_match(cell, spelled_out('w[0-9][-0-9]{15,40}w')) THEN regexp_replace(cell, '[^0-9]', '', 'g') END AS long_digits
  FROM folded
),
card AS (
  SELECT
    id_text,
    cell,
    CASE WHEN regexp_full_match(long_digits, '[0-9]{21,28}|[34569][0-9]{15,18}') AND NOT holds_some_birth(long_digits) THEN long_digits END AS card_digits
  FROM long_number
)
SELECT
  id_text,
  cell,
  card_digits,
  TRY_CAST(CASE WHEN length(card_digits) < 20 THEN substr(card_digits, 1, length(card_digits) - 1) END AS BIGINT) AS card_body,
  is_number(cell) AND card_digits IS NULL AS is_whole
FROM card;

CREATE OR REPLACE TEMP TABLE id_made AS
WITH taken_apart AS (
  SELECT
    id_text,
    cell,
    regexp_full_match(card_digits, '[0-9]{21,28}|62([0-9]{14}|[0-9]{17})') OR (luhn_sum(card_body) + CAST(right(card_digits, 1) AS BIGINT)) % 10 = 0 AS is_account,
    translate(cell, 'OIL|SZB', '0111528') AS mended,
    regexp_replace(cell, '[^0-9X]', '', 'g') AS digits,
    CASE WHEN regexp_full_match(cell, '[0-9]{17}(\*|10)') THEN id_body(cell) END AS starred,
    list_filter(
      string_split_regex(cell, '[^0-9X]+'),
      lambda piece: regexp_full_match(piece, '[0-9]{15}|[0-9]{17}[0-9X]')
    ) AS numbers
  FROM id_folded
  WHERE NOT is_whole
),
-- `number` is the text to be judged as a number, `core` what a cell without one is compared by.
sorted AS (
  SELECT
    id_text,
    cell,
    CASE
      WHEN cell = '' THEN 'empty'
      WHEN is_date_text(cell) THEN 'date'
      WHEN is_phone_text(cell) THEN 'phone'
      -- What a spreadsheet makes of the sixteen or nineteen digits of a card: those of an ID end in E+17.
      WHEN is_account OR regexp_full_match(cell, '[0-9](\.[0-9]+)?E\+?1[58]') THEN 'account'
      WHEN is_number(cell) THEN CASE WHEN cell = id_text THEN 'ok' ELSE 'cosmetic' END
      WHEN regexp_full_match(cell, '[0-9](\.[0-9]+)?E\+?1[5-9]') THEN 'scientific'
      WHEN id_check(starred) = 10 THEN 'star'
      WHEN regexp_full_match(cell, '[A-Z]{3}[0-9]{12}|[HM][0-9]{10}|[A-Z]{1,2}[0-9]{7,9}|[0-9]{17}[0-9X]99') THEN 'document'
      WHEN regexp_full_match(cell, '[0-9]{17}[0-9X][1-7][1-4][0-9A-Z]{0,3}') THEN 'card20'
      WHEN mended <> cell AND is_number(mended) THEN 'letters'
      WHEN len(list_distinct(numbers)) > 1 THEN 'two_ids'
      WHEN len(numbers) > 0 THEN 'note'
      WHEN regexp_full_match(cell, '[-0-9X.,，、/\\|:：;；_()]+') AND is_number(digits) THEN 'joined'
      WHEN regexp_full_match(cell, '[-0-9X.,，、/\\|:：;；_()]+')
        AND regexp_full_match(digits, '[0-9]{17}[0-9X][0-9]{17}[0-9X]') THEN 'couple'
      -- A star beside all eighteen hides nothing.
      WHEN contains(cell, '*') AND regexp_full_match(digits, '[0-9]{17}[0-9X]') AND regexp_full_match(cell, '[-0-9X*.]+') THEN 'joined'
      WHEN contains(cell, '*') AND regexp_full_match(cell, '[0-9*]{14,17}[0-9X*]{1,3}') AND length(digits) >= 3 THEN 'masked'
      ELSE 'remains'
    END AS way,
    mended,
    digits,
    numbers
  FROM taken_apart
),
named AS (
  SELECT
    id_text,
    way,
    CASE way
      WHEN 'ok' THEN cell
      WHEN 'cosmetic' THEN cell
      WHEN 'star' THEN substr(cell, 1, 17) || 'X'
      WHEN 'card20' THEN substr(cell, 1, 18)
      WHEN 'letters' THEN mended
      WHEN 'note' THEN numbers[1]
      WHEN 'joined' THEN digits
    END AS number,
    CASE way
      WHEN 'scientific' THEN regexp_replace(regexp_extract(cell, '^([0-9.]+)E', 1), '[.]', '')
      WHEN 'document' THEN cell
      WHEN 'masked' THEN cell
      -- No two rows are one person's, or not, by what is no number.
      WHEN 'date' THEN ''
      WHEN 'phone' THEN ''
      WHEN 'account' THEN ''
      WHEN 'two_ids' THEN numbers[1] || '/' || list_filter(numbers, lambda n: n <> numbers[1])[1]
      WHEN 'couple' THEN substr(digits, 1, 18) || '/' || substr(digits, 19)
      WHEN 'remains' THEN CASE WHEN regexp_full_match(mended, '[0-9X]{15,20}') THEN mended ELSE digits END
    END AS core
  FROM sorted
  UNION ALL
  SELECT id_text, CASE WHEN cell = id_text THEN 'ok' ELSE 'cosmetic' END, cell, NULL FROM id_folded WHERE is_whole
),
-- Step by step, as in the first reading: at once the macros would repeat the texts of a number for each of its digits, and planning that took longer
-- than all else of a small county.
taken AS (
  SELECT
    id_text,
    way,
    number,
    core,
    length(number) AS size,
    is_uniform(number) AS is_blank,
    CASE length(number) WHEN 15 THEN body_of_old(number) WHEN 18 THEN id_body(number) END AS body,
    CASE WHEN length(number) = 18 THEN id_check_of(number) END AS last_value
  FROM named
),
summed AS (
  SELECT *, idiv(body, 1000) % 100000000 AS ymd, id_sum(body) AS total FROM taken
),
dated AS (
  SELECT *, is_birth(ymd) AS is_day FROM summed
),
-- What a text that is a number turns out to be; valid18 and valid15 are certain.
judged AS (
  SELECT
    id_text,
    way,
    number,
    core,
    CASE
      WHEN number IS NULL THEN NULL
      WHEN is_blank THEN 'empty'
      WHEN size = 15 THEN CASE WHEN is_day THEN 'valid15' ELSE 'short' END
      WHEN substr(number, 16, 3) = '000' THEN 'trunc000'
      WHEN (total + last_value) % 11 <> 1 THEN 'checksum'
      WHEN NOT is_day THEN 'birth'
      ELSE 'valid18'
    END AS verdict,
    body * 11 + CASE WHEN size = 15 THEN (12 - total % 11) % 11 ELSE last_value END AS id_key
  FROM dated
)
SELECT
  id_text,
  CASE
    WHEN verdict IN ('valid18', 'valid15') THEN 'valid'
    WHEN way = 'document' THEN 'other'
    WHEN way IN ('empty', 'date', 'phone', 'account') OR verdict = 'empty' THEN 'missing'
    WHEN way = 'remains' AND (length(core) < 6 OR is_uniform(core)) THEN 'missing'
    ELSE 'damaged'
  END AS status,
  CASE
    WHEN verdict = 'valid15' AND way = 'ok' THEN 'id15'
    WHEN verdict IN ('valid18', 'valid15') THEN CASE WHEN way IN ('star', 'joined') THEN 'cosmetic' ELSE way END
    WHEN verdict IS NOT NULL THEN verdict
    WHEN way = 'couple' THEN 'two_ids'
    WHEN way <> 'remains' THEN way
    WHEN length(core) < 6 OR is_uniform(core) THEN 'empty'
    WHEN length(core) < 18 THEN 'short'
    WHEN length(core) > 18 THEN 'long'
    ELSE 'chars'
  END AS damage,
  CASE WHEN verdict IN ('valid18', 'valid15') THEN id_key END AS id_key,
  CASE
    WHEN verdict = 'valid15' THEN id_of_key(id_key)
    WHEN verdict = 'empty' OR way = 'empty' THEN ''
    WHEN verdict IS NOT NULL THEN number
    WHEN way = 'remains' AND (length(core) < 6 OR is_uniform(core)) THEN ''
    ELSE core
  END AS core
FROM judged;
