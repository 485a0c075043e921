import type { Database } from "../engine/database.ts";

/** Create the finding table and the view of exported columns (rules.md, "Exported columns"). */
export async function createFindingTables(db: Database): Promise<void> {
  await db.script(`
    CREATE TABLE IF NOT EXISTS finding (
      finding_key  VARCHAR NOT NULL, -- 16 hex digits; the same from run to run
      rule         VARCHAR NOT NULL,
      level        VARCHAR NOT NULL, -- hit, check, hint
      person_key   BIGINT,
      household_no VARCHAR,
      period       VARCHAR,          -- 2019-04,2019-05
      message      VARCHAR NOT NULL,
      evidence     VARCHAR NOT NULL, -- JSON: Chinese label -> text
      sources      VARCHAR NOT NULL, -- JSON: [{file, sheet, row, person}]; person (from 1) only beside the first of a row that names a family
      status       VARCHAR NOT NULL,
      first_seen   VARCHAR NOT NULL
    );
    -- What each finding follows from, and what it says of sheets: lead-causes.ts.
    CREATE TABLE IF NOT EXISTS finding_cause (rule VARCHAR, finding_key VARCHAR, cause HUGEINT);
    CREATE TABLE IF NOT EXISTS finding_sheet (sheet_id INTEGER, told UBIGINT);
    CREATE OR REPLACE VIEW finding_export AS
    SELECT f.rule, f.level, f.finding_key, p.person_id, p.id18 AS id_number, p.name, p.sex,
      CAST(p.birth_on AS VARCHAR) AS birth_on, p.town AS township, p.village, f.household_no, f.period,
      f.first_seen, f.status, f.message, f.evidence, f.sources
    FROM finding f LEFT JOIN person p ON p.person_key = f.person_key;`);
}
