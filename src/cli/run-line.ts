import { type Command, CommanderError } from "commander";
import { forgetAll } from "../project/chained-memory.ts";
import type { CommandContext } from "./context.ts";
import { bugText, faultOf } from "./fault-of.ts";
import type { Output } from "./output.ts";
import { program } from "./program.ts";

export const INTERRUPTED = 130;

/** What a command gets from the outside before it has begun. */
export type Outside = Omit<CommandContext, "finish">;

/** Run one command line, saying what went wrong where something does. Returns: the exit code. */
export async function runLine(argv: readonly string[], outside: Outside): Promise<number> {
  const { out, signal } = outside;
  forgetAll();
  let exitCode = 0;
  const context: CommandContext = {
    ...outside,
    finish: (code) => {
      exitCode = code;
    },
  };
  try {
    const root = program(context);
    printThrough(out, root);
    if (argv.length === 0) out.result(root.helpInformation());
    else await root.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (signal.aborted) {
      out.note(
        "已中断。数据状态：已完成的步骤仍然有效，没有写了一半的文件；重新运行同一条命令即可继续。",
      );
      return INTERRUPTED;
    }
    const fault = faultOf(error);
    if (fault) {
      out.fault(fault);
      return fault.exitCode;
    }
    out.note(bugText(error, argv.includes("--debug")));
    return 1;
  }
}

/** What commander prints itself, help and version, goes where results go. */
function printThrough(out: Output, command: Command): void {
  command.configureOutput({ writeOut: (text) => out.result(text.replace(/\n$/, "")) });
  for (const below of command.commands) printThrough(out, below);
}
