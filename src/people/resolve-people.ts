import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Database } from "../engine/database.ts";
import { NameDictionary } from "./name-dictionary.ts";
import { repairId } from "./repair-ids.ts";
import { writeReasons } from "./write-reasons.ts";

export interface PeopleSummary {
  persons: number;
  /** Mentions by tier: 确认, 疑似, 未匹配. */
  tiers: Record<string, number>;
  /** Mentions by the rule that placed them. */
  rules: Record<string, number>;
  /** Mentions by what was wrong with the number; valid ones left out. */
  damage: Record<string, number>;
}

/**
 * Work out whose every mention is.
 *
 * Reads:   mention.
 * Writes:  person, link, link_candidate, id_fault, anew; working tables naming_id, match, seed, family, residual.
 * Returns: counts.
 * The result does not depend on the order of files or rows: every choice between equals is made by content.
 */
export async function resolvePeople(db: Database): Promise<PeopleSummary> {
  await runStep(db, "05-macros");
  await db.run(`CREATE OR REPLACE TEMP TABLE id_dirty_text AS
    SELECT DISTINCT id_text FROM mention WHERE id_text IS NOT NULL AND NOT looks_clean(id_text)`);
  await runStep(db, "10-dirty-ids");
  const names = new NameDictionary(db);
  await names.build();
  await runStep(db, "20-namings");
  await runStep(db, "30-seeds");
  await names.comparePairs();
  await runStep(db, "40-same-number");
  await runStep(db, "50-residual");
  await repairIds(db);
  await runStep(db, "60-candidates");
  await names.comparePairs();
  await runStep(db, "70-decide");
  await runStep(db, "80-persons");
  await writeReasons(db);
  return summarise(db);
}

async function runStep(db: Database, name: string): Promise<void> {
  const file = fileURLToPath(new URL(`../../queries/identity/${name}.sql`, import.meta.url));
  await db.script(readFileSync(file, "utf8"));
}

async function repairIds(db: Database): Promise<void> {
  await db.run("CREATE OR REPLACE TEMP TABLE id_repair (core VARCHAR, id_key BIGINT)");
  const rows: (string | bigint)[][] = [];
  for await (const chunk of db.stream<{ core: string }>(
    "SELECT core FROM damaged_core ORDER BY core",
  )) {
    for (const { core } of chunk) for (const key of repairId(core)) rows.push([core, key]);
  }
  await db.append("id_repair", rows);
}

async function summarise(db: Database): Promise<PeopleSummary> {
  const [persons] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM person");
  return {
    persons: persons?.n ?? 0,
    tiers: await counts(db, "tier", "link"),
    rules: await counts(db, "rule", "link"),
    damage: await counts(db, "damage", "id_fault"),
  };
}

async function counts(
  db: Database,
  column: string,
  table: string,
): Promise<Record<string, number>> {
  const rows = await db.rows<{ value: string; n: number }>(
    `SELECT ${column} AS value, count(*) AS n FROM ${table} GROUP BY ${column} ORDER BY ${column}`,
  );
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}
