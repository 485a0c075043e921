import type { Database } from "../engine/database.ts";
import type { Level } from "./levels.ts";
import { readReport } from "./report-file.ts";

/** How many findings a township has. */
export interface TownCounts {
  /** Null for people without a township. */
  town: string | null;
  findings: number;
  count(rule: string, level: Level): number;
}

/** Townships with findings, in the order of the rows of reports/worklist.sql; without the known ones only if asked. */
export async function countTowns(
  db: Database,
  options: { includeKnown: boolean },
): Promise<TownCounts[]> {
  const rows = await db.rows<{
    town: string | null;
    rule: string;
    level: string;
    findings: number;
  }>(readReport("worklist-counts").sql, { include_known: options.includeKnown });
  const towns = new Map<string | null, Map<string, number>>();
  for (const { town, rule, level, findings } of rows) {
    const counts = towns.get(town) ?? new Map<string, number>();
    towns.set(town, counts.set(`${rule} ${level}`, findings));
  }
  return [...towns].map(([town, counts]) => ({
    town,
    findings: [...counts.values()].reduce((sum, count) => sum + count, 0),
    count: (rule, level) => counts.get(`${rule} ${level}`) ?? 0,
  }));
}
