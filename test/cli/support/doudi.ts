import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageFile } from "../../../src/project/package-root.ts";
import { parseCsv } from "../../people/support/csv.ts";

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

const ENTRY = packageFile("dist", "cli", "main.js");

/** Start the built program as a real process. */
export function startDoudi(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
) {
  return spawn(process.execPath, [ENTRY, ...args], {
    cwd: options.cwd ?? tmpdir(),
    env: { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Run the built program to its end. */
export function doudi(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Finished> {
  const child = startDoudi(args, options);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
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
