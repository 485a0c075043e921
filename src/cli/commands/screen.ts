import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { asideReasons, needsPeople } from "../screen/aside-reasons.ts";
import { progressText } from "../screen/progress-text.ts";
import { screenJson } from "../screen/screen-json.ts";
import { withProject } from "../with-project.ts";

/** Done, with files or rows set aside for people to look at. */
const SET_ASIDE = 4;

interface Options {
  rules?: string;
  fullId?: boolean;
}

export function screenCommand(context: CommandContext): Command {
  const { out, signal } = context;
  return newAction("screen", "读名册、认人、跑规则，生成各乡镇核查清单")
    .argument("<项目文件夹>", "doudi init 建立的文件夹")
    .option("--rules <编号>", "只跑这些规则，用逗号分开，例如 LB06,TB01")
    .option("--full-id", "清单里印完整身份证号（默认只印后四位）")
    .addHelpText("after", "\n例：\n  doudi screen 我的项目 --rules LB06,LB07")
    .action(async (folder: string, options: Options) => {
      const { screen } = await import("../../screening/screen.ts");
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { screenText } = await import("../screen/screen-text.ts");
      const rules = options.rules
        ?.split(/[,，\s]+/)
        .filter(Boolean)
        .map((id) => id.toUpperCase());
      await withProject(context, folder, "screen", async (project) => {
        const result = await screen(
          project,
          { ...(rules ? { rules } : {}), fullId: options.fullId === true, signal },
          (progress) => out.progress(progressText(progress)),
        );
        out.endProgress();
        await recordRun(context, project, result);
        const aside = await asideReasons(project);
        if (result.refused.length > 0 || aside.some(needsPeople)) context.finish(SET_ASIDE);
        if (out.isJson) out.json(screenJson(result, aside));
        else {
          const pack = loadPack({ folders: [project.rulesFolder] });
          out.result(await screenText({ result, aside, pack, folder, out }));
        }
      });
    });
}

/** One line in the audit log: files by hash, results by hash, counts. */
async function recordRun(
  { user }: CommandContext,
  project: import("../../project/project.ts").Project,
  { manifest, files, worklists, summary, levels }: import("../../screening/screen.ts").ScreenResult,
): Promise<void> {
  const { appendAudit } = await import("../../project/audit.ts");
  const { fileDigest } = await import("../../project/file-digest.ts");
  const { relative } = await import("node:path");
  const written = [...worklists.map(({ path }) => path), summary];
  const rowsOf = (name: string) =>
    files.filter(({ file }) => file === name).reduce((sum, { rowsIn }) => sum + rowsIn, 0);
  await appendAudit(project, {
    who: user,
    command: "screen",
    inputs: manifest.inputs.map(({ file, sha256 }) => ({ sha256, rows: rowsOf(file) })),
    outputs: await Promise.all(
      written.map(async (path) => ({
        file: relative(project.resultsFolder, path).replaceAll("\\", "/"),
        sha256: await fileDigest(path),
      })),
    ),
    counts: {
      findings: manifest.findings,
      ...Object.fromEntries(
        levels.map(({ family, level, count }) => [`${family}.${level}`, count]),
      ),
    },
  });
}
