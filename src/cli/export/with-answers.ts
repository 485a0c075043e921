import type { Database } from "../../engine/database.ts";
import type { Project } from "../../project/project.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

/** Hold a project with the answers of its ledger in a database of their own: they outlive work.duckdb. */
export function withAnswers<Result>(
  context: CommandContext,
  folder: string,
  command: string,
  work: (db: Database, project: Project) => Promise<Result>,
): Promise<Result> {
  return withProject(context, folder, command, async (project) => {
    const { openDatabase } = await import("../../engine/database.ts");
    const { readAnswers } = await import("../../ledger/answers.ts");
    const { ANSWER_COLUMNS, exportedAnswers } = await import("../../ledger/export-answers.ts");
    const answers = exportedAnswers(readAnswers(project));
    const db = await openDatabase();
    try {
      const types = ANSWER_COLUMNS.map(
        (name) => `"${name}" ${name === "row" ? "BIGINT" : "VARCHAR"}`,
      );
      await db.script(`CREATE TABLE answer (n BIGINT, ${types.join(", ")})`);
      await db.append(
        "answer",
        answers.map((answer, index) => [index, ...answer]),
      );
      return await work(db, project);
    } finally {
      db.close();
    }
  });
}
