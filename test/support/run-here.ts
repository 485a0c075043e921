import { tmpdir, userInfo } from "node:os";
import { pathToFileURL } from "node:url";
import { packageFile } from "../../src/project/package-root.ts";

export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

type Built = [typeof import("../../src/cli/run-line.ts"), typeof import("../../src/cli/output.ts")];

/** `npm test` has built it, and vitest leaves it to Node as it stands (`vitest.config.ts`). */
const built = (name: string) => import(pathToFileURL(packageFile("dist", "cli", name)).href);

/**
 * Run the built program in this process, in a folder, as nobody at a terminal would: all of a command but for the start of a process, which
 * costs more than most commands do. What a process is needed for (signals, kills, locks, a pipe) has tests that start one.
 */
export async function runHere(args: readonly string[], cwd = tmpdir()): Promise<Finished> {
  const [{ runLine }, { createOutput }] = (await Promise.all(
    ["run-line.js", "output.js"].map(built),
  )) as Built;
  const said = { stdout: "", stderr: "" };
  const recorder = (name: keyof typeof said) => ({
    write: (text: string, done?: () => void) => {
      said[name] += text;
      done?.();
      return true;
    },
  });
  const [stdout, stderr] = [recorder("stdout"), recorder("stderr")];
  const out = createOutput({ stdout, stderr, isJson: args.includes("--json"), hasColor: false });
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await runLine(args, {
      out,
      signal: new AbortController().signal,
      pid: process.pid,
      platform: process.platform,
      env: { ...process.env, NO_COLOR: "1" },
      user: userInfo().username,
      ask: undefined,
    });
    await out.flush();
    return { code, ...said };
  } finally {
    process.chdir(before);
  }
}
