import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../../src/cli/scratch-folder.ts";

const NAME = /^doudi-tests-(\d+)-/;

/**
 * One temporary folder for a whole run of the tests, the workers' and that of every program they start; it goes when the run ends. Tests
 * need not tidy up after themselves, and a run that was killed is tidied up by the next.
 */
export function setup(): () => void {
  const system = tmpdir();
  for (const name of readdirSync(system)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeIfPossible(join(system, name));
  }
  const folder = mkdtempSync(join(system, `doudi-tests-${process.pid}-`));
  // Where os.tmpdir() and other programs look, on Windows too.
  const names = ["TMPDIR", "TEMP", "TMP"];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = folder;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    remove(folder);
  };
}

/** A program that a test ended may hold a file a moment longer. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** What a killed run left may be held for longer, such as a disk that it mounted: that is no reason not to run. */
function removeIfPossible(folder: string): void {
  try {
    remove(folder);
  } catch (error) {
    console.warn(`left where it is: ${folder} (${(error as NodeJS.ErrnoException).code})`);
  }
}
