import { currentDecisions } from "../ledger/decisions.ts";
import type { Project } from "../project/project.ts";
import { checkData, recordOf } from "../reports/checkup/check-data.ts";
import type { Checkup } from "../reports/checkup/checkup.ts";
import { lastCheckup, rememberCheckup } from "../reports/checkup/history.ts";
import { writeCheckup } from "../reports/checkup/write-checkup.ts";
import { programVersion } from "./code-version.ts";
import { linkPeople } from "./link-people.ts";
import { type Inputs, readInputs } from "./read-inputs.ts";
import { monthOf } from "./run-context.ts";
import { withWorkDatabase } from "./work-database.ts";

export interface CheckResult extends Inputs {
  checkup: Checkup;
  /** The workbook for the suppliers, where it was asked for. */
  workbook: string | null;
}

/**
 * 数据体检: read what changed and look every roll over, without running a rule.
 *
 * Reads:  数据/ and doudi.yaml of the project, which the caller has locked.
 * Writes: work.duckdb; 台账/worklist.key at the first time; 结果/数据体检.json for the next comparison; with `excel`, 结果/数据体检-<month>.xlsx.
 * Throws: UserError; the signal's reason when aborted.
 */
export async function checkProject(
  project: Project,
  options: { excel: boolean; signal?: AbortSignal },
  progress: (what: string, done: number, total: number) => void,
): Promise<CheckResult> {
  return withWorkDatabase(project, options.signal, async (db) => {
    const inputs = await readInputs(db, project, progress, options.signal);
    await linkPeople(db, currentDecisions(project), await programVersion(db), (_, done, total) =>
      progress("认人", done, total),
    );
    const record = await recordOf(db);
    const checkup = await checkData(
      db,
      monthOf(project.config.month),
      lastCheckup(project, record.inputs),
    );
    const workbook = options.excel
      ? await writeCheckup(db, checkup, {
          folder: project.resultsFolder,
          county: project.config.county ?? "",
        })
      : null;
    await rememberCheckup(project, record);
    return { ...inputs, checkup, workbook };
  });
}
