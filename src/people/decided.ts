import type { Database } from "../engine/database.ts";
import { personKey } from "./check-digit.ts";

/** What people found out about whose a row, or a number, is. Kept by content, so that it outlives a new delivery of the roll. */
export interface Decided {
  /** What the rows say (`loose_naming.signature`); null when every row with `heldId` is meant. */
  signature: string | null;
  /** The valid ID those rows carry, 18 characters; null when they carry none. */
  heldId: string | null;
  verdict: "same" | "not_same";
  /** Whose it is, or is not: a valid ID, 18 characters. */
  person: string;
}

/** Put the decisions where the identity queries look for them: decision(signature, held_key, id_key, verdict). */
export async function loadDecisions(db: Database, decisions: readonly Decided[]): Promise<void> {
  await db.run(
    "CREATE OR REPLACE TEMP TABLE decision (signature VARCHAR, held_key BIGINT, id_key BIGINT, verdict VARCHAR)",
  );
  await db.append(
    "decision",
    decisions.map(({ signature, heldId, verdict, person }) => [
      ...[signature, heldId === null ? null : personKey(heldId), personKey(person), verdict],
    ]),
  );
}
