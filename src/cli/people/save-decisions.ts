import type { Decision, DecisionBatch } from "../../ledger/decisions.ts";
import type { Project } from "../../project/project.ts";

/** Write answers down for good, and that they were given; nothing is written for none. */
export async function saveDecisions(
  project: Project,
  user: string,
  batch: {
    source: DecisionBatch["source"];
    decisions: readonly Decision[];
    undo?: readonly number[];
  },
): Promise<void> {
  const undo = batch.undo ?? [];
  if (batch.decisions.length + undo.length === 0) return;
  const { appendDecisions } = await import("../../ledger/decisions.ts");
  const { appendAudit } = await import("../../project/audit.ts");
  await appendDecisions(project, {
    who: user,
    source: batch.source,
    decisions: batch.decisions,
    undo,
  });
  await appendAudit(project, {
    who: user,
    command: "people",
    inputs: batch.source ? [{ sha256: batch.source.sha256 }] : [],
    outputs: [],
    counts: { decisions: batch.decisions.length, undone: undo.length },
  });
}
