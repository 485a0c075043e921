import type { Database } from "../engine/database.ts";
import { readReport } from "./report-file.ts";
import { type ExpectedRate, orderVisits } from "./visit-order.ts";

/**
 * The leads of a round as a temporary table of this connection, with the turn in which each household is visited: one
 * number a household and township, the same in every sheet, so that one visit settles all of its leads.
 *
 * Reads:  what reports/worklist.sql reads.
 * Writes: worklist_lead and the tables of `orderVisits`.
 */
export async function createLeadTable(
  db: Database,
  options: { sensitiveWords: boolean; includeKnown: boolean; rates: readonly ExpectedRate[] },
): Promise<void> {
  const { sql } = readReport("worklist");
  await db.run(`CREATE OR REPLACE TEMP TABLE told_lead AS ${sql}`, {
    show_sensitive: options.sensitiveWords,
    include_known: options.includeKnown,
  });
  await db.script(`CREATE OR REPLACE TEMP TABLE visit_lead AS
    SELECT town, household, rule, priority, level_order FROM told_lead`);
  await orderVisits(db, options.rates);
  await db.script(`CREATE OR REPLACE TEMP TABLE worklist_lead AS
    SELECT l.*, v.turn FROM told_lead l
    JOIN visit_turn v ON v.household = l.household AND v.town IS NOT DISTINCT FROM l.town;
    DROP TABLE told_lead;`);
}

/** Orders in which the leads are read; each ends in the key, so that it is total. */
const ORDERS = {
  /** A workbook a township: family by family. */
  town: "town NULLS LAST, family_order, turn",
  /** A workbook a village. */
  village: "town NULLS LAST, village NULLS LAST, family_order, turn",
  /** On paper: the way people walk. */
  paper: "town NULLS LAST, village NULLS LAST, turn, family_order",
} as const;

export type LeadOrder = keyof typeof ORDERS;

export function leadQuery(order: LeadOrder): string {
  return `SELECT * EXCLUDE (person_key) FROM worklist_lead
    ORDER BY ${ORDERS[order]}, level_order, priority, rule, person_key, finding_key`;
}
