import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { listFindings } from "../../src/findings/list-findings.ts";
import { settleFindings } from "../../src/findings/settle-findings.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { KINDS } from "../../src/rolls/kinds.ts";
import { buildModel } from "../../src/rules/build-model.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { writeUnsurePeople } from "../../src/rules/run/unsure-people.ts";
import type { RunContext } from "../../src/rules/run-context.ts";
import { runPack } from "../../src/rules/run-pack.ts";
import { readFolder } from "./read-folder.ts";

export interface Screened {
  /** What was staged, whatever the order and place of the rows. */
  staged: string;
  /** Rows used by roll. */
  used: Record<string, number>;
  /** rule|level|person|household|period of each finding, sorted. */
  findings: string[];
  /** rule|sentence of each finding, sorted. */
  sentences: string[];
  /** Rules that could not be checked. */
  unchecked: string[];
}

/**
 * Everything a run does up to the findings, on a folder of files nobody has said anything about. Where the same rows were staged as in
 * `known`, its findings are taken: people and rules see nothing but rows, and that their order changes nothing is another test's.
 */
export async function screenFolder(
  files: string,
  context: RunContext,
  known?: Screened,
): Promise<Screened> {
  const folder = mkdtempSync(join(tmpdir(), "doudi-screen-"));
  const db = await openDatabase({ path: join(folder, "work.duckdb") });
  try {
    await readFolder(db, files);
    const staged = await stagedRows(db);
    if (known?.staged === staged) return { ...known, used: await rowsUsed(db) };
    await resolvePeople(db);
    await buildModel(db, context);
    const pack = loadPack();
    await writeUnsurePeople(db, pack);
    await runPack(db, pack, context);
    await settleFindings(db, pack);
    const listed = await listFindings(db);
    const findings = listed.map(({ rule, level, person_id, household_no, period }) =>
      [rule, level, person_id, household_no, period].join("|"),
    );
    return {
      staged,
      used: await rowsUsed(db),
      findings: findings.sort(),
      sentences: listed.map(({ rule, message }) => `${rule}|${message}`).sort(),
      unchecked: await uncheckedRules(db),
    };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many findings of a rule there are, by level. */
export function levelsOf(
  { findings }: Pick<Screened, "findings">,
  rule: string,
): { hit: number; check: number } {
  const count = (level: string) =>
    findings.filter((each) => each.startsWith(`${rule}|${level}|`)).length;
  return { hit: count("hit"), check: count("check") };
}

async function uncheckedRules(db: Database): Promise<string[]> {
  const rules = await db.rows<{ rule: string }>(
    "SELECT rule FROM rule_run WHERE state = 'not_evaluable' ORDER BY rule",
  );
  return rules.map(({ rule }) => rule);
}

async function rowsUsed(db: Database): Promise<Record<string, number>> {
  const used = await db.rows<{ roll: string | null; n: number }>(
    "SELECT roll, CAST(sum(rows_used) AS BIGINT) AS n FROM source_sheet GROUP BY roll ORDER BY roll",
  );
  return Object.fromEntries(used.map(({ roll, n }) => [roll ?? "not recognised", n]));
}

/** Where a row stands, and how its place was spelled. */
const PLACE = "row_id, sheet_id, row_no";

async function stagedRows(db: Database): Promise<string> {
  const tables = [
    `SELECT * EXCLUDE (${PLACE}, mention_id, town_text, village_text) FROM mention`,
    ...Object.keys(KINDS).map(
      (kind) =>
        `SELECT * EXCLUDE (${PLACE}, content, duplicate_of) FROM stage.${kind} WHERE duplicate_of IS NULL`,
    ),
  ];
  const marks = tables.map(
    (rows) => `SELECT CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR) AS mark FROM (${rows}) t`,
  );
  const found = await db.rows<{ mark: string | null }>(marks.join(" UNION ALL "));
  return found.map(({ mark }) => mark ?? "-").join(" ");
}
