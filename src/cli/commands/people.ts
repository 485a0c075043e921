import type { Command } from "commander";
import { newCommand } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { decidePeopleCommand } from "./people-decide.ts";
import { listDecisionsCommand } from "./people-decisions.ts";
import { reviewPeopleCommand } from "./people-review.ts";
import { listWeightsCommand } from "./people-weights.ts";

export function peopleCommand(context: CommandContext): Command {
  const group = newCommand("people", "谁是谁：核对疑似同一人的记录，记下人工认定").usage(
    "<子命令> [选项]",
  );
  for (const command of [
    reviewPeopleCommand,
    decidePeopleCommand,
    listDecisionsCommand,
    listWeightsCommand,
  ]) {
    group.addCommand(command(context));
  }
  return group;
}
