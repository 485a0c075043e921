import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";

interface Options {
  people: string;
  seed: string;
}

export function demoCommand(context: CommandContext): Command {
  const { out } = context;
  return newAction("demo", "造一个虚拟的县，从头到尾跑一遍，看看能找到什么")
    .argument("[文件夹]", "放演示的文件夹", "兜底演示")
    .option("--people <人数>", "县里有多少人", "20000")
    .option("--seed <数字>", "换一个数字就是另一个县", "1")
    .action(async (folder: string, options: Options) => {
      const people = wholeNumber("--people", options.people, 500, 5_000_000);
      const seed = wholeNumber("--seed", options.seed, 0, 2 ** 31 - 1);
      const { join } = await import("node:path");
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { runDemo } = await import("../demo/run-demo.ts");
      const { demoText, totals } = await import("../demo/demo-text.ts");
      const { screenJson } = await import("../screen/screen-json.ts");
      const { screenText } = await import("../screen/screen-text.ts");
      const { project, result, scores } = await runDemo(context, folder, { people, seed });
      if (out.isJson) {
        const score = { ...totals(scores), rules: scores };
        out.json({ ...screenJson(result), schema: "demo/1", score });
        return;
      }
      const pack = loadPack({ folders: [project.rulesFolder] });
      const shown = join(folder, "项目");
      out.result(await screenText({ result, pack, folder: shown, out }));
      out.result(`\n${demoText(scores, pack)}`);
      out.result(
        `\n${folder}：名册是各部门的原始表格，答案是埋下的问题，清单在 ${join(shown, "结果", result.manifest.round)}。\n下一步：用表格软件打开清单看看；换成自己的名册：doudi init 我的项目 --from 名册文件夹`,
      );
    });
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UserError("E2001", `${option} 应是 ${least} 到 ${most} 的整数。`, {
    hint: `例如 ${option} ${Math.max(least, 1)}`,
  });
}
