import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCsv } from "../../people/support/csv.ts";
import { type Finished, runHere } from "../../support/run-here.ts";

export { startDoudi } from "../../support/run-process.ts";
export type { Finished };

/** Run the built program to its end, in this process. */
export function doudi(args: readonly string[], options: { cwd?: string } = {}): Promise<Finished> {
  return runHere(args, options.cwd);
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "doudi-cli-"));
}

/** CSV with a header line as objects. */
export function csvObjects(text: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(text.replace(/^\uFEFF/, ""));
  return rows.map((row) =>
    Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])),
  );
}
