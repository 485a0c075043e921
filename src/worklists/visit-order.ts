import { readFileSync } from "node:fs";
import type { Database } from "../engine/database.ts";
import { packageFile } from "../project/package-root.ts";

/** What to expect of the leads of one rule in one township. */
export interface ExpectedRate {
  rule: string;
  /** Null for people without a township. */
  town: string | null;
  /** Share that will turn out to be true. */
  expected: number;
  /** Visits it was learned from. */
  visited: number;
}

/** A rule with fewer visits is little known. No source: its interval is then wider than from 30 % to 70 %. */
const LITTLE = 20;
/** One visit in ten is kept for rules little known, as a county can spare it. */
const EVERY = 10;

/**
 * Work out who is visited first.
 *
 * Reads:  visit_lead, a temporary table of the leads of a round.
 * Writes: hit_rate, visit_turn (town, household, turn from 1), temporary tables.
 */
export async function orderVisits(db: Database, rates: readonly ExpectedRate[]): Promise<void> {
  await db.script(
    "CREATE OR REPLACE TEMP TABLE hit_rate (rule VARCHAR, town VARCHAR, expected DOUBLE, visited BIGINT)",
  );
  // Bound, not appended: the appender takes a share that happens to be whole for an integer.
  for (const { rule, town, expected, visited } of rates) {
    await db.run("INSERT INTO hit_rate VALUES ($rule, $town, $expected, $visited)", {
      ...{ rule, town, expected, visited },
    });
  }
  const text = readFileSync(packageFile("queries", "worklists", "10-visit-order.sql"), "utf8");
  await db.script(text.replaceAll("$little", String(LITTLE)).replaceAll("$every", String(EVERY)));
}
