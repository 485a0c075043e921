import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Group, Measurement, Result, Step } from "./bench.ts";

const WORKER = fileURLToPath(new URL("./job-worker.js", import.meta.url));

/** Run the steps of a group in turn, `runs` times, and keep each step's median by CPU. */
export async function runGroup(
  { steps }: Group,
  runs: number,
  node: string,
  progress: (text: string) => void,
): Promise<Result[]> {
  const taken = new Map<Step, Measurement[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const step of steps) {
      progress(`${step.name} (${run + 1}/${runs})`);
      taken.set(step, [...(taken.get(step) ?? []), await runStep(step, node)]);
    }
  }
  const medians = new Map([...taken].map(([step, all]) => [step, median(all)]));
  const baseline = [...medians].find(([{ isBaseline }]) => isBaseline)?.[1];
  return [...medians].map(([step, measured]) => {
    const ratio = baseline ? measured.cpu / baseline.cpu : null;
    return { step, ...measured, ratio, reached: reached(step, measured, ratio) };
  });
}

/** Run one job in a process of its own, with room for three million people. */
export function runStep(
  { job, args }: Pick<Step, "job" | "args">,
  node: string,
): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    execFile(
      node,
      ["--max-old-space-size=12000", WORKER, job, JSON.stringify(args)],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${job}: ${stderr.slice(0, 400)}`));
        else resolve(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
      },
    );
  });
}

function median(all: readonly Measurement[]): Measurement {
  const sorted = all.toSorted((a, b) => a.cpu - b.cpu);
  return sorted[Math.floor((sorted.length - 1) / 2)] as Measurement;
}

function reached({ reach }: Step, measured: Measurement, ratio: number | null): boolean | null {
  if (!reach) return null;
  return (
    (reach.cpuRatio === undefined || (ratio !== null && ratio <= reach.cpuRatio)) &&
    (reach.megabytes === undefined || measured.megabytes <= reach.megabytes) &&
    (reach.cpuSeconds === undefined || measured.cpu <= reach.cpuSeconds) &&
    Object.entries(reach.details ?? {}).every(
      ([name, most]) => (measured.details?.[name] ?? Number.POSITIVE_INFINITY) <= most,
    )
  );
}
