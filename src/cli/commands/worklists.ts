import type { Command } from "commander";
import type { TownshipFile } from "../../worklists/write-worklists.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withDatabase } from "../with-project.ts";

interface Options {
  by: string;
  fullId?: boolean;
  password?: string;
  includeKnown?: boolean;
}

export function worklistsCommand(context: CommandContext): Command {
  const { out } = context;
  const command = newAction(
    "worklists",
    "把最近一轮的核查清单再写一次：按村分开，或加密后印完整证号",
  )
    .argument("<项目文件夹>", "排查过的项目")
    .option("--full-id", "印完整身份证号，清单加密，并记入操作记录")
    .option("--password <密码>", "加密清单的密码；不写时生成一个，只显示一次")
    .option("--include-known", "连同往期已核、整改中的疑点一起下发")
    .addHelpText(
      "after",
      "\n例：\n  doudi worklists 我的项目 --by village\n  doudi worklists 全省项目 --by county",
    );
  const by = command
    .createOption(
      "--by <范围>",
      "一个乡镇一份、一个村一份，还是每县一个文件夹（“数据”里的文件夹各为一县）",
    )
    .choices(["town", "village", "county"]);
  return command.addOption(by.default("town")).action((folder: string, options: Options) =>
    withDatabase(context, folder, "worklists", async (db, project) => {
      const { fullIdOption } = await import("../worklists/full-id.ts");
      const { recordWorklists } = await import("../worklists/record-worklists.ts");
      const { writeWorklistsAgain } = await import("../../screening/write-again.ts");
      const fullId = await fullIdOption(context, options);
      const shared = {
        ...(fullId ? { fullId } : {}),
        includeKnown: options.includeKnown === true,
        progress: (place: string, done: number, total: number) =>
          out.progress(`写清单 ${done + 1}/${total} ${place}`),
      };
      if (options.by === "county") {
        const { writeCounties } = await import("../worklists/write-counties.ts");
        await writeCounties(context, db, project, shared);
        return;
      }
      const { round, files } = await writeWorklistsAgain(db, project, {
        ...{ by: options.by === "village" ? "village" : "town" },
        ...shared,
      });
      out.endProgress();
      await recordWorklists(context.user, project, files, fullId !== undefined);
      if (out.isJson) out.json({ schema: "worklists/1", round, files });
      else out.result(toldOf(files, round));
    }),
  );
}

function toldOf(files: readonly TownshipFile[], round: string): string {
  const [first] = files;
  if (!first) return `轮次 ${round} 没有要下发的疑点。`;
  const folder = first.path.replace(/[/\\][^/\\]+$/, "");
  return `轮次 ${round}：${files.length} 份清单在 ${folder}\n下一步：发到乡镇入户核查；填好后用 doudi collect 收回。`;
}
