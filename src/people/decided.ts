import type { Database } from "../engine/database.ts";
import { personKey } from "./check-digit.ts";

/** What people found out about whose a row, or a number, is. Kept by content, so that it outlives a new delivery of the roll. */
export interface Decided {
  /** What the rows say (`loose_naming.signature`); null when every row with `heldId` is meant. */
  signature: string | null;
  /** The valid ID those rows carry, 18 characters; null when they carry none. */
  heldId: string | null;
  verdict: "same" | "not_same";
  /** Whose it is, or is not: a valid ID, 18 characters; null where that person has none and `beside` tells who is meant. */
  person: string | null;
  /** What the rows of a person without a valid ID say. */
  beside?: { signature: string };
}

/**
 * Put the decisions where the identity queries look for them: decision(signature, held_key, id_key, verdict), and those about two
 * persons without a number as decision_beside(signature, other_signature, verdict), each way round.
 */
export async function loadDecisions(db: Database, decisions: readonly Decided[]): Promise<void> {
  await db.script(`
    CREATE OR REPLACE TEMP TABLE decision (signature VARCHAR, held_key BIGINT, id_key BIGINT, verdict VARCHAR);
    CREATE OR REPLACE TEMP TABLE decision_beside (signature VARCHAR, other_signature VARCHAR, verdict VARCHAR)`);
  const numbered: (string | bigint | null)[][] = [];
  const beside: (string | null)[][] = [];
  for (const { signature, heldId, verdict, person, beside: other } of decisions) {
    if (person !== null) {
      const heldKey = heldId === null ? null : personKey(heldId);
      numbered.push([signature, heldKey, personKey(person), verdict]);
    } else if (other && signature !== null) {
      beside.push([signature, other.signature, verdict], [other.signature, signature, verdict]);
    }
  }
  await db.append("decision", numbered);
  await db.append("decision_beside", beside);
}

/**
 * Rows that people found to be one person's follow whichever of them has an owner; rows that are not, and came to one owner all the
 * same, are taken from him again, unless people gave them to him, and stay 疑似.
 *
 * Reads: decision_beside, unit, barred, candidate. Writes: owner.
 */
export async function followBeside(db: Database): Promise<void> {
  const [any] = await db.rows("SELECT 1 AS one FROM decision_beside LIMIT 1");
  if (!any) return;
  await db.run(TAKE_APART);
  for (let before = -1, now = await owned(db); now !== before; now = await owned(db)) {
    before = now;
    await db.run(FOLLOW);
  }
}

const TAKE_APART = `
DELETE FROM owner WHERE rule <> 'D' AND unit_id IN (
  SELECT o.unit_id
  FROM owner o
  JOIN unit u ON u.unit_id = o.unit_id
  JOIN decision_beside d ON d.signature = u.signature AND d.verdict = 'not_same'
  JOIN unit t ON t.signature = d.other_signature
  JOIN owner w ON w.unit_id = t.unit_id AND w.id_key = o.id_key)`;

const FOLLOW = `
INSERT INTO owner
SELECT u.unit_id, min(o.id_key), 'D', 6
FROM decision_beside d
JOIN unit t ON t.signature = d.signature
JOIN owner o ON o.unit_id = t.unit_id
JOIN unit u ON u.signature = d.other_signature
WHERE d.verdict = 'same' AND u.unit_id NOT IN (SELECT unit_id FROM owner)
  AND NOT EXISTS (SELECT 1 FROM barred b WHERE b.unit_id = u.unit_id AND b.id_key = o.id_key)
GROUP BY u.unit_id
HAVING min(o.id_key) = max(o.id_key)`;

async function owned(db: Database): Promise<number> {
  const [row] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM owner");
  return row?.n ?? 0;
}
