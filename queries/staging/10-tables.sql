-- What was received, row by row, and who each row names. docs/architecture.md section 2 describes the tables.
CREATE SCHEMA IF NOT EXISTS raw;
CREATE SCHEMA IF NOT EXISTS stage;
-- The files for which the steps that look at all of them together were done last.
CREATE TABLE IF NOT EXISTS stage.settled (mark VARCHAR);
-- Fields for which a sheet has no column and which another sheet says: src/staging/across/said-elsewhere.ts.
CREATE TABLE IF NOT EXISTS stage.said_elsewhere (of_table VARCHAR NOT NULL, sheet_id INTEGER NOT NULL, field VARCHAR NOT NULL);
-- Sheets that name only those who are new on a roll, with the month they were sent for: src/staging/across/join-additions.ts.
CREATE TABLE IF NOT EXISTS stage.addition (sheet_id INTEGER NOT NULL, period INTEGER);
CREATE TABLE IF NOT EXISTS stage.ledger (sheet_id INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS source_file (
  file_id   INTEGER NOT NULL,
  file      VARCHAR NOT NULL,   -- name as received, no folder
  sha256    VARCHAR NOT NULL,
  bytes     BIGINT  NOT NULL,
  format    VARCHAR NOT NULL,
  read_note VARCHAR,            -- what the reader had to say, one line a note
  recipe    VARCHAR NOT NULL    -- hash of the mapping and of the staging code: what else decides the staged rows
);

CREATE TABLE IF NOT EXISTS source_sheet (
  sheet_id    INTEGER NOT NULL,
  file_id     INTEGER NOT NULL,
  sheet       VARCHAR NOT NULL, -- '' for a text file
  position    INTEGER NOT NULL,
  hidden      INTEGER NOT NULL, -- 0 visible, 1 hidden, 2 very hidden
  roll        VARCHAR,          -- null: not recognised, every row set aside
  kind        VARCHAR,
  period      INTEGER,
  header_row  INTEGER NOT NULL,
  header_rows INTEGER NOT NULL,
  rows_in     INTEGER NOT NULL,
  rows_used   INTEGER NOT NULL,
  rows_aside  INTEGER NOT NULL,
  mapping     VARCHAR NOT NULL, -- JSON: field -> {column, header}; column 0: said by the names of the sheet for all rows
  spread      VARCHAR,          -- JSON: [{says, columns}], one entry a part, where a row makes several rows of the kind; else null
  family      VARCHAR           -- JSON: {persons: [{label, columns, all}], counts}, where a row names a whole family; else null
);

CREATE TABLE IF NOT EXISTS set_aside (
  sheet_id INTEGER NOT NULL,
  row_no   INTEGER NOT NULL,
  reason   VARCHAR NOT NULL,    -- src/staging/aside-reasons.ts has them all
  detail   VARCHAR              -- which row it repeats, or why the whole sheet is not used; never a value of the row
);

CREATE TABLE IF NOT EXISTS cell_fault (
  sheet_id INTEGER NOT NULL,
  row_no   INTEGER NOT NULL,
  field    VARCHAR NOT NULL,
  reason   VARCHAR NOT NULL,    -- unreadable, unknown_code
  column_no INTEGER             -- raw column, where the field has several on the sheet
);

CREATE TABLE IF NOT EXISTS mention (
  mention_id       BIGINT  NOT NULL, -- row_id * 4 + number of the role
  row_id           BIGINT  NOT NULL, -- sheet_id * 2^32 + row_no (a row of a kind also + part * 2^26: src/staging/row-id.ts)
  role             VARCHAR NOT NULL, -- self, or a role of the kind such as father
  roll             VARCHAR NOT NULL,
  kind             VARCHAR NOT NULL,
  period           INTEGER,
  sheet_id         INTEGER NOT NULL,
  row_no           INTEGER NOT NULL,
  id_text          VARCHAR,          -- as written
  name_text        VARCHAR,          -- as written
  sex              VARCHAR,
  birth_on         DATE,
  town             VARCHAR,          -- in the one spelling the county uses (canonical-places.ts)
  village          VARCHAR,
  town_text        VARCHAR,          -- as the roll spells it
  village_text     VARCHAR,
  household_space  VARCHAR,          -- which numbering household_no belongs to
  household_no     VARCHAR,          -- told apart by place where numbers begin anew (20-household-numbers.sql)
  householder_name VARCHAR,
  relation         VARCHAR,
  household_no_text VARCHAR          -- as the roll has it
);

-- Bank accounts by which rows that have no number are known: `holds` says that a roll of those who get money has it for this person, else the row
-- has no number of its own and looks for whose account it is.
CREATE TABLE IF NOT EXISTS mention_account (
  mention_id BIGINT  NOT NULL,
  sheet_id   INTEGER NOT NULL,
  account    VARCHAR NOT NULL,
  holds      BOOLEAN NOT NULL
);

-- The resident ID that the number of a 残疾证 begins with, of rows whose own ID is missing or cut.
CREATE TABLE IF NOT EXISTS mention_card (
  mention_id BIGINT  NOT NULL,
  sheet_id   INTEGER NOT NULL,
  id_text    VARCHAR NOT NULL
);

-- Townships that some lists still call by a former name, which nobody told of.
CREATE TABLE IF NOT EXISTS merged_town (
  formerly VARCHAR,
  town     VARCHAR,
  people   INTEGER                  -- how many of its people other lists have under the name of today
);

-- Rolls whose household numbers do not name one family each, and what is written before them. The others are not here.
CREATE TABLE IF NOT EXISTS household_numbering (
  household_space VARCHAR,
  roll            VARCHAR,
  period          INTEGER,
  unit            VARCHAR,          -- the place that tells them apart: county, town, village
  series          VARCHAR,          -- the list that alone uses these numbers
  people          BIGINT
);

-- One reading a distinct text of a typed column; joined back by text.
CREATE OR REPLACE TEMP TABLE cell_value (
  field VARCHAR NOT NULL,
  text  VARCHAR NOT NULL,
  value VARCHAR,
  state VARCHAR NOT NULL             -- value, empty, unknown, fault
);

-- What one merged range says, for the columns that are filled down (township, village, household only).
CREATE OR REPLACE TEMP TABLE merge_range (
  column_no  INTEGER NOT NULL,
  top_row    INTEGER NOT NULL,
  bottom_row INTEGER NOT NULL
);

-- A number or code as text: hidden characters, wrappers and full-width forms gone; a clean one is left alone. What stands before 字 goes where the number
-- is one of the whole county, or where it says no more than what the number is of: 城低字第12号 and 农低字第12号 are of two families.
CREATE OR REPLACE MACRO code_text(written) AS
  CASE
    WHEN regexp_full_match(written, '[0-9A-Za-z]+') THEN written
    -- NO.12, 第12号 and 12.0 are 12.
    ELSE nullif(regexp_replace(regexp_replace(
      upper(regexp_replace(
        translate(written, '０１２３４５６７８９－（）．', '0123456789-().'),
        '[\s\p{Z}\p{C}''"=]', '', 'g')),
      '^.{0,12}字第?([0-9]{10})', '\1'),
      '^([民政最低生活保障证户救助社特困供养]{0,8}字第?|NO[.:]?|№|编号[:：]?|第)|号$|\.0+$', '', 'g'), '')
  END;

-- Without blanks and hidden characters at its ends.
CREATE OR REPLACE MACRO plain_cell(written) AS
  nullif(regexp_replace(written, '^[\s\p{Z}\p{C}]+|[\s\p{Z}\p{C}]+$', '', 'g'), '');

-- 王福 of 王福（999999…）, 王福/999999… and 王福，身份证号999999…, where one column says who somebody is by both.
CREATE OR REPLACE MACRO name_beside_number(written) AS
  nullif(regexp_replace(regexp_replace(written,
    '(公民|居民)?(身份证件?|身份|证件)(号码|号)?[:：]?|[0-9０-９][-0-9０-９\s]{13,}[0-9０-９XxＸｘ×*＊]?', ' ', 'g'),
    '^[\s\p{Z}\p{C}\p{P}/|]+|[\s\p{Z}\p{C}\p{P}/|]+$|(姓名)[:：]', '', 'g'), '');

-- A birthday whose year is written with two figures: 36.3.1 is of 1936, though years up to 40 are of this century where a term ends; and of 19.3.5 the number beside
-- it tells. Nobody is born after 2030 yet.
CREATE OR REPLACE MACRO born_in_century(birth, id) AS
  CASE WHEN year(birth) BETWEEN 2031 AND 2040
    OR year(birth) > 2000 AND strftime(birth - INTERVAL 100 YEAR, '%Y%m%d') = substr(regexp_replace(id, '[^0-9]', '', 'g'), 7, 8)
    THEN CAST(birth - INTERVAL 100 YEAR AS DATE) ELSE birth END;

-- The birthday that stands where the number belongs: 19640106, 1964.1.6, 1964年1月6日生. A day beside other words (2019.10.1补办, 农历…) may be another,
-- and a month alone is no day.
CREATE OR REPLACE MACRO born_beside_number(written) AS
  CASE
    WHEN written IS NOT NULL AND length(written) <> 18 THEN TRY_CAST(nullif(regexp_replace(
      translate(regexp_replace(written, '[\s\p{Z}\p{C}]', '', 'g'), '０１２３４５６７８９．－／：', '0123456789.-/:'),
      '^(?:(?:出生)?(?:日期|年月日?)?|生[日于]|出生于)[:：]?(?:((?:18|19|20)\d\d)(\d\d)(\d\d)|((?:18|19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:T?00?:00(?::00)?)?)出?生?$|^.*$',
      '\1\4-\2\5-\3\6'
    ), '--') AS DATE)
  END;

-- 1964-01-06 as a day, as readDay of src/rolls/cell has it; NULL of every other text. Most days are written so, and a county's million of them need no reading.
CREATE OR REPLACE MACRO iso_day(written) AS
  CASE
    WHEN strlen(written) = 10 AND written BETWEEN '1850-01-01' AND '2150-12-31' AND NOT starts_with(written, '1899-12')
      AND CAST(TRY_CAST(written AS DATE) AS VARCHAR) = written
    THEN TRY_CAST(written AS DATE)
  END;
