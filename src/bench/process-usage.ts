import { readFileSync } from "node:fs";

const TICKS_A_SECOND = 100;
/** Fields of /proc/<pid>/stat, counted from 0 (proc(5)). */
const [USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [13, 14, 15, 16] as const;

/** CPU seconds and peak memory of a process and of its children, living and ended. Linux only. */
export function usageOf(pid: number): { cpu: number; megabytes: number } {
  const own = statFields(pid);
  let ticks = own(USER) + own(SYSTEM) + own(CHILDREN_USER) + own(CHILDREN_SYSTEM);
  let megabytes = peakOf(pid);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  for (const child of children.trim().split(" ").filter(Boolean).map(Number)) {
    const fields = statFields(child);
    ticks += fields(USER) + fields(SYSTEM);
    megabytes += peakOf(child);
  }
  return { cpu: ticks / TICKS_A_SECOND, megabytes };
}

/** The kernel's own mark of the most memory; what getrusage gives would be inherited from the parent. */
function peakOf(pid: number): number {
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(peak?.[1] ?? 0) / 1024;
}

function statFields(pid: number): (index: number) => number {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold blanks; what follows it begins with the third field.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (index) => Number(fields[index - 2] ?? 0);
}
