import type { Database } from "../engine/database.ts";
import { readReport } from "./report-file.ts";
import { tellPeople } from "./told-people.ts";
import { type ExpectedRate, orderVisits } from "./visit-order.ts";
import type { LeadRow } from "./worklist-row.ts";

/** Orders in which the leads are read. */
const ORDERS = {
  /** A workbook a township: family by family. */
  town: "l.town NULLS LAST, family_order, turn",
  /** A workbook a village. */
  village: "l.town NULLS LAST, village NULLS LAST, family_order, turn",
  /** On paper: the way people walk. */
  paper: "village NULLS LAST, turn, family_order",
} as const;

/** Each order ends in the key, so that it is total. */
const REST = "level_order, priority, rule, person_key, finding_key";

/** A lead `l` as one text: to hand over thirty columns one by one takes longer than to read them from it. */
const LINE = "CAST(to_json(l) AS VARCHAR)";

/**
 * The leads of a round as a temporary table of this connection, with the turn in which each household is visited: one
 * number a household and township, the same in every sheet, so that one visit settles all of its leads; and with the place
 * each lead has on the paper of its township, from 1.
 *
 * Reads:  what reports/worklist.sql reads.
 * Writes: worklist_lead and the tables of `orderVisits`.
 */
export async function createLeadTable(
  db: Database,
  options: { sensitiveWords: boolean; includeKnown: boolean; rates: readonly ExpectedRate[] },
): Promise<void> {
  const { sql } = readReport("worklist");
  await tellPeople(db, options.includeKnown ? "true" : "f.status = 'open'");
  await db.run(`CREATE OR REPLACE TEMP TABLE told_lead AS ${sql}`, {
    show_sensitive: options.sensitiveWords,
  });
  await db.script(`CREATE OR REPLACE TEMP TABLE visit_lead AS
    SELECT town, household, rule, priority, level_order FROM told_lead`);
  await orderVisits(db, options.rates);
  await db.script(`CREATE OR REPLACE TEMP TABLE worklist_lead AS
    SELECT l.*, v.turn, row_number() OVER (PARTITION BY l.town ORDER BY ${ORDERS.paper}, ${REST}) AS paper_place
    FROM told_lead l JOIN visit_turn v ON v.household = l.household AND v.town IS NOT DISTINCT FROM l.town;
    DROP TABLE told_lead;`);
}

/**
 * The leads of the round in order, some at a time.
 *
 * Read one after the other, they are gone before the next are there.
 *
 * `only` is a condition on the lead `l`.
 */
export async function* streamLeads(
  db: Database,
  order: "town" | "village",
  only = "true",
): AsyncIterable<Iterable<LeadRow>> {
  const lines = db.stream<{ line: string }>(
    `SELECT ${LINE} AS line FROM worklist_lead l WHERE ${only} ORDER BY ${ORDERS[order]}, ${REST}`,
  );
  for await (const chunk of lines) yield leadsOf(chunk);
}

function* leadsOf(lines: readonly { line: string }[]): Iterable<LeadRow> {
  for (const { line } of lines) yield JSON.parse(line) as LeadRow;
}
