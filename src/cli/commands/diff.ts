import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

interface Options {
  excel?: boolean;
}

export function diffCommand(context: CommandContext): Command {
  const { out } = context;
  return newAction("diff", "两个轮次之间：仍在、新增、重现、消除、接受至期限、未检查各多少")
    .argument("<项目文件夹>", "排查过的项目")
    .argument("<前一轮次>", "例如 2019-10-1")
    .argument("<后一轮次>", "例如 2019-11-1")
    .option("--excel", "写出汇总和逐条明细")
    .action((folder: string, from: string, to: string, options: Options) =>
      withProject(context, folder, "diff", async (project) => {
        const { diffRounds } = await import("../../screening/diff-rounds.ts");
        const diff = await diffRounds(project, [from, to], { excel: options.excel === true });
        const { diffJson, diffText } = await import("../diff/diff-text.ts");
        if (out.isJson) out.json(diffJson(diff));
        else out.result(diffText(diff, { folder, out }));
      }),
    );
}
