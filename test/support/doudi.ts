import { type Finished, runHere } from "./run-here.ts";

export type { Finished };

/** Run the built program in this process and this folder. */
export function doudi(...args: string[]): Promise<Finished> {
  return runHere(args, process.cwd());
}
