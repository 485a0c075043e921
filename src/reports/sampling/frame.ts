import { readFileSync } from "node:fs";
import type { Database } from "../../engine/database.ts";
import { packageFile } from "../../project/package-root.ts";
import { loadPack } from "../../rules/load-pack.ts";
import { rowCode } from "../../worklists/task-code.ts";
import { STRATA, type Stratum } from "./strata.ts";

export interface FramePart {
  stratum: Stratum;
  people: number;
}

export interface DrawnRow {
  code: string;
  personId: string;
  stratum: Stratum;
  town: string;
  village: string;
}

/**
 * Make the frame of the last run: sample_frame, a temporary table.
 *
 * Returns: how many people each stratum has, in the order of `STRATA`.
 */
export async function makeFrame(db: Database, rulesFolder: string): Promise<FramePart[]> {
  const households = loadPack({ folders: [rulesFolder] }).filter(
    ({ header }) => header.grain === "household",
  );
  await db.script("CREATE OR REPLACE TEMP TABLE household_rule (rule VARCHAR)");
  await db.append(
    "household_rule",
    households.map(({ header }) => [header.id]),
  );
  await db.script(query("10-frame"));
  const counted = await db.rows<{ stratum: string; people: number }>(
    "SELECT stratum, count(*) AS people FROM sample_frame GROUP BY stratum",
  );
  return STRATA.map((stratum) => ({
    stratum,
    people: counted.find((each) => each.stratum === stratum)?.people ?? 0,
  }));
}

/**
 * Draw from sample_frame; the same seed and the same people give the same sample.
 *
 * `starts` are numbers from 0 up to 1 (not included), one a stratum: where the first is taken. Returns people in the order of
 * township, village and code: an order that says nothing of the stratum.
 */
export async function drawSample(
  db: Database,
  seed: string,
  sizes: readonly { stratum: Stratum; people: number; size: number; start: number }[],
): Promise<DrawnRow[]> {
  await db.script(
    "CREATE OR REPLACE TEMP TABLE sample_size (stratum VARCHAR, people BIGINT, size BIGINT, start BIGINT)",
  );
  await db.append(
    "sample_size",
    sizes
      .filter(({ people, size }) => people > 0 && size > 0)
      .map(({ stratum, people, size, start }) => [
        ...[stratum, people, size, Math.floor(start * people * 1000)],
      ]),
  );
  const rows = await db.rows<{
    person_id: string;
    stratum: Stratum;
    town: string | null;
    village: string | null;
    code_hash: string;
  }>(query("20-draw"), { seed });
  return rows.map((row) => ({
    code: `CY-${rowCode(row.code_hash)}`,
    personId: row.person_id,
    stratum: row.stratum,
    town: row.town ?? "",
    village: row.village ?? "",
  }));
}

function query(name: string): string {
  return readFileSync(packageFile("queries", "sampling", `${name}.sql`), "utf8");
}
