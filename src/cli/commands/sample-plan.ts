import type { Command } from "commander";
import { asTyped } from "../as-typed.ts";
import { newAction, repeated } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { type PlanOptions, planWishes } from "../sample/read-options.ts";
import { withDatabase } from "../with-project.ts";

/** The options that say how repeated people to visit. */
export function withSizeOptions(command: Command): Command {
  return command
    .option("--margin <误差>", "应保未保率要准到多少", "2%")
    .option("--visits <人数>", "能走访多少人；写了它就不看 --margin")
    .option("--expect <层=比例>", "预估某层的漏保比例：疑点、待核、未列，可以写多次", repeated, [])
    .option("--response <比例>", "预计能见到的比例（默认 90%）");
}

export function planSampleCommand(context: CommandContext): Command {
  const command = newAction("plan", "要走访多少人，才能把应保未保率估到需要的误差")
    .argument("<项目文件夹>", "排查过的项目")
    .addHelpText("after", "\n例：\n  doudi sample plan 我的项目 --margin 1.5%");
  return withSizeOptions(command).action((folder: string, options: PlanOptions) =>
    withDatabase(context, folder, "sample plan", async (db, project) => {
      const wishes = planWishes(options);
      const { makeFrame } = await import("../../reports/sampling/frame.ts");
      const { planSample } = await import("../../reports/sampling/plan.ts");
      const plan = planSample(await makeFrame(db, project.rulesFolder), wishes);
      const { out } = context;
      if (out.isJson) {
        out.json({ schema: "sample-plan/1", ...plan });
        return;
      }
      const { planText } = await import("../sample/sample-text.ts");
      out.result(`${planText(plan)}\n下一步：doudi sample draw ${asTyped(folder)}，选项照写。`);
    }),
  );
}
