#!/usr/bin/env node
import { userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { CommanderError } from "commander";
import type { CommandContext } from "./context.ts";
import { bugText, faultOf } from "./fault-of.ts";
import { createOutput } from "./output.ts";
import { program } from "./program.ts";

const INTERRUPTED = 130;

const argv = process.argv.slice(2);
const { stdin, stdout, stderr, env } = process;
const isTerminal = stdout.isTTY === true && stderr.isTTY === true;
const out = createOutput({
  stdout,
  stderr,
  isJson: argv.includes("--json"),
  hasColor: isTerminal && !env.NO_COLOR && env.TERM !== "dumb",
});

const abort = new AbortController();
let exitCode = 0;

/** The first Ctrl-C asks the running step to stop; the second leaves at once. */
function interrupt(): void {
  if (abort.signal.aborted) process.exit(INTERRUPTED);
  out.note("正在停下来，请稍候（再按一次 Ctrl-C 立即退出）……");
  abort.abort();
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);

// The reader of a pipe has gone: nothing more to say to it.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

const context: CommandContext = {
  out,
  signal: abort.signal,
  pid: process.pid,
  platform: process.platform,
  env,
  user: accountName(),
  ask: stdin.isTTY && isTerminal && !out.isJson ? ask : undefined,
  finish: (code) => {
    exitCode = code;
  },
};

async function ask(question: string): Promise<string> {
  out.endProgress();
  const terminal = createInterface({ input: stdin, output: stderr });
  terminal.once("SIGINT", interrupt);
  try {
    return (await terminal.question(question, { signal: abort.signal })).trim();
  } finally {
    terminal.close();
  }
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}

async function run(): Promise<number> {
  try {
    const root = program(context);
    if (argv.length === 0) out.result(root.helpInformation());
    else await root.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (abort.signal.aborted) {
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

const code = await run();
await out.flush();
process.exit(code);
