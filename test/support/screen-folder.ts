import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/engine/database.ts";
import { listFindings } from "../../src/findings/list-findings.ts";
import { settleFindings } from "../../src/findings/settle-findings.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import type { RunContext } from "../../src/rules/run-context.ts";
import { runPack } from "../../src/rules/run-pack.ts";
import { ingestFolder, inputNames } from "../../src/screening/ingest-folder.ts";

export interface Screened {
  /** Rows used by roll. */
  used: Record<string, number>;
  /** rule|level|person|household|period of each finding, sorted. */
  findings: string[];
}

/** Everything a run does up to the findings, on a folder of files nobody has said anything about. */
export async function screenFolder(files: string, context: RunContext): Promise<Screened> {
  const folder = mkdtempSync(join(tmpdir(), "doudi-screen-"));
  const db = await openDatabase({ path: join(folder, "work.duckdb") });
  try {
    const { refused } = await ingestFolder(db, {
      folder: files,
      spoolFolder: join(folder, "spool"),
      files: inputNames(files).map((file) => ({ file, sheets: [] })),
      codeVersion: "test",
      progress: () => undefined,
    });
    if (refused[0]) throw refused[0].error;
    await resolvePeople(db);
    await buildModel(db, context);
    const pack = loadPack();
    await runPack(db, pack, context);
    await settleFindings(db, pack);
    const used = await db.rows<{ roll: string | null; n: number }>(
      "SELECT roll, CAST(sum(rows_used) AS BIGINT) AS n FROM source_sheet GROUP BY roll ORDER BY roll",
    );
    const findings = (await listFindings(db)).map(
      ({ rule, level, person_id, household_no, period }) =>
        [rule, level, person_id, household_no, period].join("|"),
    );
    return {
      used: Object.fromEntries(used.map(({ roll, n }) => [roll ?? "not recognised", n])),
      findings: findings.sort(),
    };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
