import type { Command } from "commander";
import { withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { dayOption } from "../today.ts";

interface Options {
  on?: string;
  excel?: boolean;
}

export function statusCommand(context: CommandContext): Command {
  const { out } = context;
  return newAction("status", "核查整改进度：各乡镇到了哪一步、核查率、逾期、下一步")
    .argument("<项目文件夹>", "排查过的项目")
    .option("--on <日期>", "截至这天，逾期按这天算；不写时用今天")
    .option("--excel", "写出整改台账和各汇总表")
    .addHelpText("after", "\n例：\n  doudi status 我的项目 --on 2019-12-02 --excel")
    .action((folder: string, options: Options) =>
      withLedger(context, folder, "status", async (ledger) => {
        const { readStatus } = await import("../status/read-status.ts");
        const status = await readStatus(ledger, {
          on: dayOption(options.on),
          excel: options.excel === true,
        });
        if (out.isJson) out.json({ schema: "status/1", ...status });
        else {
          const { statusText } = await import("../status/status-text.ts");
          out.result(statusText(status, { folder, out }));
        }
      }),
    );
}
