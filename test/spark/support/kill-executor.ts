import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { STEP_MARK } from "../../../src/rules/spark/step.ts";

interface Process {
  pid: number;
  parent: number;
  args: string;
}

export interface Killed {
  /** Processes of the kind there were, the killed one among them. */
  of: number;
  /** Steps of the pack that had begun, and that there are. */
  begun: number;
  steps: number;
}

/** Wait until a run is half done and rules are being run, then kill one executor below a process, as the kernel or an operator would. */
export function killOneExecutor(
  ancestor: number,
  log: string,
  isOver?: AbortSignal,
): Promise<Killed> {
  return killOne(/CoarseGrainedExecutorBackend/, ancestor, log, isOver);
}

/** The same with the driver. */
export function killDriver(ancestor: number, log: string): Promise<Killed> {
  return killOne(/org\.apache\.spark\.deploy\.SparkSubmit/, ancestor, log);
}

/** Steps that a run began after Spark had noticed that an executor was gone; 0 when it never noticed. */
export function stepsAfterLoss(log: string): number {
  const lines = readFileSync(log, "utf8").split("\n");
  const lost = lines.findIndex((line) => /Lost executor \d+/.test(line));
  return lost < 0 ? 0 : lines.slice(lost).filter((line) => line.startsWith(STEP_MARK)).length;
}

/** Wait until a run is half done and rules are being run. */
export async function halfWay(
  ancestor: number,
  log: string,
  isOver?: AbortSignal,
): Promise<{ begun: number; steps: number }> {
  for (;;) {
    await wait(200);
    if (isOver?.aborted || !processes().some((one) => one.pid === ancestor))
      throw new Error("the run ended before one of its processes could be killed");
    const progress = progressOf(log);
    if (progress && progress.begun * 2 >= progress.steps) return progress;
  }
}

/** Numbers of the processes of Spark below one: the driver and its executors. */
export function sparksBelow(ancestor: number): number[] {
  const all = processes();
  return all
    .filter((one) => /org\.apache\.spark\./.test(one.args) && isBelow(one, ancestor, all))
    .map(({ pid }) => pid);
}

export function isRunning(pid: number): boolean {
  return processes().some((one) => one.pid === pid && !one.args.includes("<defunct>"));
}

async function killOne(
  pattern: RegExp,
  ancestor: number,
  log: string,
  isOver?: AbortSignal,
): Promise<Killed> {
  for (;;) {
    const progress = await halfWay(ancestor, log, isOver);
    const all = processes();
    const found = all.filter((one) => pattern.test(one.args) && isBelow(one, ancestor, all));
    const first = found[0];
    if (!first) continue;
    process.kill(first.pid, "SIGKILL");
    return { of: found.length, ...progress };
  }
}

/** How far the run is; undefined before its first rule. */
function progressOf(log: string): { begun: number; steps: number } | undefined {
  if (!existsSync(log)) return undefined;
  const marks = readFileSync(log, "utf8").matchAll(
    new RegExp(`^${STEP_MARK} (\\d+)/(\\d+) (\\S+)$`, "gm"),
  );
  const all = [...marks];
  const last = all.at(-1);
  if (!last || !all.some((mark) => mark[3]?.startsWith("rule:"))) return undefined;
  return { begun: Number(last[1]), steps: Number(last[2]) };
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
