import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

/** Done, with files or rows set aside for people to look at. */
const SET_ASIDE = 4;

interface Options {
  excel?: boolean;
  towns?: boolean;
}

export function checkCommand(context: CommandContext): Command {
  const { out } = context;
  return newAction("check", "数据体检：每份名册有多少行、号码好不好、缺什么，退给提供单位改")
    .argument("<项目文件夹>", "doudi init 建立的文件夹")
    .option("--excel", "写出退给各提供单位的 Excel 清单（每单位一张工作表）")
    .option("--towns", "逐个乡镇列出")
    .addHelpText("after", "\n例：\n  doudi check 我的项目 --excel")
    .action(async (folder: string, options: Options) => {
      const { checkProject } = await import("../../screening/check-project.ts");
      const { checkJson, checkText } = await import("../check/check-text.ts");
      const { needsPeople } = await import("../../staging/aside-reasons.ts");
      await withProject(context, folder, "check", async (project) => {
        const result = await checkProject(
          project,
          { excel: options.excel === true, signal: context.signal },
          (what, done, total) => out.progress(`数据体检 ${done + 1}/${total}  ${what}`),
        );
        out.endProgress();
        if (result.refused.length > 0 || result.aside.some(needsPeople)) context.finish(SET_ASIDE);
        if (out.isJson) out.json(checkJson(result));
        else out.result(checkText(result, { folder, out, towns: options.towns === true }));
      });
    });
}
