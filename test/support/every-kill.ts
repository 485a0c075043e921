import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";
import { readAnswers } from "../../src/ledger/answers.ts";
import { readCases } from "../../src/ledger/cases/case-batches.ts";
import { readReturns } from "../../src/ledger/returned/returns.ts";
import { readSamples } from "../../src/ledger/samples.ts";
import { projectPaths } from "../../src/project/project.ts";
import { copyOf, distinct, killAt, notWhole, type Step } from "./kill-steps.ts";

/** Points at which each command is killed; `npm run test:kills` takes every one that leaves something else. */
const KILLS = Number(process.env.DOUDI_KILLS ?? 4);
/** Killed side by side when all are taken: much of the time goes into starting processes. */
const LANES = KILLS > 100 ? 2 : 1;

/** What is wrong after a kill, with the ledger read as the next command would. */
function harm(project: string, isAfterNext = false): string[] {
  const paths = projectPaths(project);
  const wrong = notWhole(project, isAfterNext);
  for (const read of [readAnswers, readReturns, readCases, readSamples]) {
    try {
      read(paths);
    } catch (error) {
      wrong.push(String(error));
    }
  }
  return wrong;
}

/** A command to kill, on copies of one project. */
export interface Killed {
  project: string;
  args: (folder: string) => string[];
  /** Steps count from the first at a path that holds this. */
  from?: string;
  /** It writes little: fewer points will do where not all are taken. */
  isSmall?: boolean;
  /** What is wrong with a project after the kill; runs the next commands on it. */
  check: (killed: string, step: Step) => Promise<string[]>;
}

/** Kill a command at each of its steps, or at as many as are wanted. Returns: what went wrong. */
export async function everyKill(
  steps: readonly Step[],
  { project, args, from = "", isSmall = false, check }: Killed,
): Promise<string[]> {
  const bad: string[] = [];
  let kills = 0;
  const chosen = spread(distinct(steps), isSmall ? Math.ceil(KILLS / 2) : KILLS);
  const waiting = chosen.values();
  const lane = async () => {
    for (const step of waiting) {
      const killed = copyOf(project);
      // How many writes a workbook takes differs a little from run to run: the last steps may not be reached.
      if (await killAt(step.number, args(killed), from)) kills += 1;
      const wrong = harm(killed);
      wrong.push(...(await check(killed, step)), ...harm(killed, true));
      if (wrong.length > 0)
        bad.push(`${step.number} ${step.what} ${step.path}: ${wrong.join("; ")}`);
      rmSync(dirname(killed), { recursive: true });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (LANES > 1) console.log(`${args("…")[0]}: ${steps.length} steps, killed at ${kills}`);
  expect(kills).toBeGreaterThanOrEqual(Math.floor(0.8 * chosen.length));
  return bad;
}

/** As many of the steps as wanted, spread over all of them. */
function spread(steps: readonly Step[], wanted: number): Step[] {
  if (steps.length <= wanted) return [...steps];
  const every = steps.length / wanted;
  return Array.from({ length: wanted }, (_, at) => steps[Math.floor((at + 0.7) * every)] as Step);
}
