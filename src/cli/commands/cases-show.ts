import type { Command } from "commander";
import type { Case } from "../../ledger/cases/case.ts";
import { maskName, maskNumbers } from "../../project/mask.ts";
import { withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { dayOption } from "../today.ts";

interface Options {
  unmask?: boolean;
  on?: string;
}

export function showCaseCommand(context: CommandContext): Command {
  return newAction("show", "一条疑点的经过：谁、什么时候、凭哪个文件哪一行")
    .argument("<项目文件夹>", "兜底项目")
    .argument("<任务编号>", "见核查清单的“任务编号”一栏；只写最后十位也行")
    .option("--unmask", "显示完整姓名和说明，并记入操作记录")
    .option("--on <日期>", "截至这天；不写时用今天")
    .action((folder: string, task: string, options: Options) =>
      withLedger(context, folder, "cases show", async ({ project, cases }) => {
        const { caseFinder } = await import("../../ledger/cases/find-case.ts");
        const { shownStage } = await import("../../ledger/cases/shown-stage.ts");
        const found = masked(caseFinder(cases)(task), options.unmask === true);
        if (options.unmask) {
          const { appendAudit } = await import("../../project/audit.ts");
          await appendAudit(project, {
            ...{ who: context.user, command: "cases show --unmask", inputs: [], outputs: [] },
            counts: { shown: 1 },
          });
        }
        const shown = shownStage(found, dayOption(options.on));
        if (context.out.isJson) context.out.json({ schema: "case/1", ...found, ...shown });
        else context.out.result(caseText(found, standingOf(found, shown)));
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

/** `待核查，时限 2019-11-13` or `本县例外，至 2020-06-30`. */
function standingOf(
  { due, exceptedUntil }: Case,
  { stage, stage_label }: { stage: string; stage_label: string },
): string {
  if (stage === "excepted") return `${stage_label}，至 ${exceptedUntil}`;
  return due === null ? stage_label : `${stage_label}，时限 ${due}`;
}

function caseText(found: Case, standing: string): string {
  const { task, title, town, village, name, message, proof, answer, history } = found;
  return [
    `${task}  ${title}（${standing}）`,
    `${[town, village, name].filter(Boolean).join(" ")}`,
    message,
    ...(answer?.note ? [`核查情况：${answer.note}`] : []),
    ...(proof === null ? [] : [`佐证：${proof}`]),
    "",
    ...history.map(({ on, who, what }) => `  ${on}  ${who}  ${what}`),
  ].join("\n");
}
