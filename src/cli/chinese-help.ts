import { Command, type CommanderError, type HelpConfiguration } from "commander";
import { UserError } from "../errors.ts";
import { textWidth } from "./text-width.ts";

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

const HELP: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  displayWidth: textWidth,
  boxWrap: (text) => text,
  commandUsage: (command) => {
    const parents: string[] = [];
    for (let each = command.parent; each; each = each.parent) parents.unshift(each.name());
    return [...parents, command.name(), chineseUsage(command.usage())].filter(Boolean).join(" ");
  },
  subcommandTerm: (command) =>
    [command.name(), chineseUsage(command.usage())].filter(Boolean).join(" "),
  argumentDescription: ({ description, argChoices }) =>
    argChoices ? `${description}（可选：${argChoices.join("、")}）` : description,
  optionDescription: ({ description, argChoices, defaultValue, required }) => {
    const extra: string[] = [];
    if (argChoices) extra.push(`可选：${argChoices.join("、")}`);
    const hasDefault = defaultValue !== undefined && defaultValue !== "";
    if (hasDefault && required && !Array.isArray(defaultValue)) {
      extra.push(`默认：${String(defaultValue)}`);
    }
    return extra.length > 0 ? `${description}（${extra.join("；")}）` : description;
  },
};

function chineseUsage(usage: string): string {
  return usage.replace("[options]", "[选项]").replace("[command]", "<子命令>");
}

/** A command whose help, errors and common options are ours; every command begins with this. */
export function newCommand(name: string, summary: string): Command {
  return new Command(name)
    .summary(summary)
    .description(summary)
    .helpOption("-h, --help", "显示帮助")
    .helpCommand(false)
    .configureHelp(HELP)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
}

/** Like `newCommand`, for commands that do something: with `--json` and `--debug`. */
export function newAction(name: string, summary: string): Command {
  return newCommand(name, summary)
    .option("--json", "输出 JSON，供其他程序读取")
    .option("--debug", "程序出错时显示详细信息");
}

/** For an option that may be given several times. */
export function repeated(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

/** A parsing error of commander as one of ours. */
export function usageFault(error: CommanderError): UserError {
  const [first = "", second = ""] = [...error.message.matchAll(/'([^']*)'/g)].map(
    (match) => match[1],
  );
  const near = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const guess = near ? `是不是 ${near.split(", ").join(" 或 ")}？` : "";
  const fault = (message: string, hint = "") =>
    new UserError("E2001", message, { hint: hint || "加 --help 查看用法。", cause: error });
  switch (error.code) {
    case "commander.unknownOption":
      return fault(`没有 ${first} 这个选项。`, guess);
    case "commander.unknownCommand":
      return fault(`没有 ${first} 这个命令。`, guess || "运行 doudi --help 查看全部命令。");
    case "commander.missingArgument":
      return fault(`缺少参数 <${first}>。`);
    case "commander.optionMissingArgument":
      return fault(`选项 ${first} 后面缺少值。`);
    case "commander.missingMandatoryOptionValue":
      return fault(`必须写明选项 ${first}。`);
    case "commander.excessArguments":
      return fault("参数太多了。", "名称里有空格时用引号括起来；加 --help 查看用法。");
    case "commander.invalidArgument":
      return /command-argument/.test(error.message)
        ? fault(`参数 <${second}> 不能写成“${first}”。`, choices(error.message))
        : fault(`选项 ${first} 不能写成“${second}”。`, choices(error.message));
    case "commander.conflictingOption":
      return fault(`选项 ${first} 和 ${second} 不能一起用。`);
    case "commander.help":
      return fault("缺少子命令。");
    default:
      return fault("命令或参数不对。");
  }
}

function choices(message: string): string {
  const allowed = /Allowed choices are ([^.]+)\./.exec(message)?.[1];
  return allowed ? `可以写：${allowed.split(", ").join("、")}。` : "";
}
