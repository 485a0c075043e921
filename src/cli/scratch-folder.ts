import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

const NAME = /^doudi-scratch-(\d+)-([0-9a-f]{8})-/;
const HOUR_MS = 3_600_000;

/**
 * Work in a folder of this process' own below the system's temporary folder, for commands that have no project (yet). It holds personal rows, so it goes
 * when the work ends, however it ends; what a killed process left behind goes with the next call.
 */
export async function withScratchFolder<T>(
  work: (folder: string) => Promise<T>,
  parent: string = tmpdir(),
): Promise<T> {
  await sweepAbandoned(parent);
  const folder = await mkdtemp(join(parent, `doudi-scratch-${process.pid}-${numberSpace()}-`));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sweepAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const [, pid, space] = NAME.exec(name) ?? [];
    if (pid === undefined) continue;
    const folder = join(parent, name);
    // Somebody else's folder, on a server that many use, cannot be removed, and need not be: he sweeps it himself.
    if (await isAbandoned(folder, Number(pid), space === numberSpace())) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

/**
 * Whether nobody fills it any more. A container that shares the folder has process numbers of its own, so one of another's that is being filled is left
 * alone whoever seems to be gone; numbers are given out again, so one that is a day old is nobody's.
 */
async function isAbandoned(folder: string, pid: number, isOwnSpace: boolean): Promise<boolean> {
  const state = await stat(folder).catch(() => undefined);
  if (!state?.isDirectory()) return false;
  const age = Date.now() - state.mtimeMs;
  return age > 24 * HOUR_MS || ((isOwnSpace || age > HOUR_MS) && !isRunning(pid));
}

/** Stands for the machine since it was started, and the container: within it a process number is one process. */
function numberSpace(): string {
  const read = (what: () => string) => {
    try {
      return what();
    } catch {
      return "";
    }
  };
  const started = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
  const container = read(() => readlinkSync("/proc/self/ns/pid"));
  const text = [hostname(), started, container].join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** Whether a process of this number runs on this machine, whoever started it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Without the right to send it a signal it is there all the same.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
