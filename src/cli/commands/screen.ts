import { type Command, Option } from "commander";
import type { Project } from "../../project/project.ts";
import type { ScreenResult } from "../../screening/screen.ts";
import { needsPeople } from "../../staging/aside-reasons.ts";
import { asTyped } from "../as-typed.ts";
import { newAction, repeated } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { checkedNothing } from "../screen/checked-nothing.ts";
import { screenJson } from "../screen/screen-json.ts";
import { type SparkOptions, sparkTarget } from "../screen/spark-target.ts";
import { actedOption } from "../today.ts";
import { withProject } from "../with-project.ts";

/** Done, with files or rows set aside for people to look at. */
const SET_ASIDE = 4;

interface Options extends SparkOptions {
  rules?: string;
  fullId?: boolean;
  password?: string;
  includeKnown?: boolean;
  on?: string;
  whatIf?: string;
  output?: string;
  memory?: string;
}

export function screenCommand(context: CommandContext): Command {
  return newAction("screen", "读名册、认人、跑规则，生成各乡镇核查清单")
    .argument("<项目文件夹>", "doudi init 建立的文件夹")
    .option("--rules <编号>", "只跑（与 --what-if 合用时只比）这些规则，用逗号分开，例如 LB06,TB01")
    .option("--full-id", "清单里印完整身份证号（默认只印后四位），清单加密，并记入操作记录")
    .option("--password <密码>", "加密清单的密码；不写时生成一个，只显示一次")
    .option("--include-known", "连同往期已核、整改中的疑点一起下发")
    .option("--on <日期>", "清单下发日期，核查时限从这天起算；不写时用今天")
    .option("--memory <大小>", "数据库最多用多少内存，例如 1GB；不够时用项目文件夹里的磁盘")
    .addOption(
      new Option("--engine <引擎>", "规则在哪里跑：本机 duckdb，或已有的 spark")
        .choices(["duckdb", "spark"])
        .default("duckdb"),
    )
    .option("--master <地址>", "Spark 集群，写法同 spark-sql，例如 yarn、local[2]")
    .option("--conf <键=值>", "交给 Spark 的设置，可以写几次", repeated, [])
    .option("--exchange <文件夹>", "集群各节点都看得到的共享文件夹，用来交换数据")
    .option("--results <文件夹>", "取回平台自行运行规则包（doudi compile）的结果，不再运行 Spark")
    .option(
      "--what-if <文件>",
      "假设参数、标准改成这个文件所写，谁会进入和退出名单；不改动本轮结果",
    )
    .option("-o, --output <文件>", "与 --what-if 合用：写成 .xlsx 或 .json")
    .addHelpText(
      "after",
      [
        "\n例：",
        "  doudi screen 我的项目 --rules LB06,LB07",
        "  doudi screen 我的项目 --what-if 假设.yaml -o 假设.xlsx",
        "  doudi screen 我的项目 --engine spark --master yarn --exchange /共享/兜底",
      ].join("\n"),
    )
    .action((folder: string, options: Options) =>
      options.whatIf === undefined
        ? runAndTell(context, folder, options)
        : suppose(context, folder, { ...options, whatIf: options.whatIf }),
    );
}

/** `--what-if`: nothing of the round is touched. */
async function suppose(
  context: CommandContext,
  folder: string,
  { whatIf, output, rules }: Options & { whatIf: string },
): Promise<void> {
  const { runWhatIf } = await import("../what-if/run-what-if.ts");
  await runWhatIf(context, folder, { file: whatIf, output, rules: ruleIds(rules) });
}

async function runAndTell(
  context: CommandContext,
  folder: string,
  options: Options,
): Promise<void> {
  const { runScreen } = await import("../screen/run-screen.ts");
  const { fullIdOption } = await import("../worklists/full-id.ts");
  const { memoryOption } = await import("../screen/memory-option.ts");
  const rules = ruleIds(options.rules);
  const spark = sparkTarget(context, options);
  const memoryMb = memoryOption(options.memory);
  const on = options.on === undefined ? undefined : actedOption(options.on);
  await withProject(context, folder, "screen", async (project) => {
    const fullId = await fullIdOption(context, options);
    const result = await runScreen(context, project, {
      ...(rules ? { rules } : {}),
      ...(fullId ? { fullId } : {}),
      includeKnown: options.includeKnown === true,
      ...(on === undefined ? {} : { on }),
      ...(spark ? { spark } : {}),
      ...(memoryMb === undefined ? {} : { memoryMb }),
    });
    // A script must not take it for a county without problems where not one rule could be checked.
    if (checkedNothing(result) || result.refused.length > 0 || result.aside.some(needsPeople))
      context.finish(SET_ASIDE);
    await tell(context, { folder, project, result });
  });
}

async function tell(
  { out }: CommandContext,
  { folder, project, result }: { folder: string; project: Project; result: ScreenResult },
): Promise<void> {
  if (out.isJson) {
    out.json(screenJson(result));
    return;
  }
  const { loadPack } = await import("../../rules/load-pack.ts");
  const { screenText } = await import("../screen/screen-text.ts");
  const pack = loadPack({ folders: [project.rulesFolder] });
  out.result(await screenText({ result, pack, folder, out }));
  out.result(
    `下一步：先看汇总，再把清单发到各乡镇入户核查；查一条的来历：doudi explain ${asTyped(folder)} 疑点编号`,
  );
}

/** `lb06，TB01` as ids; undefined where all are meant. */
function ruleIds(text: string | undefined): string[] | undefined {
  return text
    ?.split(/[,，\s]+/)
    .filter(Boolean)
    .map((id) => id.toUpperCase());
}
