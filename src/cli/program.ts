import type { Command } from "commander";
import { packageVersion } from "../project/package-root.ts";
import { newCommand } from "./chinese-help.ts";
import { answerCommand } from "./commands/answer.ts";
import { casesCommand } from "./commands/cases.ts";
import { checkCommand } from "./commands/check.ts";
import { collectCommand } from "./commands/collect.ts";
import { compileCommand } from "./commands/compile.ts";
import { demoCommand } from "./commands/demo.ts";
import { diffCommand } from "./commands/diff.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { initCommand } from "./commands/init.ts";
import { peekCommand } from "./commands/peek.ts";
import { peopleCommand } from "./commands/people.ts";
import { replayCommand } from "./commands/replay.ts";
import { rulesCommand } from "./commands/rules.ts";
import { sampleCommand } from "./commands/sample.ts";
import { screenCommand } from "./commands/screen.ts";
import { statusCommand } from "./commands/status.ts";
import { worklistsCommand } from "./commands/worklists.ts";
import type { CommandContext } from "./context.ts";

const INTRODUCTION =
  "兜底：把各部门的名册放在一起核对，找出应保未保、脱保断保的人，交乡镇入户核查。";

/** In the order of the help. */
const COMMANDS = [
  demoCommand,
  initCommand,
  checkCommand,
  screenCommand,
  worklistsCommand,
  collectCommand,
  answerCommand,
  statusCommand,
  casesCommand,
  explainCommand,
  peopleCommand,
  sampleCommand,
  exportCommand,
  diffCommand,
  compileCommand,
  replayCommand,
  peekCommand,
  rulesCommand,
  doctorCommand,
];

/** Every command of doudi; each is one file and loads what it needs only when it runs. */
export function program(context: CommandContext): Command {
  const root = newCommand("doudi", INTRODUCTION)
    .usage("<命令> [选项]")
    .version(packageVersion(), "-V, --version", "显示版本")
    .addHelpText("after", "\n第一次用：doudi demo\n每个命令的用法：doudi <命令> --help");
  for (const command of COMMANDS) root.addCommand(command(context));
  return root;
}
