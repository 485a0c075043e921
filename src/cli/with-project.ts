import type { Database } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { openProject, type Project } from "../project/project.ts";
import type { CommandContext } from "./context.ts";
import { tellLyingBeside } from "./lying-beside.ts";

/** Open a project and hold it for the time of `work`; a second process is refused with E5001. */
export async function withProject<Result>(
  context: CommandContext,
  folder: string,
  command: string,
  work: (project: Project) => Promise<Result>,
): Promise<Result> {
  const project = openProject(folder);
  const { lockProject } = await import("../project/lock.ts");
  const { readAudit } = await import("../project/audit.ts");
  const { rm } = await import("node:fs/promises");
  const { sweepLeftovers } = await import("../project/sweep-leftovers.ts");
  const holder = { pid: context.pid, command: `doudi ${command}` };
  const lock = await lockProject(project.folder, holder);
  try {
    readAudit(project);
    await sweepLeftovers(project);
    const result = await work(project);
    tellLyingBeside(context.out, project);
    return result;
  } finally {
    await rm(project.temporaryFolder, { recursive: true, force: true });
    await lock.release();
  }
}

/** The same with the project's database open, for commands that only look at a finished run. */
export async function withDatabase<Result>(
  context: CommandContext,
  folder: string,
  command: string,
  work: (db: Database, project: Project) => Promise<Result>,
): Promise<Result> {
  return withProject(context, folder, command, async (project) => {
    const { openProjectDatabase } = await import("../screening/work-database.ts");
    const { existsSync } = await import("node:fs");
    if (!existsSync(project.databaseFile)) throw notScreened();
    const db = await openProjectDatabase(project);
    const stop = () => db.interrupt();
    context.signal.addEventListener("abort", stop, { once: true });
    try {
      if (!(await hasFindings(db))) throw notScreened();
      return await work(db, project);
    } finally {
      context.signal.removeEventListener("abort", stop);
      db.close();
    }
  });
}

async function hasFindings(db: Database): Promise<boolean> {
  const rows = await db.rows(
    "SELECT 1 AS one FROM information_schema.tables WHERE table_schema = 'main' AND table_name = 'rule_run'",
  );
  return rows.length > 0;
}

function notScreened(): UserError {
  return new UserError("E2002", "这个项目还没有排查过。", {
    hint: "先运行 doudi screen 项目文件夹。",
    state: "没有改动任何文件。",
  });
}
