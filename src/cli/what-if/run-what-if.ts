import { existsSync } from "node:fs";
import { UserError } from "../../errors.ts";
import { writeFileAtomic } from "../../project/atomic-file.ts";
import { refuseOwnPlace, writeOutside } from "../../project/outside-file.ts";
import type { Project } from "../../project/project.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

export interface WhatIfRequest {
  /** The file of suppositions. */
  file: string;
  output: string | undefined;
  /** Compare these rules only. */
  rules: readonly string[] | undefined;
}

/**
 * `screen --what-if`: compare, tell, and write only to the file named.
 *
 * Throws: UserError E2001 for a file that is neither .xlsx nor .json, E2002 before the first screen, E2103 for a rule nobody has.
 */
export async function runWhatIf(
  context: CommandContext,
  folder: string,
  request: WhatIfRequest,
): Promise<void> {
  const { output } = request;
  if (output !== undefined && !/\.(xlsx|json)$/i.test(output)) {
    throw new UserError("E2001", "-o 的文件应是 .xlsx 或 .json。", {
      hint: "例如 -o 假设.xlsx",
      state: "没有改动任何文件。",
    });
  }
  await withProject(context, folder, "screen --what-if", async (project) => {
    if (output !== undefined) refuseOwnPlace(project, output);
    if (!existsSync(project.databaseFile)) throw notScreened();
    await refuseOldDatabase(project);
    await compareAndTell(context, project, request);
  });
}

async function compareAndTell(
  { out, signal, user }: CommandContext,
  project: Project,
  { file, output, rules }: WhatIfRequest,
): Promise<void> {
  const { whatIf } = await import("../../screening/what-if/what-if.ts");
  const { loadPack } = await import("../../rules/load-pack.ts");
  const { whatIfText } = await import("./what-if-text.ts");
  const { maskedLeads, writeWhatIf } = await import("./write-what-if.ts");
  const { asOf } = await import("../../rules/run-context.ts");
  const { monthOf } = await import("../../screening/run-context.ts");
  const pack = loadPack({ folders: [project.rulesFolder], ...(rules ? { only: rules } : {}) });
  const result = await whatIf(project, file, {
    ...(rules ? { rules: pack.map(({ header }) => header.id) } : {}),
    signal,
    progress: (what, done, total) => out.progress(`假设比较 ${done + 1}/${total}  ${what}`),
  });
  out.endProgress();
  const masked = { schema: "what-if/1", rules: result.rules, people: maskedLeads(result.people) };
  const about = {
    pack,
    county: project.config.county ?? "",
    date: asOf(monthOf(project.config.month)),
  };
  const path = await writeOutside(project, async (announce) => {
    if (output?.toLowerCase().endsWith(".xlsx"))
      return writeWhatIf(output, result, { ...about, announce });
    if (output) {
      const text = `${JSON.stringify(masked, null, 2)}\n`;
      return writeFileAtomic(output, text, { announce, mayLieBeside: true });
    }
    return undefined;
  });
  const { appendAudit } = await import("../../project/audit.ts");
  const count = (change: string) => result.people.filter((each) => each.change === change).length;
  await appendAudit(project, {
    who: user,
    command: "screen --what-if",
    inputs: [],
    outputs: [],
    counts: { entered: count("entered"), left: count("left"), written: path ? 1 : 0 },
  });
  if (out.isJson) {
    out.json({ ...masked, ...(path ? { file: path } : {}) });
    return;
  }
  out.result(whatIfText(result, pack, out));
  if (path) out.result(`已写到：${path}${path.endsWith(".xlsx") ? "（有姓名，注意保管）" : ""}`);
  else out.result("逐人名单：加 -o 假设.xlsx");
}

/** Tables that another version of doudi wrote need not be what this one reads. */
async function refuseOldDatabase(project: Project): Promise<void> {
  const { readManifest, roundsOf } = await import("../../screening/round.ts");
  const { codeVersions } = await import("../../screening/code-version.ts");
  const round = roundsOf(project).at(-1);
  if (round === undefined) throw notScreened();
  if (JSON.stringify(readManifest(project, round).code) === JSON.stringify(codeVersions())) return;
  throw new UserError("E2002", "上一次排查用的是另一个版本的软件，不能拿来比较。", {
    hint: "先重新运行 doudi screen 项目文件夹。",
    state: "没有改动任何文件。",
  });
}

function notScreened(): UserError {
  return new UserError("E2002", "这个项目还没有排查过。", {
    hint: "先运行 doudi screen 项目文件夹。",
    state: "没有改动任何文件。",
  });
}
