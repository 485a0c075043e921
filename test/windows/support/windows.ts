import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finished } from "../../support/doudi.ts";

const app = process.env.DOUDI_WINDOWS ?? "";
const NODE = join(app, "app", "node.exe");
const MAIN = windowsPath(join(app, "app", "dist", "cli", "main.js"));

/** A path of this system as Wine's programs see it. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll("/", "\\")}`;
}

interface Started {
  child: ChildProcess;
  done: Promise<Finished>;
}

/** Start a Windows program. Its streams are files: Wine's cannot be pipes of this system. */
function start(command: readonly string[]): Started {
  const folder = mkdtempSync(join(tmpdir(), "doudi-wine-"));
  const paths = ["out", "err"].map((name) => join(folder, name));
  const files = paths.map((path) => openSync(path, "w"));
  const env = { ...process.env, WINEDEBUG: "-all", NO_COLOR: "1", DOUDI_NO_PROMPT: "1" };
  const child = spawn("wine", command, { cwd: app, env, stdio: ["ignore", ...files] });
  const done = new Promise<Finished>((resolve) => {
    child.on("close", (code) => {
      for (const file of files) closeSync(file);
      const [stdout, stderr] = paths.map((path) => readFileSync(path, "utf8")) as [string, string];
      resolve({ code: code ?? 1, stdout, stderr });
    });
  });
  return { child, done };
}

/** The command line of the package, as Windows runs it. */
export function startWindows(...args: string[]): Started {
  return start([NODE, MAIN, ...args]);
}

export function doudiOnWindows(...args: string[]): Promise<Finished> {
  return startWindows(...args).done;
}

/** One of the package's own scripts. */
export function script(name: string, ...args: string[]): Promise<Finished> {
  return start(["cmd", "/c", name, ...args]).done;
}

/** UV_FS_O_EXLOCK: nobody else may open the file, as a spreadsheet program has it. */
const ALONE = 0x10000000;

/** Hold a file open while `work` goes on. */
export async function whileOpen<Result>(
  path: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "doudi-open-"));
  const [code, held, free] = ["hold.cjs", "held", "free"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const texts = [path, held, free].map((each) => JSON.stringify(windowsPath(each)));
  writeFileSync(
    code,
    `const fs = require("fs");
fs.openSync(${texts[0]}, fs.constants.O_RDWR | ${ALONE});
fs.writeFileSync(${texts[1]}, "");
const look = setInterval(() => { if (fs.existsSync(${texts[2]})) { clearInterval(look); process.exit(0); } }, 100);`,
  );
  const { done } = start([NODE, windowsPath(code)]);
  const ended = done.then(({ stderr }) => {
    if (!existsSync(free)) throw new Error(stderr);
  });
  ended.catch(() => {});
  while (!existsSync(held)) await Promise.race([ended, pause()]);
  try {
    return await work();
  } finally {
    writeFileSync(free, "");
    await ended;
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
