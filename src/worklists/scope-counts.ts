import type { Database } from "../engine/database.ts";
import type { Level } from "./levels.ts";

/** What one workbook holds: the findings of a township, or of one of its villages. */
export interface ScopeCounts {
  /** Null for people without a township. */
  town: string | null;
  /** Undefined where the workbook is the township's. */
  village: string | null | undefined;
  findings: number;
  count(rule: string, level: Level): number;
}

/** The workbooks to write, in the order in which `streamLeads` gives their rows. Reads: worklist_lead. */
export async function countScopes(db: Database, by: "town" | "village"): Promise<ScopeCounts[]> {
  const village = by === "village" ? "village" : "CAST(NULL AS VARCHAR)";
  const rows = await db.rows<Counted>(
    `SELECT town, ${village} AS village, rule, level, count(*) AS findings FROM worklist_lead
     GROUP BY ALL ORDER BY town NULLS LAST, village NULLS LAST, rule, level`,
  );
  const scopes = new Map<string, Counted[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.town, row.village]);
    scopes.set(key, [...(scopes.get(key) ?? []), row]);
  }
  return [...scopes.values()].map((counted) => scopeOf(counted, by));
}

type Counted = {
  town: string | null;
  village: string | null;
  rule: string;
  level: string;
  findings: number;
};

function scopeOf(counted: readonly Counted[], by: "town" | "village"): ScopeCounts {
  const counts = new Map(
    counted.map(({ rule, level, findings }) => [`${rule} ${level}`, findings]),
  );
  return {
    town: counted[0]?.town ?? null,
    village: by === "village" ? (counted[0]?.village ?? null) : undefined,
    findings: counted.reduce((sum, { findings }) => sum + findings, 0),
    count: (rule, level) => counts.get(`${rule} ${level}`) ?? 0,
  };
}
