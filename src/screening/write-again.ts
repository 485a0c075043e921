import type { Database } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { ledgerHead } from "../ledger/cases/round-ledger.ts";
import type { Project } from "../project/project.ts";
import { roundFolder } from "../project/project.ts";
import { loadPack } from "../rules/load-pack.ts";
import {
  type TownshipFile,
  type WorklistOptions,
  writeWorklists,
} from "../worklists/write-worklists.ts";
import { type CountyLists, writeCountyWorklists } from "./county-worklists.ts";
import { roundOf } from "./round-of.ts";
import { worklistBasis } from "./worklist-basis.ts";

/**
 * Write the worklists of the last run once more, in another form: by village, or encrypted with whole ID numbers.
 *
 * Throws: UserError E2006 where the last run has no round, E6001, E6002.
 */
export async function writeWorklistsAgain(
  db: Database,
  project: Project,
  options: Again,
): Promise<{ round: string; files: TownshipFile[] }> {
  const { round, about } = await lastRound(db, project);
  return { round, ...(await writeWorklists(db, { ...options, ...about })) };
}

/** The same with a folder, lists and a summary for each county, which are the folders of 数据. */
export async function writeCountiesAgain(
  db: Database,
  project: Project,
  options: Omit<Again, "by">,
): Promise<{ round: string; counties: CountyLists[] }> {
  const { round, about } = await lastRound(db, project);
  return { round, counties: await writeCountyWorklists(db, { ...options, ...about }) };
}

type Again = Pick<WorklistOptions, "by" | "fullId" | "includeKnown" | "progress">;

async function lastRound(
  db: Database,
  project: Project,
): Promise<{ round: string; about: WorklistOptions }> {
  const { round } = await roundOf(db, project);
  if (round === "") {
    throw new UserError("E2006", "最近一次排查没有写完，还没有轮次。", {
      hint: "先运行 doudi screen 项目文件夹。",
      state: "没有改动任何文件。",
    });
  }
  const about = {
    ...worklistBasis(project),
    ledgerHead: ledgerHead(project),
    folder: roundFolder(project, round),
    round,
    county: project.config.county ?? "",
    month: project.config.month,
    pack: loadPack({ folders: [project.rulesFolder] }),
  };
  return { round, about };
}
