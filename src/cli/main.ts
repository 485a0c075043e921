#!/usr/bin/env node
import { userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { createOutput } from "./output.ts";
import { INTERRUPTED, type Outside, runLine } from "./run-line.ts";

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
// Whoever lists the machine's processes must not read the ID number or the name that `explain` was asked for.
process.title = "doudi";

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

const context: Outside = {
  out,
  signal: abort.signal,
  pid: process.pid,
  platform: process.platform,
  env,
  user: accountName(),
  ask: stdin.isTTY && isTerminal && !out.isJson ? ask : undefined,
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

const code = await runLine(argv, context);
await out.flush();
process.exit(code);
