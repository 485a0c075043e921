import type { Command } from "commander";
import type { Case } from "../../ledger/cases/case.ts";
import { maskName, maskNumbers } from "../../project/mask.ts";
import { withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";

interface Options {
  unmask?: boolean;
}

export function showCaseCommand(context: CommandContext): Command {
  return newAction("show", "一条疑点的经过：谁、什么时候、凭哪个文件哪一行")
    .argument("<项目文件夹>", "兜底项目")
    .argument("<任务编号>", "见核查清单第二列；只写最后十位也行")
    .option("--unmask", "显示完整姓名和说明，并记入操作记录")
    .action((folder: string, task: string, options: Options) =>
      withLedger(context, folder, "cases show", async ({ project, cases }) => {
        const { caseFinder } = await import("../../ledger/cases/find-case.ts");
        const { STAGE_LABELS } = await import("../../ledger/cases/stages.ts");
        const found = masked(caseFinder(cases)(task), options.unmask === true);
        if (options.unmask) {
          const { appendAudit } = await import("../../project/audit.ts");
          await appendAudit(project, {
            ...{ who: context.user, command: "cases show --unmask", inputs: [], outputs: [] },
            counts: { shown: 1 },
          });
        }
        const stage = STAGE_LABELS[found.stage];
        if (context.out.isJson)
          context.out.json({ schema: "case/1", ...found, stage_label: stage });
        else context.out.result(caseText(found, stage));
      }),
    );
}

function masked(found: Case, isUnmasked: boolean): Case {
  if (isUnmasked) return found;
  const { name, answer } = found;
  const hide = (text: string) => maskNumbers(name ? text.replaceAll(name, maskName(name)) : text);
  return {
    ...found,
    name: name === null ? null : maskName(name),
    message: hide(found.message),
    answer: answer === null ? null : { ...answer, note: hide(answer.note) },
  };
}

function caseText(found: Case, stage: string): string {
  const { task, title, town, village, name, message, due, proof, answer, history } = found;
  return [
    `${task}  ${title}（${stage}${due === null ? "" : `，时限 ${due}`}）`,
    `${[town, village, name].filter(Boolean).join(" ")}`,
    message,
    ...(answer?.note ? [`核查情况：${answer.note}`] : []),
    ...(proof === null ? [] : [`佐证：${proof}`]),
    "",
    ...history.map(({ on, who, what }) => `  ${on}  ${who}  ${what}`),
  ].join("\n");
}
