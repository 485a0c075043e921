import type { Command } from "commander";
import { asTyped } from "../as-typed.ts";
import { withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { dayOption } from "../today.ts";

interface Options {
  town?: string;
  on?: string;
}

export function issueCasesCommand(context: CommandContext): Command {
  return newAction("issue", "登记清单是哪天下发的：核查时限从那天起算")
    .argument("<项目文件夹>", "兜底项目")
    .argument("<轮次>", "例如 2019-10-1")
    .option("--town <乡镇>", "只登记这个乡镇；不写时全部")
    .option("--on <日期>", "下发日期；不写时用今天")
    .action((folder: string, round: string, options: Options) =>
      withLedger(context, folder, "cases issue", async ({ project, append }) => {
        const { readManifest } = await import("../../screening/round.ts");
        readManifest(project, round);
        const on = dayOption(options.on);
        await append({ kind: "issue", round, town: options.town ?? null }, on);
        const done = { round, town: options.town ?? null, on };
        if (context.out.isJson)
          context.out.json({ schema: "cases-receipt/1", act: "issue", ...done });
        else {
          context.out.result(
            `轮次 ${round}${options.town ?? ""}的清单 ${on} 下发，核查时限从这天起算。\n下一步：doudi status ${asTyped(folder)}`,
          );
        }
      }),
    );
}
