import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../../engine/database.ts";
import { createFindingTables } from "../../findings/finding-tables.ts";
import { buildModel } from "../../rules/build-model.ts";
import { loadPack } from "../../rules/load-pack.ts";
import { monthNumber } from "../../rules/run-context.ts";
import { createStageTables } from "../../staging/stage-tables.ts";
import { writeWorklists } from "../../worklists/write-worklists.ts";
import type { Job } from "../jobs.ts";
import { readPackageFile } from "../package-text.ts";

const MONTH = "2019-10";

/** Made-up leads of every rule into the workbooks of `towns` townships, `rows` each, with their print versions. */
export const worklists: Job = async ({ folder, towns, rows }, meter) => {
  const home = await mkdtemp(join(String(folder), "worklists-"));
  const db = await openDatabase({ tempFolder: join(home, "spill"), threads: 1 });
  try {
    const pack = loadPack();
    await createStageTables(db);
    await buildModel(db, { month: monthNumber(MONTH) ?? 0, standards: [], priceLinkage: [] });
    await createFindingTables(db);
    await db.script("CREATE TEMP TABLE rule_name (rule VARCHAR)");
    await db.append(
      "rule_name",
      pack.map(({ header }) => [header.id]),
    );
    const query = readPackageFile("queries", "bench", "worklist-rows.sql");
    await db.script(query.replaceAll("$towns", String(towns)).replaceAll("$rows", String(rows)));
    meter.begin();
    const { files } = await writeWorklists(db, {
      ...{ folder: join(home, "结果"), ledgerFolder: join(home, "台账"), county: "某县" },
      ...{ round: `${MONTH}-1`, month: MONTH, pack },
    });
    return { count: files.reduce((sum, { findings }) => sum + findings, 0) };
  } finally {
    db.close();
    await rm(home, { recursive: true, force: true });
  }
};
