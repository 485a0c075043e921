import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as XLSX from "@e965/xlsx";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const KILLER = fileURLToPath(new URL("kill-at.cjs", import.meta.url));

/** One call of a command that changes a file or folder. */
export interface Step {
  number: number;
  what: string;
  path: string;
}

function run(args: readonly string[], env: Record<string, string>): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--require", KILLER, MAIN, ...args], {
      stdio: "ignore",
      env: { ...process.env, ...env },
    });
    child.on("exit", (_, signal) => resolve(signal));
  });
}

/** The steps that a command takes, from the first at a path that holds `from`; it runs to its end. */
export async function stepsOf(args: readonly string[], from = ""): Promise<Step[]> {
  const folder = mkdtempSync(join(tmpdir(), "doudi-steps-"));
  const log = join(folder, "steps");
  await run(args, { KILL_LOG: log, KILL_FROM: from });
  const lines = readFileSync(log, "utf8").trimEnd().split("\n");
  rmSync(folder, { recursive: true });
  return lines.map((line) => {
    const [number, what = "", path = ""] = line.split("\t");
    return { number: Number(number), what, path };
  });
}

/** Run a command and end it at one of its steps, without warning. Returns: whether it got that far. */
export async function killAt(step: number, args: readonly string[], from = ""): Promise<boolean> {
  return (await run(args, { KILL_AT: String(step), KILL_FROM: from })) === "SIGKILL";
}

/**
 * The steps that differ in what they leave. A workbook is written in dozens of pieces to a file that has a leftover's name until it is
 * renamed: killed in any of them, the folder holds the same names and one file that is a little longer, which no command opens and the
 * next one removes. So of each run of writes the first, a middle and the last one stand for all.
 */
export function distinct(steps: readonly Step[]): Step[] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const last = runs.at(-1)?.at(-1);
    if (last && isPiece(last) && isPiece(step)) runs.at(-1)?.push(step);
    else runs.push([step]);
  }
  return runs.flatMap((run) =>
    run.filter((_, at) => at === 0 || at === run.length >> 1 || at === run.length - 1),
  );
}

function isPiece({ what }: Step): boolean {
  return what === "write" || what === "writev";
}

/** A copy of a project to do harm to. */
export function copyOf(project: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), "doudi-killed-")), "项目");
  cpSync(project, folder, { recursive: true });
  return folder;
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" });
}

/** Names of what is not whole in a project: workbooks that do not open, and, once a command has run again, what was left lying about. */
export function notWhole(project: string, isAfterNext: boolean): string[] {
  const names = filesIn(project);
  const left = isAfterNext ? names.filter((name) => /\.tmp$|\.临时/.test(name)) : [];
  const broken = names.filter((name) => {
    if (!name.endsWith(".xlsx") || name.includes("数据")) return false;
    try {
      return XLSX.read(readFileSync(join(project, name)), { sheetRows: 3 }).SheetNames.length === 0;
    } catch {
      return true;
    }
  });
  return [...left, ...broken];
}
