import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { doudi } from "../../support/doudi.ts";
import { doudiOnWindows, windowsPath } from "./windows.ts";

export const folder = mkdtempSync(join(tmpdir(), "doudi-on-windows-"));

/** A command that succeeds on Windows; what it said. */
export async function ok(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await doudiOnWindows(...args);
  expect(stderr).not.toContain("【E");
  expect(code).toBe(0);
  return stdout;
}

/** A project of files, made on Windows with the settings of `screenedCounty`. */
export function initThere(project: string, files: string): Promise<string> {
  const from = ["--from", windowsPath(files), "--month", "2019-10", "--yes"];
  const set = [
    "standards.rural=420",
    "standards.urban=600",
    "price_linkage=2019-04,2019-05,2019-06",
  ].flatMap((each) => ["--set", each]);
  return ok("init", windowsPath(project), ...from, ...set);
}

/** All findings of a project, exported on Windows. */
export async function findingsThere(project: string): Promise<string> {
  const file = join(folder, "findings-there.csv");
  await ok("export", windowsPath(project), "findings", "-o", windowsPath(file));
  return readFileSync(file, "utf8");
}

/** All findings of a project, exported on this system. */
export async function findingsHere(project: string): Promise<string> {
  const file = join(folder, "findings-here.csv");
  await doudi("export", project, "findings", "-o", file);
  return readFileSync(file, "utf8");
}
