import type { Command } from "commander";
import { newAction, repeated } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";

/** Done, but some file could not be read. */
const SET_ASIDE = 4;

interface Options {
  from?: string;
  region?: string;
  month?: string;
  county?: string;
  set: string[];
  sheet: string[];
  password?: string;
  yes?: boolean;
}

export function initCommand(context: CommandContext): Command {
  return newAction("init", "建立项目：认出每个文件是什么名册，写好配置")
    .argument("<项目文件夹>", "新建的文件夹；已有的项目只识别新放进去的文件，改过的配置保留")
    .option("--from <文件夹>", "名册所在的文件夹，复制进项目的“数据”")
    .option("--region <代码>", "6 位行政区划代码")
    .option("--month <月份>", "排查月份，例如 2019-10")
    .option("--county <名称>", "县（市、区）名称，印在清单上")
    .option("--set <项=值>", "设置任何一个配置项，可以写多次", repeated, [] as string[])
    .option(
      "--sheet <文件#工作表:项=值>",
      "认不准的，由你说明，可以写多次：roll 名册编号、period 月份、header_row 表头行、skip，或某一项在哪一列",
      repeated,
      [] as string[],
    )
    .option("--password <密码>", "打开有密码的文件")
    .option("--yes", "不提问，认不准的先按最可能的处理，并列出来")
    .addHelpText(
      "after",
      "\n例：\n  doudi init 我的项目 --from 名册 --month 2019-10 --set standards.rural=420 --set price_linkage=2019-04,2019-05\n  doudi init 我的项目 --sheet 名单.xlsx#Sheet1:roll=disability --sheet 名单.xlsx#Sheet1:name=B列",
    )
    .action(async (folder: string, options: Options) => {
      const { initProject } = await import("../init/init-project.ts");
      const { initText, initJson } = await import("../init/init-text.ts");
      const result = await initProject(context, folder, { ...options, yes: options.yes === true });
      if (result.refused.length > 0) context.finish(SET_ASIDE);
      if (context.out.isJson) context.out.json(initJson(result));
      else context.out.result(await initText(result, folder, context.out));
    });
}
