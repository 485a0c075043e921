import { createHash } from "node:crypto";
import type { Database } from "../engine/database.ts";
import type { Pack } from "../rules/load-pack.ts";
import type { RunContext } from "../rules/run-context.ts";

/**
 * What the rows that Spark raises depend on, 16 hex digits: the rules and their parameters, and the numbers that tie a row to its
 * source and its person here. Rows of another fingerprint cannot be taken back.
 *
 * Reads: source_sheet, link.
 */
export async function sparkFingerprint(
  db: Database,
  pack: Pack,
  context: RunContext,
): Promise<string> {
  const [data] = await db.rows<{ sheets: string; links: string }>(`SELECT
    (SELECT CAST(coalesce(bit_xor(hash(sheet_id, roll, period, rows_used)), 0) AS VARCHAR) FROM main.source_sheet) AS sheets,
    (SELECT CAST(coalesce(bit_xor(hash(mention_id, person_key, tier)), 0) AS VARCHAR) FROM main.link) AS links`);
  const rules = pack.map((rule) => [rule.header.id, rule.hash]);
  return shortHash(JSON.stringify([data, context, rules]));
}

export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
