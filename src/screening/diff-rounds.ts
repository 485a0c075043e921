import { join } from "node:path";
import { type Database, openDatabase, type Row } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { keptFindingsHash, ROUND_FINDINGS, readRoundFindings } from "../findings/round-findings.ts";
import { readLedger } from "../ledger/cases/read-ledger.ts";
import { type Project, roundFolder } from "../project/project.ts";
import {
  type ComparedRound,
  type Comparison,
  compareRounds as compareFindings,
} from "../reports/diff/compare-rounds.ts";
import { ledgerFacts } from "../reports/diff/ledger-facts.ts";
import { writeDiff } from "../reports/diff/write-diff.ts";
import { asOf } from "../rules/run-context.ts";
import { readReport } from "../worklists/report-file.ts";
import { compareRounds } from "../worklists/round-order.ts";
import { caseTermsOf } from "./ledger-round.ts";
import { type RoundManifest, readManifest } from "./round.ts";
import { monthOf } from "./run-context.ts";

export interface RoundDiff extends Comparison {
  from: string;
  to: string;
  /** Every finding of either round with what became of it; names and sentences are in it. */
  rows: Row[];
  file: string | null;
}

/**
 * What changed from one round to a later one.
 *
 * Reads:  结果/<round>/manifest.json and findings.parquet of both; the ledger.
 * Writes: with `excel`, a workbook into the later round's folder.
 * Throws: UserError E2001 when the first is not the earlier, E2006 for one that is not there, E7001 for kept findings that
 *         are not those of the manifest.
 */
export async function diffRounds(
  project: Project,
  [from, to]: readonly [string, string],
  options: { excel: boolean },
): Promise<RoundDiff> {
  const before = readManifest(project, from);
  const now = readManifest(project, to);
  if (compareRounds(from, to) >= 0) throw wrongOrder(from, to);
  const db = await openDatabase();
  try {
    const { batches, answers } = readLedger(project);
    const facts = ledgerFacts(batches, answers, caseTermsOf(project.config), [from, to]);
    const comparison = await compareFindings(
      db,
      await compared(db, project, before),
      await compared(db, project, now),
      facts,
    );
    const about = { county: project.config.county ?? "", before: from, now: to };
    const folder = roundFolder(project, to);
    const day = asOf(monthOf(now.month));
    return {
      ...{ from, to, ...comparison },
      rows: await db.rows(readReport("diff-rows").sql),
      file: options.excel ? await writeDiff(db, { ...about, folder, day }) : null,
    };
  } finally {
    db.close();
  }
}

async function compared(
  db: Database,
  project: Project,
  manifest: RoundManifest,
): Promise<ComparedRound> {
  const path = join(roundFolder(project, manifest.round), ROUND_FINDINGS);
  const isWhole = (await keptFindingsHash(db, path)) === manifest.findingsHash;
  if (isWhole) return { source: readRoundFindings(path), rules: manifest.rules };
  throw new UserError("E7001", `轮次 ${manifest.round} 留存的疑点对不上。`, {
    hint: `用 doudi replay 重做这个轮次，看差在哪里。`,
    at: { file: `${manifest.round}/${ROUND_FINDINGS}` },
    state: "没有改动任何文件。",
  });
}

function wrongOrder(from: string, to: string): UserError {
  return new UserError("E2001", "先写前一轮次，再写后一轮次。", {
    hint: from === to ? "写两个不同的轮次。" : `例如 doudi diff 项目文件夹 ${to} ${from}`,
    state: "没有改动任何文件。",
  });
}
