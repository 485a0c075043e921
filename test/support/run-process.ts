import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { packageFile } from "../../src/project/package-root.ts";
import type { Finished } from "./run-here.ts";

const ENTRY = packageFile("dist", "cli", "main.js");

/** Start the built program as a process of its own, as a user does. */
export function startDoudi(args: readonly string[]) {
  return spawn(process.execPath, [ENTRY, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Run it so to its end. */
export function doudiProcess(args: readonly string[]): Promise<Finished> {
  const child = startDoudi(args);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
