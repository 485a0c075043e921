import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import type { CaseAct } from "../../ledger/cases/case-batches.ts";
import { asTyped } from "../as-typed.ts";
import { ACT_LABELS, casesFor, withLedger } from "../cases/with-ledger.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { actedOption } from "../today.ts";

type Kind = "assign" | "extend" | "finish" | "close" | "reopen";
type KeyedAct = Extract<CaseAct, { kind: Kind }>;
type Options = Readonly<Record<string, string | boolean | undefined>>;

/** A command that does one thing with the cases named. */
interface ActCommand {
  kind: Kind;
  summary: string;
  options: readonly [flags: string, text: string, isRequired: boolean][];
  make(keys: string[], options: Options): KeyedAct;
}

const text = (value: string | boolean | undefined) =>
  typeof value === "string" ? value.trim() : "";

const COMMANDS: readonly ActCommand[] = [
  {
    kind: "close",
    summary: "销号：必须写明佐证",
    options: [
      ["--proof <佐证>", "佐证材料编号，例如 2019-佐-17", true],
      ["--opinion <意见>", "销号意见", false],
    ],
    make: (keys, { proof, opinion }) => ({
      ...{ kind: "close", keys, proof: text(proof) },
      opinion: text(opinion) || "同意销号",
    }),
  },
  {
    kind: "finish",
    summary: "整改已经做完，等佐证齐了再销号",
    options: [["--note <说明>", "做了什么", false]],
    make: (keys, { note }) => ({ kind: "finish", keys, note: text(note) }),
  },
  {
    kind: "extend",
    summary: "延期一次：从原时限再加一个核查时限；只能一次",
    options: [["--reason <原因>", "为什么延期", true]],
    make: (keys, { reason }) => ({ kind: "extend", keys, reason: text(reason) }),
  },
  {
    kind: "reopen",
    summary: "重新打开：已答复、已完成、销号的重新核查",
    options: [["--reason <原因>", "为什么重新打开", true]],
    make: (keys, { reason }) => ({ kind: "reopen", keys, reason: text(reason) }),
  },
  {
    kind: "assign",
    summary: "交办：写明责任单位、责任人、整改措施",
    options: [
      ["--unit <单位>", "责任单位", false],
      ["--person <人>", "责任人", false],
      ["--measure <措施>", "整改措施", false],
    ],
    make: (keys, { unit, person, measure }) => ({
      ...{ kind: "assign", keys, unit: text(unit), person: text(person), measure: text(measure) },
    }),
  },
];

/** `doudi cases close` and its like: one file, because they differ only in what they ask for. */
export function caseActCommands(context: CommandContext): Command[] {
  return COMMANDS.map((each) => actCommand(context, each));
}

function actCommand(context: CommandContext, each: ActCommand): Command {
  const command = newAction(each.kind, each.summary)
    .argument("<项目文件夹>", "兜底项目")
    .argument("<任务编号...>", "见核查清单的“任务编号”一栏，可以写几个；只写最后十位也行");
  for (const [flags, summary, isRequired] of each.options) {
    if (isRequired) command.requiredOption(flags, summary);
    else command.option(flags, summary);
  }
  return command
    .option("--on <日期>", "从这天起算；不写时用今天")
    .action((folder: string, tasks: string[], options: Options) =>
      withLedger(context, folder, `cases ${each.kind}`, async (ledger) => {
        checkOptions(each, options);
        const on = actedOption(typeof options.on === "string" ? options.on : undefined);
        const act = await casesFor(ledger, tasks, (keys) => each.make(keys, options));
        await ledger.append(act, on);
        const done = { act: each.kind, cases: act.keys.length, on };
        if (context.out.isJson) context.out.json({ schema: "cases-receipt/1", ...done });
        else {
          context.out.result(
            `${ACT_LABELS[each.kind]} ${act.keys.length} 条，已记入整改台账。\n下一步：doudi status ${asTyped(folder)}`,
          );
        }
      }),
    );
}

/** What commander cannot see: an option that is there and says nothing. */
function checkOptions({ kind, options }: ActCommand, given: Options): void {
  for (const [flags, summary, isRequired] of options) {
    const name = flags.replace(/^--(\S+).*$/, "$1");
    if (isRequired && text(given[name]) === "") throw needs(`--${name}（${summary}）不能空着`);
  }
  if (
    kind === "assign" &&
    ["unit", "person", "measure"].every((name) => text(given[name]) === "")
  ) {
    throw needs("至少写明 --unit、--person、--measure 中的一个");
  }
}

function needs(what: string): UserError {
  return new UserError("E2001", `${what}。`, {
    hint: "用 --help 查看用法。",
    state: "没有改动任何文件。",
  });
}
