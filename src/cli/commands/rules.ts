import type { Command } from "commander";
import { newCommand } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { lintRulesCommand } from "./rules-lint.ts";
import { listRulesCommand } from "./rules-list.ts";
import { rulesMatrixCommand } from "./rules-matrix.ts";
import { newRuleCommand } from "./rules-new.ts";
import { ruleRatesCommand } from "./rules-rates.ts";
import { showRuleCommand } from "./rules-show.ts";
import { testRulesCommand } from "./rules-test.ts";

export function rulesCommand(context: CommandContext): Command {
  const group = newCommand("rules", "查看、检查、验证和新写规则").usage("<子命令> [选项]");
  for (const command of [
    listRulesCommand,
    showRuleCommand,
    lintRulesCommand,
    testRulesCommand,
    newRuleCommand,
    rulesMatrixCommand,
    ruleRatesCommand,
  ]) {
    group.addCommand(command(context));
  }
  return group;
}
