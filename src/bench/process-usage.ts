import { readFileSync } from "node:fs";

const TICKS_A_SECOND = 100;
/** Fields of /proc/<pid>/stat, counted from 0 (proc(5)). */
const [USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [13, 14, 15, 16] as const;

/** How often children are looked at: one that has ended has no peak any more. */
const LOOK_MS = 50;

/**
 * Watch a process from now on; `end` gives what it and its children took. Linux only: the bench is run there.
 *
 * Memory is what both hold at one time, a child for its most: their own peaks lie in different stages, and added up would be what nobody needs.
 */
export function watchUsage(pid: number): {
  /** CPU seconds so far, those of children that have not ended left out. */
  cpu(): number;
  end(): { cpu: number; megabytes: number };
} {
  let together = 0;
  const look = () => {
    const ofChildren = childrenOf(pid).reduce((sum, child) => sum + megabytesOf(child, "VmHWM"), 0);
    together = Math.max(together, megabytesOf(pid, "VmRSS") + ofChildren);
  };
  const timer = setInterval(look, LOOK_MS);
  const ticksOf = (own: (index: number) => number) =>
    own(USER) + own(SYSTEM) + own(CHILDREN_USER) + own(CHILDREN_SYSTEM);
  return {
    cpu: () => ticksOf(statFields(pid)) / TICKS_A_SECOND,
    end: () => {
      clearInterval(timer);
      look();
      let ticks = ticksOf(statFields(pid));
      for (const child of childrenOf(pid)) {
        const fields = statFields(child);
        ticks += fields(USER) + fields(SYSTEM);
      }
      const megabytes = Math.max(together, megabytesOf(pid, "VmHWM"));
      return { cpu: ticks / TICKS_A_SECOND, megabytes };
    },
  };
}

/** CPU seconds of this process so far, children left out. */
export function cpuSeconds(): number {
  const own = statFields("self");
  return (own(USER) + own(SYSTEM)) / TICKS_A_SECOND;
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.trim().split(" ").filter(Boolean).map(Number);
}

/** What is resident now, or the kernel's own mark of the most; what getrusage gives would be inherited from the parent. */
function megabytesOf(pid: number, what: "VmRSS" | "VmHWM"): number {
  try {
    const said = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(said?.[1] ?? 0) / 1024;
  } catch {
    // It ended between the list and the look.
    return 0;
  }
}

function statFields(pid: number | "self"): (index: number) => number {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold blanks; what follows it begins with the third field.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (index) => Number(fields[index - 2] ?? 0);
}
