import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

interface Process {
  pid: number;
  parent: number;
  args: string;
}

/**
 * Wait until the log shows that rules are being run, then kill one executor below a process, as the kernel or an operator would.
 *
 * Resolves to how many executors there were.
 */
export function killOneExecutor(ancestor: number, log: string): Promise<number> {
  return killOne(/CoarseGrainedExecutorBackend/, ancestor, log);
}

/** The same with the driver. */
export function killDriver(ancestor: number, log: string): Promise<number> {
  return killOne(/org\.apache\.spark\.deploy\.SparkSubmit/, ancestor, log);
}

async function killOne(pattern: RegExp, ancestor: number, log: string): Promise<number> {
  for (;;) {
    await wait(500);
    const all = processes();
    if (!all.some((one) => one.pid === ancestor))
      throw new Error("the run ended before one of its processes could be killed");
    if (!existsSync(log) || !/rule:sure:\w+/.test(readFileSync(log, "utf8"))) continue;
    const found = all.filter((one) => pattern.test(one.args) && isBelow(one, ancestor, all));
    const first = found[0];
    if (!first) continue;
    process.kill(first.pid, "SIGKILL");
    return found.length;
  }
}

function processes(): Process[] {
  return execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 1 << 26 })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ pid: Number(match[1]), parent: Number(match[2]), args: match[3] ?? "" }));
}

function isBelow(one: Process, ancestor: number, all: readonly Process[]): boolean {
  for (let at: Process | undefined = one; at; at = all.find((each) => each.pid === at?.parent)) {
    if (at.parent === ancestor) return true;
  }
  return false;
}
