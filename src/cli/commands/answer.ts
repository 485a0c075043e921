import type { Command } from "commander";
import type { FoundLead } from "../../ledger/returned/answer-one.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { actedOption } from "../today.ts";
import { withProject } from "../with-project.ts";

interface Options {
  round?: string;
  outcome?: string;
  note: string;
  by: string;
  date: string;
  replace?: boolean;
  on?: string;
}

export function answerCommand(context: CommandContext): Command {
  return newAction("answer", "按纸质清单上的编号查一条疑点，或录入它的核查结果")
    .argument("<项目文件夹>", "下发过清单的项目")
    .argument("<编号>", "任务编号，或它后面的十位编码；大小写、空格、横线都可以不管")
    .option("--outcome <结果>", "核查结果：代码或文字，例如 06；不写时只显示这一条")
    .option("--note <说明>", "核查情况说明", "")
    .option("--by <核查人>", "核查人", "")
    .option("--date <日期>", "核查日期，例如 2019-11-05", "")
    .option("--replace", "已有不同的结果时，以这次为准；以前的留在台账里")
    .option("--round <轮次>", "哪一轮的清单；不写时用最近发出这一条的一轮")
    .option("--on <日期>", "今天的日期；不写时用电脑的日期")
    .addHelpText(
      "after",
      "\n例：\n  doudi answer 我的项目 7KQ4M-2XW9C --outcome 06 --by 张三 --date 2019-11-05",
    )
    .action((folder: string, code: string, options: Options) =>
      withProject(context, folder, "answer", async (project) => {
        const { outcomeEntries } = await import("../../worklists/outcomes.ts");
        const { answerOne, findLead } = await import("../../ledger/returned/answer-one.ts");
        const lead = await findLead(project, code, options.round);
        if (options.outcome === undefined) {
          show(context, lead, { folder, say: outcomeEntries });
          return;
        }
        const typed = {
          ...{ 核查结果: options.outcome, 核查情况说明: options.note },
          ...{ 核查人: options.by, 核查日期: options.date },
        };
        const answer = await answerOne(project, lead, typed, {
          ...{ who: context.user, replace: options.replace === true },
          rules: { today: actedOption(options.on) },
        });
        const { task, outcome } = answer;
        if (context.out.isJson) context.out.json({ schema: "answer/1", task, outcome });
        else
          context.out.result(
            `已记入：${task}　${outcomeEntries([outcome])}\n下一步：doudi status ${asTyped(folder)} 看进度。`,
          );
      }),
    );
}

function show(
  { out }: CommandContext,
  { issued, current, index }: FoundLead,
  { folder, say }: { folder: string; say: (codes: readonly string[]) => string },
): void {
  const { task, rule, title, town, village, outcomes } = issued;
  const { round } = index.issued;
  const answered = current?.outcome ?? null;
  if (out.isJson) {
    out.json({ schema: "answer/1", task, round, rule, title, town, village, outcome: answered });
    return;
  }
  out.result(
    [
      `${task}　轮次 ${round}`,
      `  ${town} ${village}　${issued.name}　${title}`,
      `  可以填：${say(outcomes.split(" "))}`,
      answered === null ? "  还没有核查结果。" : `  已有结果：${say([answered])}`,
      `下一步：录入结果用 doudi answer ${asTyped(folder)} 编号 --outcome 代码`,
    ].join("\n"),
  );
}
