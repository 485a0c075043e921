import { createHash } from "node:crypto";
import type { Database } from "../../engine/database.ts";
import type { ModelMarks } from "../model/model-marks.ts";
import type { Rule } from "../rule-file.ts";
import type { RunContext, World } from "../run-context.ts";
import { readyQuery, withValues } from "./sql-values.ts";

interface Kept {
  key: string;
  examined: number | null;
  found: number | null;
}

/**
 * What rules raised in an earlier run and would raise again: `rule_kept` says from what each rule's rows in `raised` follow: its own text
 * and parameters, and the marks of all it reads.
 */
export class KeptRules {
  readonly #db: Database;
  readonly #before: ReadonlyMap<string, Kept>;
  readonly #keys: ReadonlyMap<string, string>;

  private constructor(
    db: Database,
    before: ReadonlyMap<string, Kept>,
    keys: ReadonlyMap<string, string>,
  ) {
    this.#db = db;
    this.#before = before;
    this.#keys = keys;
  }

  /** Without marks nothing is kept, and what was is forgotten. */
  static async open(
    db: Database,
    pack: readonly Rule[],
    {
      marks,
      context,
      worlds,
    }: { marks: ModelMarks | undefined; context: RunContext; worlds: readonly World[] },
  ): Promise<KeptRules> {
    const rows = await db.rows<Kept & { rule: string; [name: string]: string | number | null }>(
      "SELECT rule, key, examined, found FROM rule_kept",
    );
    const keys = new Map<string, string>();
    for (const rule of marks ? pack : []) {
      const key = keyOf(rule, marks as ModelMarks, context, worlds);
      if (key !== undefined) keys.set(rule.header.id, key);
    }
    return new KeptRules(db, new Map(rows.map((row) => [row.rule, row])), keys);
  }

  /** What the rule looked at and raised, when its rows still hold. */
  get({ header }: Rule): { examined: number | null; found: number | null } | undefined {
    const kept = this.#before.get(header.id);
    return kept !== undefined && kept.key === this.#keys.get(header.id) ? kept : undefined;
  }

  /** Call before rows of a rule are written or taken out: what is killed meanwhile counts as never run. */
  async forget(rules: readonly Rule[]): Promise<void> {
    await forgetRules(this.#db, rules);
  }

  /** Call when all of a rule's rows are there. */
  async remember({ header: { id } }: Rule, run: Omit<Kept, "key">): Promise<void> {
    const key = this.#keys.get(id);
    if (key === undefined) return;
    await this.#db.run(
      "INSERT INTO rule_kept VALUES ($id, $key, CAST($examined AS BIGINT), CAST($found AS BIGINT))",
      { id, key, examined: run.examined, found: run.found },
    );
  }
}

/** The rows of these rules are no longer what `rule_kept` says of them. */
export async function forgetRules(db: Database, rules: readonly Rule[]): Promise<void> {
  const ids = JSON.stringify(rules.map(({ header }) => header.id));
  await db.run(
    `DELETE FROM main.rule_kept WHERE rule IN (SELECT unnest(from_json($ids, '["VARCHAR"]')))`,
    { ids },
  );
}

/** Undefined for a rule that reads what has no mark: it is run each time. */
function keyOf(
  rule: Rule,
  marks: ModelMarks,
  context: RunContext,
  worlds: readonly World[],
): string | undefined {
  const { examined = "" } = rule.header;
  const read = worlds.map((world) => marks.readBy(`${rule.sql} ${examined}`, world));
  if (read.some((each) => each === undefined)) return undefined;
  const texts = [rule.sql, ...(examined === "" ? [] : [examined])].map((sql) =>
    withValues(readyQuery(rule, sql, context)),
  );
  return createHash("md5")
    .update(JSON.stringify([rule.header.id, rule.hash, texts, worlds, read]))
    .digest("hex");
}
