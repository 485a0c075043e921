import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withScratchFolder } from "../../src/cli/scratch-folder.ts";
import { packageFile } from "../../src/project/package-root.ts";

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "scratch-"));
});

/** A folder with rows in it, as a process of another container left it so many hours ago. */
function left(pid: number | undefined, hours: number): string {
  const folder = join(parent, `doudi-scratch-${pid}-00000000-${hours}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "0.tsv"), "1\t甲\n");
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(folder, then, then);
  return folder;
}

function ended(): number | undefined {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("a folder for commands without a project", () => {
  it("is gone when the work is done, and when it fails", async () => {
    const seen: string[] = [];
    const fill = async (folder: string) => {
      writeFileSync(join(folder, "0.tsv"), "1\t甲\n");
      seen.push(folder);
    };
    await withScratchFolder(fill, parent);
    const failing = withScratchFolder(async (folder) => {
      await fill(folder);
      throw new Error("broken off");
    }, parent);
    await expect(failing).rejects.toThrow("broken off");
    expect(seen.map((folder) => existsSync(folder))).toEqual([false, false]);
  });

  it("takes away what a killed process left", async () => {
    const abandoned = [left(ended(), 2), left(process.pid, 25)];
    await withScratchFolder(async () => undefined, parent);
    expect(abandoned.map((folder) => existsSync(folder))).toEqual([false, false]);
  });

  it("takes away at once what a process of this machine left that was killed", async () => {
    const script = `import(${JSON.stringify(packageFile("dist", "cli", "scratch-folder.js"))}).then(
      ({ withScratchFolder }) => withScratchFolder(async (folder) => {
        process.stdout.write(folder);
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }, ${JSON.stringify(parent)}))`;
    const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    const folder = await new Promise<string>((resolve) =>
      child.stdout.once("data", (text) => resolve(String(text))),
    );
    await withScratchFolder(async () => undefined, parent);
    expect(existsSync(folder)).toBe(true);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    await withScratchFolder(async () => undefined, parent);
    expect(existsSync(folder)).toBe(false);
  });

  it("leaves alone what a process still fills, or may be filling in a container, and what is not ours", async () => {
    const kept = [left(process.pid, 2), left(ended(), 0.5), join(parent, "doudi-scratch-notes")];
    mkdirSync(String(kept[2]));
    await withScratchFolder(async () => undefined, parent);
    expect(kept.map((folder) => existsSync(folder))).toEqual([true, true, true]);
  });
});
