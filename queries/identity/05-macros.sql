-- What other engines write otherwise stands in this file as far as it can: division cut to a whole number is `idiv` elsewhere.
CREATE OR REPLACE TEMP MACRO idiv(a, b) AS a // b;

-- Arithmetic of a resident ID whose first 17 digits are given as one BIGINT (GB 11643-1999).

CREATE OR REPLACE TEMP MACRO id_sum(body) AS
    (body // 10000000000000000 % 10) * 7
  + (body // 1000000000000000 % 10) * 9
  + (body // 100000000000000 % 10) * 10
  + (body // 10000000000000 % 10) * 5
  + (body // 1000000000000 % 10) * 8
  + (body // 100000000000 % 10) * 4
  + (body // 10000000000 % 10) * 2
  + (body // 1000000000 % 10)
  + (body // 100000000 % 10) * 6
  + (body // 10000000 % 10) * 3
  + (body // 1000000 % 10) * 7
  + (body // 100000 % 10) * 9
  + (body // 10000 % 10) * 10
  + (body // 1000 % 10) * 5
  + (body // 100 % 10) * 8
  + (body // 10 % 10) * 4
  + (body % 10) * 2;

-- The check value that the first 17 digits demand; X is 10.
CREATE OR REPLACE TEMP MACRO id_check(body) AS (12 - id_sum(body) % 11) % 11;

CREATE OR REPLACE TEMP MACRO days_in(year, month) AS
  CASE
    WHEN month = 2 THEN CASE WHEN year % 4 = 0 AND (year % 100 <> 0 OR year % 400 = 0) THEN 29 ELSE 28 END
    ELSE 31 - (month - 1) % 7 % 2
  END;

-- Is YYYYMMDD a day somebody alive or on an old roll can be born on?
CREATE OR REPLACE TEMP MACRO is_birth(ymd) AS
  ymd // 10000 BETWEEN 1850 AND 2099
  AND ymd // 100 % 100 BETWEEN 1 AND 12
  AND ymd % 100 BETWEEN 1 AND days_in(ymd // 10000, ymd // 100 % 100);

CREATE OR REPLACE TEMP MACRO id_body(id18) AS CAST(substr(id18, 1, 17) AS BIGINT);

CREATE OR REPLACE TEMP MACRO id_check_of(id18) AS
  CASE WHEN substr(id18, 18, 1) = 'X' THEN 10 ELSE CAST(substr(id18, 18, 1) AS BIGINT) END;

-- The 18 characters of a positive person key. Hardly any area code begins with a nought, and ten of eleven check characters are digits:
-- those are one number to write.
CREATE OR REPLACE TEMP MACRO id_of_key(key) AS
  CASE WHEN key >= 110000000000000000 AND key % 11 < 10 THEN CAST(key // 11 * 10 + key % 11 AS VARCHAR) ELSE
  CASE WHEN key >= 110000000000000000 THEN CAST(key // 11 AS VARCHAR) ELSE lpad(CAST(key // 11 AS VARCHAR), 17, '0') END || CASE WHEN key % 11 = 10 THEN 'X' ELSE CAST(key % 11 AS VARCHAR) END END;

CREATE OR REPLACE TEMP MACRO birth_of_key(key) AS CAST(key // 11000 % 100000000 AS INTEGER);

-- 1 a man, 2 a woman, as `reading.sex` has them.
CREATE OR REPLACE TEMP MACRO sex_code_of_key(key) AS 2 - key // 11 % 2;

CREATE OR REPLACE TEMP MACRO sex_of_key(key) AS CASE sex_code_of_key(key) WHEN 1 THEN '男' ELSE '女' END;

-- Its area code; the area and birth; the fifteen digits that Excel keeps.
CREATE OR REPLACE TEMP MACRO area_of_key(key) AS key // 1100000000000;
CREATE OR REPLACE TEMP MACRO head_of_key(key) AS key // 11000;
CREATE OR REPLACE TEMP MACRO fifteen_of_key(key) AS key // 1100;
-- The same where a program rounded and did not cut: …7555 has become …8000. What it rounded is a double, up to 64 off: …7436 may have too.
CREATE OR REPLACE TEMP MACRO rounded_fifteen_of_key(key) AS (key // 11 + 57) // 100;

-- How many of year, month and day two dates (YYYYMMDD) share; null where one is missing.
CREATE OR REPLACE TEMP MACRO birth_parts_alike(a, b) AS
  CAST(a // 10000 = b // 10000 AS INTEGER) + CAST(a // 100 % 100 = b // 100 % 100 AS INTEGER) + CAST(a % 100 = b % 100 AS INTEGER);

CREATE OR REPLACE TEMP MACRO is_uniform(t) AS t <> '' AND replace(t, substr(t, 1, 1), '') = '';

CREATE OR REPLACE TEMP MACRO is_number(t) AS
  regexp_full_match(t, '[0-9]{15}|[0-9]{17}[0-9X]') OR (is_uniform(t) AND regexp_full_match(t, '[0-9]+'));

CREATE OR REPLACE TEMP MACRO body_of_old(t) AS
  CAST(substr(t, 1, 6) || CASE WHEN substr(t, 13, 3) >= '996' THEN '18' ELSE '19' END || substr(t, 7, 9) AS BIGINT);

-- A text that is a clean 18-character number at first sight: only the others pay for normalisation.
CREATE OR REPLACE TEMP MACRO looks_clean(t) AS regexp_full_match(t, '[1-9][0-9]{16}[0-9X]');

-- Patterns with small letters for what comes again and again, as src/people/in-place-of-number.ts has them: w words beside it, y year, m month, d day,
-- s and t month and day of one figure or two, p a mobile number.
CREATE OR REPLACE TEMP MACRO spelled_out(template) AS
  replace(replace(replace(replace(replace(replace(replace(template,
    'w', '[^0-9A-Z*]*'), 'y', '(?:18|19|20)[0-9]{2}'), 'm', '(?:0[1-9]|1[0-2])'), 'd', '(?:0[1-9]|[12][0-9]|3[01])'),
    's', '(?:0?[1-9]|1[0-2])'), 't', '(?:0?[1-9]|[12][0-9]|3[01])'), 'p', '1[3-9][0-9](?:-?[0-9]{4}){2}');

-- 19640106, 1964.1.6, 1964年1月6日 or a month: no area code begins with 18, 19 or 20. And telephone numbers. In a folded cell.
CREATE OR REPLACE TEMP MACRO is_date_text(cell) AS
  regexp_full_match(cell, spelled_out('w(?:ymd|ym|y[-./年]s(?:[-./月](?:t[日号]?(?:T?00?:00(?::00)?)?)?)?|[0-9]{2}年s月(?:t[日号]?)?)w'));
CREATE OR REPLACE TEMP MACRO is_phone_text(cell) AS
  regexp_full_match(cell, spelled_out('w(?:(?:86-?)?p(?:[^0-9A-Z*]+p)*|0[0-9]{2,3}-?[0-9]{7,8})w'));

-- By the length of the digits: a birth date that is seen though one digit of it is wrong, or one of the number missing or too many.
CREATE OR REPLACE TEMP MACRO holds_some_birth(digits) AS
  regexp_full_match(digits, spelled_out(
    '[0-9]{6}(?:[0-9]ymd|(?:1[0-9][89]|2[0-9]0)[0-9]{2}md|(?:18|19|20)[0-9]{3}md|y(?:0[0-9][1-9]|1[0-9][0-2])d|ym[0-9]d|ym(?:0[0-9][1-9]|[12][0-9][0-9]|3[0-9][01])|ymd[0-9])[0-9]{4}|'
    || '[0-9]{5,6}(?:ym[0-9]{2}|y[0-9]{2}d|[0-9]{4}md)[0-9]{3,4}|[0-9]{6}y(?:m[0-9]{2}|[0-9]{2}d)[0-9]{2}|[0-9]{8}(?:md[0-9]|[0-9]md)[0-9]{3}|[0-9]{6}ymd[0-9]{7,14}'));

-- What the digits before the check digit of a card (ISO/IEC 7812) come to: every other one from the last counts twice, less nine where that has two figures.
CREATE OR REPLACE TEMP MACRO luhn_digit(body, scale) AS body // scale % 10 * 2 - body // scale % 10 // 5 * 9 + body // (scale * 10) % 10;
CREATE OR REPLACE TEMP MACRO luhn_sum(body) AS
  luhn_digit(body, 1) + luhn_digit(body, 100) + luhn_digit(body, 10000) + luhn_digit(body, 1000000) + luhn_digit(body, 100000000)
  + luhn_digit(body, 10000000000) + luhn_digit(body, 1000000000000) + luhn_digit(body, 100000000000000) + luhn_digit(body, 10000000000000000);

-- How many of the 18 places of two numbers agree; 0 where one is not 18 long.
CREATE OR REPLACE TEMP MACRO digits_alike(a, b) AS
  CASE WHEN length(a) = 18 AND length(b) = 18 THEN 18 - hamming(a, b) ELSE 0 END;

-- How many slips part a damaged number from a whole one: digits that are wrong, missing or too many; of fifteen digits also from the old form of it.
CREATE OR REPLACE TEMP MACRO slips_apart(core, id18) AS
  CASE
    WHEN length(core) = 18 THEN hamming(core, id18)
    WHEN length(core) = 15 THEN least(levenshtein(core, id18), hamming(core, substr(id18, 1, 6) || substr(id18, 9, 9)))
    ELSE levenshtein(core, id18)
  END;

-- Of a number of 18 characters with stars: how many of those that are left are another's. All of them where it has another length.
CREATE OR REPLACE TEMP MACRO seen_apart(core, id18) AS
  CASE WHEN length(core) = 18 THEN hamming(core, id18) - (18 - length(replace(core, '*', ''))) ELSE 18 END;

-- Are these eight digits a birth date, and another's?
CREATE OR REPLACE TEMP MACRO holds_other_birth(digits, birth) AS
  coalesce(is_birth(TRY_CAST(digits AS INTEGER)) AND birth_parts_alike(TRY_CAST(digits AS INTEGER), birth) < 2, false);

-- A birthday by the old calendar is three to seven weeks behind the same day by the new one: may two dates (YYYYMMDD) be one day so?
CREATE OR REPLACE TEMP MACRO is_lunar_pair(a, b) AS
  abs(make_date(a // 10000, a // 100 % 100, a % 100) - make_date(b // 10000, b // 100 % 100, b % 100)) BETWEEN 17 AND 52;

-- Are two dates of one year, month and day of the one the day and month of the other?
CREATE OR REPLACE TEMP MACRO is_turned_date(a, b) AS
  a // 10000 = b // 10000 AND a // 100 % 100 = b % 100 AND a % 100 = b // 100 % 100;

-- Does the number stand where the name belongs, and the other way round?
CREATE OR REPLACE TEMP MACRO is_swapped(id_text, name_text) AS
  length(name_text) BETWEEN 15 AND 24 AND length(id_text) BETWEEN 2 AND 14
  AND regexp_matches(name_text, '[0-9]{15}|[0-9]{17}[0-9Xx]') AND NOT regexp_matches(id_text, '[0-9*]') AND regexp_matches(id_text, '^[\s\p{Z}\p{Cf}]*\p{Han}');

-- The number behind the name, in its cell, and nothing in the column of numbers: 张三53… .
CREATE OR REPLACE TEMP MACRO number_in_name(id_text, name_text) AS
  CASE WHEN trim(coalesce(id_text, '')) IN ('', '/', '-', '无') THEN
    nullif(regexp_extract(coalesce(name_text, ''), '^\p{Han}{2,5}[^0-9]{0,3}([0-9]{17}[0-9Xx]|[0-9]{15})[)）]?$', 1), '') END;

-- What stands for number and for name once such cells are put right.
CREATE OR REPLACE TEMP MACRO own_id_text(id_text, name_text) AS
  CASE WHEN is_swapped(id_text, name_text) THEN name_text ELSE coalesce(number_in_name(id_text, name_text), id_text) END;
CREATE OR REPLACE TEMP MACRO own_name_text(id_text, name_text) AS
  CASE
    WHEN is_swapped(id_text, name_text) THEN id_text
    WHEN number_in_name(id_text, name_text) IS NOT NULL THEN regexp_extract(name_text, '^\p{Han}+')
    ELSE name_text
  END;

-- What offices write where somebody has no name yet, or none is known: it is nobody's.
CREATE OR REPLACE TEMP MACRO is_no_name(name_text) AS
  trim(name_text, ' 　()（）') IN ('未取名', '未起名', '未命名', '尚未取名', '尚未起名', '没取名', '没起名', '没有取名', '暂未取名', '暂未起名', '暂未命名', '待取名', '待起名',
    '待命名', '未上户', '未上户口', '无名', '无名氏', '无姓名', '暂无', '暂无姓名', '暂无名字', '没有名字', '姓名不详', '不详', '未知', '小孩', '孩子', '小孩子', '婴儿', '婴幼儿',
    '新生儿', '新生婴儿', '男婴', '女婴', '男孩', '女孩', '弃婴', '宝宝', '小宝宝', '儿子', '女儿', '长子', '次子', '三子', '长女', '次女', '三女');

-- A household's number within its numbering; what offices write for none is none.
CREATE OR REPLACE TEMP MACRO is_household(space, no) AS space IS NOT NULL AND no NOT IN ('', '0', '无', '/', '-', '—');

CREATE OR REPLACE TEMP MACRO household_text(space, no) AS CASE WHEN is_household(space, no) THEN space || ':' || no END;

-- What a row says about a person. Rows that say the same have the same signature in every import: person keys without an ID are
-- made from it, and what people decided is kept by it. `origin` tells rows apart that say next to nothing.
CREATE OR REPLACE TEMP MACRO naming_signature(core, folded, birth, town, village, household, origin) AS
  md5(concat_ws('|',
    core, coalesce(folded, ''), coalesce(CAST(birth AS VARCHAR), ''), coalesce(town, ''), coalesce(village, ''),
    CASE WHEN core = '' THEN coalesce(household, '') ELSE '' END,
    CASE WHEN core = '' AND town IS NULL AND village IS NULL AND household IS NULL THEN origin ELSE '' END
  ));
