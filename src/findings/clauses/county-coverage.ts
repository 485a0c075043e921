import type { Database } from "../../engine/database.ts";
import { monthText } from "../../rules/run-context.ts";

export interface RuleCoverage {
  state: "checked" | "not_evaluable" | "error" | "not_run";
  reason: string | null;
  found: number;
  /** Findings that nobody has answered yet. */
  open: number;
}

/** What a county has loaded, and what became of each rule when it was run last. */
export interface Coverage {
  month: string;
  edition: string;
  /** Roll -> months loaded; none for a roll without a month. */
  rolls: ReadonlyMap<string, string[]>;
  rules: ReadonlyMap<string, RuleCoverage>;
}

/** Reads: screening, source_sheet, rule_run, finding. */
export async function countyCoverage(db: Database): Promise<Coverage> {
  const [screening] = await db.rows<{ month: number; edition: string }>(
    "SELECT month, edition FROM main.screening",
  );
  if (!screening) throw new RangeError("the model has not been built: screening is empty");
  const sheets = await db.rows<{ roll: string; period: number | null }>(
    "SELECT DISTINCT roll, period FROM main.source_sheet WHERE roll IS NOT NULL ORDER BY roll, period",
  );
  const rolls = new Map<string, string[]>();
  for (const { roll, period } of sheets) {
    const months = rolls.get(roll) ?? [];
    rolls.set(roll, period === null ? months : [...months, monthText(period)]);
  }
  const runs = await db.rows<{ rule: string } & Record<keyof RuleCoverage, never>>(
    `SELECT r.rule, r.state, r.reason, CAST(COALESCE(r.found, 0) AS BIGINT) AS found,
       (SELECT count(*) FROM main.finding f WHERE f.rule = r.rule AND f.status = 'open') AS open
     FROM main.rule_run r ORDER BY r.rule`,
  );
  return {
    month: monthText(screening.month),
    edition: screening.edition,
    rolls,
    rules: new Map(runs.map(({ rule, ...run }) => [rule, run])),
  };
}
