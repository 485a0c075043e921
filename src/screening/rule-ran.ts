import type { Database } from "../engine/database.ts";
import type { Pack } from "../rules/load-pack.ts";
import { parametersInForce } from "../rules/run/sql-values.ts";
import type { RunContext } from "../rules/run-context.ts";
import type { RoundRule } from "./round.ts";

/** Remember which round these rules were last run for: the findings of the others are of an earlier one. */
export async function markRan(db: Database, pack: Pack, fingerprint: string): Promise<void> {
  await db.run("CREATE TABLE IF NOT EXISTS rule_ran (rule VARCHAR, fingerprint VARCHAR)");
  const ids = JSON.stringify(pack.map(({ header }) => header.id));
  const rules = `(SELECT unnest(from_json($ids, '["VARCHAR"]')) AS rule)`;
  await db.run(`DELETE FROM rule_ran WHERE rule IN ${rules}`, { ids });
  await db.run(`INSERT INTO rule_ran SELECT rule, $fingerprint FROM ${rules}`, {
    ids,
    fingerprint,
  });
}

/** What became of each rule of the pack in the round with this fingerprint. */
export async function rulesOfFingerprint(
  db: Database,
  pack: Pack,
  context: RunContext,
  fingerprint: string,
): Promise<RoundRule[]> {
  const rows = await db.rows<{
    rule: string;
    state: "checked" | "not_evaluable" | "error";
    reason: string | null;
    examined: number | null;
    found: number | null;
  }>(
    `SELECT rule, state, reason, examined, found FROM rule_run
     WHERE rule IN (SELECT rule FROM rule_ran WHERE fingerprint = $fingerprint)`,
    { fingerprint },
  );
  const ran = new Map(rows.map((row) => [row.rule, row]));
  return pack.map((rule) => {
    const run = ran.get(rule.header.id);
    return {
      id: rule.header.id,
      hash: rule.hash,
      parameters: parametersInForce(rule, context),
      state: run?.state ?? "not_run",
      reason: run?.reason ?? null,
      examined: run?.examined ?? null,
      found: run?.found ?? null,
    };
  });
}
