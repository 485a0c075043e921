import type { Database } from "../../../src/engine/database.ts";

/** One row of table `mention` as a test writes it. */
export interface MentionRow {
  mention_id: number;
  row_id: number;
  role: string;
  roll: string;
  kind: string;
  period: number | null;
  sheet_id: number;
  row_no: number;
  id_text: string | null;
  name_text: string | null;
  sex: string | null;
  birth_on: string | null;
  town: string | null;
  village: string | null;
  household_space: string | null;
  household_no: string | null;
  householder_name: string | null;
  relation: string | null;
}

/** A row of somebody himself on the register, of 甲乡 东村, with what is `given` of it. */
export function mentionRow(no: number, given: Partial<MentionRow>): MentionRow {
  return {
    mention_id: no * 4,
    row_id: no,
    role: "self",
    roll: "hukou",
    kind: "hukou",
    period: null,
    sheet_id: 1,
    row_no: no,
    id_text: null,
    name_text: null,
    sex: null,
    birth_on: null,
    town: "甲乡",
    village: "东村",
    household_space: null,
    household_no: null,
    householder_name: null,
    relation: null,
    ...given,
  };
}

const COLUMNS = [
  "mention_id BIGINT",
  "row_id BIGINT",
  "role VARCHAR",
  "roll VARCHAR",
  "kind VARCHAR",
  "period INTEGER",
  "sheet_id INTEGER",
  "row_no INTEGER",
  "id_text VARCHAR",
  "name_text VARCHAR",
  "sex VARCHAR",
  "birth_on DATE",
  "town VARCHAR",
  "village VARCHAR",
  "household_space VARCHAR",
  "household_no VARCHAR",
  "householder_name VARCHAR",
  "relation VARCHAR",
] as const;

/** Create `mention` and fill it; dates are given as `YYYY-MM-DD`. */
export async function writeMentions(db: Database, rows: readonly MentionRow[]): Promise<void> {
  const names = COLUMNS.map((column) => column.split(" ")[0] as keyof MentionRow);
  const texts = COLUMNS.map((column) => column.replace("DATE", "VARCHAR"));
  await db.script(`CREATE OR REPLACE TEMP TABLE mention_text (${texts.join(", ")});
    CREATE OR REPLACE TABLE mention (${COLUMNS.join(", ")})`);
  await db.append(
    "mention_text",
    rows.map((row) => names.map((name) => row[name])),
  );
  const values = names.join(", ").replace("birth_on", "CAST(birth_on AS DATE)");
  await db.script(`INSERT INTO mention SELECT ${values} FROM mention_text;
    DROP TABLE mention_text`);
}
