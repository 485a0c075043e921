import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../../engine/database.ts";
import { packageFile } from "../../project/package-root.ts";
import { inWorld } from "../run-context.ts";

/** What counts as an exit of the year and as a pattern; a county may change each in doudi.yaml under `exits`. */
export interface SpellSettings {
  /** Exits of how many months up to the screening month are explained. */
  windowMonths: number;
  /** A village dropped in one month: at least so many people … */
  villageLeast: number;
  /** … and at least this share of those covered there, in percent. */
  villagePercent: number;
  /** Birthdays at which an exit is listed. */
  birthdayAges: readonly number[];
}

/** 16: 特困未成年 until 2021; 18: child money; 60: where 特困 may begin. The other figures are ours, to be changed by counties. */
export const SPELL_SETTINGS: SpellSettings = {
  windowMonths: 12,
  villageLeast: 5,
  villagePercent: 50,
  birthdayAges: [16, 18, 60],
};

/** 国办发〔2010〕54号: children are provided for until 18. 国发〔2015〕52号: care money for grades 1 and 2. */
const CHILD_AGE = 18;
const CARE_GRADE = 2;

/**
 * Spells of cover from all snapshots, stop records and payments; the exits of the year, each explained or not; patterns.
 *
 * Reads:  the model in the world `sure`, `raised` and `rule_run` of TB02. Call after the pack has run.
 * Writes: spell, exit_record, exit_pattern, anew.
 */
export async function buildSpells(
  db: Database,
  settings: SpellSettings = SPELL_SETTINGS,
): Promise<void> {
  const { windowMonths, villageLeast, villagePercent, birthdayAges } = settings;
  await db.script(`
    CREATE OR REPLACE TEMP TABLE spell_setting AS SELECT ${windowMonths} AS window_months, ${villageLeast} AS village_least,
      ${villagePercent} AS village_percent, ${CHILD_AGE} AS child_age, ${CARE_GRADE} AS care_grade;
    CREATE OR REPLACE TEMP TABLE spell_age (age INTEGER);
    ${birthdayAges.map((age) => `INSERT INTO spell_age VALUES (${age});`).join("\n")}`);
  const folder = packageFile("queries", "spells");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  await inWorld(db, "sure", async () => {
    for (const file of files) await db.script(readFileSync(join(folder, file), "utf8"));
  });
  await dropTemporary(db);
}

/** They hold a row for each person and month: nobody needs them afterwards. */
async function dropTemporary(db: Database): Promise<void> {
  const left = await db.rows<{ name: string }>(
    `SELECT table_name AS name FROM duckdb_tables()
     WHERE temporary AND (table_name LIKE 'spell\\_%' ESCAPE '\\' OR table_name IN ('exit_spell', 'exit_cause', 'village_month'))`,
  );
  for (const { name } of left) await db.run(`DROP TABLE temp.${name}`);
}
