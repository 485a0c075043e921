import type { Database } from "../../engine/database.ts";
import type { Project } from "../../project/project.ts";
import type { CountyLists } from "../../screening/county-worklists.ts";
import { writeCountiesAgain } from "../../screening/write-again.ts";
import type { WorklistOptions } from "../../worklists/write-worklists.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../text-width.ts";
import { recordWorklists } from "./record-worklists.ts";

/** Write the lists of every county and tell what each was given. */
export async function writeCounties(
  { out, user }: CommandContext,
  db: Database,
  project: Project,
  options: Pick<WorklistOptions, "fullId" | "includeKnown" | "progress">,
): Promise<void> {
  const { round, counties } = await writeCountiesAgain(db, project, options);
  out.endProgress();
  const files = counties.flatMap((county) => county.files);
  await recordWorklists(user, project, files, options.fullId !== undefined);
  if (out.isJson) out.json({ schema: "worklists-by-county/1", round, counties });
  else out.result(toldOf(round, counties));
}

function toldOf(round: string, counties: readonly CountyLists[]): string {
  const [first] = counties;
  if (!first) return `轮次 ${round} 没有要下发的疑点。`;
  const rows = counties.map(({ county, findings, shared, files }) =>
    [county, findings, shared, files.length].map(String),
  );
  return [
    table([["县", "疑点", "其中涉及别的县", "清单"], ...rows]),
    `轮次 ${round}：每县一个文件夹，清单和汇总表在 ${first.folder.replace(/[/\\][^/\\]+$/, "")}`,
    "下一步：把各县的文件夹发给各县；填好后用 doudi collect 收回。",
  ].join("\n");
}
