import { spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../dist/cli/main.js", import.meta.url));

export interface Screened {
  findings: number;
  hash: string;
  seconds: number;
  /** Rows of the files it read. */
  rows?: number;
}

/** Run the built command line; `watch` gets the process while it runs, `env` comes before this process's own. */
export function run(
  args: readonly string[],
  watch?: (pid: number) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString();
      });
    const watched = watch?.(child.pid as number) ?? Promise.resolve();
    child.once("error", reject);
    child.once("close", (code) => watched.then(() => resolve({ code, said }), reject));
  });
}

/** Screen a project and tell what its newest round found. */
export async function screened(
  folder: string,
  options: readonly string[],
  watch?: (pid: number) => Promise<void>,
): Promise<Screened> {
  const started = performance.now();
  const { code, said } = await run(["screen", folder, ...options], watch);
  if (code !== 0 && code !== 4) throw new Error(`doudi screen ended with ${code}\n${said}`);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { ...newestRound(folder), seconds };
}

/** What the newest round of a project found. */
export function newestRound(folder: string): { findings: number; hash: string; rows: number } {
  const rounds = join(folder, "结果");
  const manifests = readdirSync(rounds)
    .map((name) => join(rounds, name, "manifest.json"))
    .filter(existsSync);
  const manifest = JSON.parse(readFileSync(manifests.at(-1) as string, "utf8"));
  const inputs: { rows: number }[] = manifest.inputs;
  const rows = inputs.reduce((sum, input) => sum + input.rows, 0);
  return { rows, findings: manifest.findings, hash: manifest.findingsHash };
}

/** The same project, with nothing in it that a run has made. */
export function freshCopy(folder: string, target: string): string {
  cpSync(folder, target, { recursive: true });
  for (const made of ["work.duckdb", "work.duckdb.wal", "结果", "台账"])
    rmSync(join(target, made), { recursive: true, force: true });
  return target;
}
