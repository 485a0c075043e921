import type { Command } from "commander";
import { newCommand } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { caseActCommands } from "./cases-act.ts";
import { drawCasesCommand } from "./cases-draw.ts";
import { issueCasesCommand } from "./cases-issue.ts";
import { listCasesCommand } from "./cases-list.ts";
import { recheckCasesCommand } from "./cases-recheck.ts";
import { showCaseCommand } from "./cases-show.ts";
import { verifyCasesCommand } from "./cases-verify.ts";

export function casesCommand(context: CommandContext): Command {
  const group = newCommand(
    "cases",
    "整改台账：每条疑点从发现到销号，交办、延期、销号、抽取复核",
  ).usage("<子命令> [选项]");
  for (const command of [
    listCasesCommand(context),
    showCaseCommand(context),
    issueCasesCommand(context),
    ...caseActCommands(context),
    drawCasesCommand(context),
    recheckCasesCommand(context),
    verifyCasesCommand(context),
  ]) {
    group.addCommand(command);
  }
  return group;
}
