import type { Database } from "../../engine/database.ts";
import { OUTCOMES } from "../../worklists/outcomes.ts";
import { STANDING_TABLE } from "../../worklists/round-tables.ts";
import type { Case } from "./case.ts";
import { STANDING_LABELS, type Standing, standingOf } from "./standing.ts";

/**
 * Tell the findings what the ledger knows of them.
 *
 * Writes: finding.status and first_seen; ledger_standing, a temporary table of the cases that are still raised.
 */
export async function markFindings(
  db: Database,
  cases: ReadonlyMap<string, Case>,
): Promise<Record<Standing, number>> {
  await db.script(`DROP TABLE IF EXISTS ledger_standing; ${STANDING_TABLE}`);
  const rows = [...cases.values()].filter(({ isRaised }) => isRaised).map(standingRow);
  await db.append("ledger_standing", rows);
  await db.run(`UPDATE finding SET status = s.status, first_seen = s.first_month
    FROM ledger_standing s WHERE s.finding_key = finding.finding_key
      AND (finding.status <> s.status OR finding.first_seen <> s.first_month)`);
  await db.run(
    "UPDATE finding SET status = 'open' WHERE status <> 'open' AND finding_key NOT IN (SELECT finding_key FROM ledger_standing)",
  );
  const counts = await db.rows<{ status: string; n: number }>(
    "SELECT status, count(*) AS n FROM finding GROUP BY status",
  );
  const count = (status: Standing) => counts.find((row) => row.status === status)?.n ?? 0;
  return { open: count("open"), known: count("known"), rectifying: count("rectifying") };
}

function standingRow(each: Case): (string | null)[] {
  const status = standingOf(each);
  const { answer } = each;
  const text = OUTCOMES.find(({ code }) => code === answer?.outcome)?.text ?? null;
  return [
    ...[each.key, each.task, status, STANDING_LABELS[status], each.openedMonth],
    ...[answer?.outcome ?? null, text, answer?.on ?? null, answer?.validUntil ?? null],
  ];
}
