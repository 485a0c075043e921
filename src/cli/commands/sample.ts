import type { Command } from "commander";
import { newCommand } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { drawSampleCommand } from "./sample-draw.ts";
import { evaluateSampleCommand } from "./sample-evaluate.ts";
import { planSampleCommand } from "./sample-plan.ts";

export function sampleCommand(context: CommandContext): Command {
  const group = newCommand("sample", "抽样走访，估计还有多少人应保未保").usage("<子命令> [选项]");
  for (const command of [planSampleCommand, drawSampleCommand, evaluateSampleCommand]) {
    group.addCommand(command(context));
  }
  return group;
}
