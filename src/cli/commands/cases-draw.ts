import { type Command, InvalidArgumentError } from "commander";
import { asTyped } from "../as-typed.ts";
import { withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { actedOption } from "../today.ts";

interface Options {
  percent?: number;
  seed?: string;
  on?: string;
}

export function drawCasesCommand(context: CommandContext): Command {
  return newAction("draw", "抽取复核：从不符合、死亡、迁出、放弃、查无此人里抽一部分再核一次")
    .argument("<项目文件夹>", "兜底项目")
    .option("--percent <比例>", "抽百分之几，5 到 10 为宜；不写时按 doudi.yaml 或 8", percentOf)
    .option("--seed <种子>", "抽样种子，记入台账；不写时用台账校验码，谁也挑不了")
    .option("--on <日期>", "抽取日期；不写时用今天")
    .action((folder: string, options: Options) =>
      withLedger(context, folder, "cases draw", async (ledger) => {
        const { drawRechecks, RECHECK_PERCENT } = await import(
          "../../ledger/cases/draw-rechecks.ts"
        );
        const { ledgerHead } = await import("../../ledger/cases/round-ledger.ts");
        const { writeRechecks } = await import("../../reports/status/write-rechecks.ts");
        const { project, cases, terms } = ledger;
        const on = actedOption(options.on);
        const seed = options.seed ?? ledgerHead(project);
        const percent =
          options.percent ?? project.config.ledger?.recheck_percent ?? RECHECK_PERCENT;
        const { keys, population } = drawRechecks(cases.values(), seed, percent);
        const drawn = new Set(keys);
        const earlier = ledger.batches.filter(
          ({ act, on: day }) => act.kind === "draw" && day === on,
        );
        const path =
          keys.length === 0
            ? null
            : await writeRechecks(
                [...cases.values()].filter(({ key }) => drawn.has(key)),
                { project, on, seed, earlier: earlier.length, percent, population, terms },
              );
        if (keys.length > 0)
          await ledger.append({ kind: "draw", seed, percent, population, keys }, on);
        const done = { on, seed, percent, population, drawn: keys.length, file: path };
        if (context.out.isJson) context.out.json({ schema: "cases-draw/1", ...done });
        else if (path === null) context.out.result("没有可抽的否定性结果。");
        else {
          context.out.result(
            `从 ${population} 条否定性结果里抽取 ${keys.length} 条复核（${percent}%，种子 ${seed}），已记入台账。\n复核表：${path}\n下一步：填好后登记 doudi cases recheck ${asTyped(folder)} --take 填好的复核表`,
          );
        }
      }),
    );
}

function percentOf(text: string): number {
  const percent = Number(text);
  if (Number.isInteger(percent) && percent >= 1 && percent <= 100) return percent;
  throw new InvalidArgumentError("应是 1 到 100 的整数");
}
