import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withScratchFolder } from "../../src/cli/scratch-folder.ts";

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "scratch-"));
});

/** A folder with rows in it, as a process left it so many hours ago. */
function left(pid: number | undefined, hours: number): string {
  const folder = join(parent, `doudi-scratch-${pid}-${hours}`);
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

  it("leaves alone what a process still fills, or may be filling in a container, and what is not ours", async () => {
    const kept = [left(process.pid, 2), left(ended(), 0.5), join(parent, "doudi-scratch-notes")];
    mkdirSync(String(kept[2]));
    await withScratchFolder(async () => undefined, parent);
    expect(kept.map((folder) => existsSync(folder))).toEqual([true, true, true]);
  });
});
