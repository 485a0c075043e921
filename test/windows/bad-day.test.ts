import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ScreenedCounty, screenedCounty } from "../support/screened-county.ts";
import { findingsHere, findingsThere, folder, initThere, ok } from "./support/projects.ts";
import { doudiOnWindows, startWindows, whileOpen, windowsPath } from "./support/windows.ts";

let here: ScreenedCounty;

beforeAll(async () => {
  here = await screenedCounty();
});

describe("a Windows PC on a bad day", () => {
  it("says that a file of the project is open, and goes on once it is closed", async () => {
    const project = join(folder, "正开着");
    await initThere(project, here.files);
    const config = join(project, "doudi.yaml");
    const before = readFileSync(config, "utf8");
    const args = ["init", windowsPath(project), "--set", "standards.rural=430", "--yes"];
    const refused = await whileOpen(config, () => doudiOnWindows(...args));
    expect([refused.code, refused.stderr]).toEqual([6, expect.stringContaining("打开")]);
    expect(readFileSync(config, "utf8")).toBe(before);
    await ok(...args);
    expect(readFileSync(config, "utf8")).toContain("430");
  });

  it("goes on after a screen that was ended in its middle", async () => {
    const project = join(folder, "断电");
    await initThere(project, here.files);
    for (const seconds of [3, 6, 9]) {
      const { child, done } = startWindows("screen", windowsPath(project));
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      child.kill("SIGKILL");
      await done;
    }
    await ok("screen", windowsPath(project));
    expect(await findingsThere(project)).toBe(await findingsHere(here.project));
  });

  it("works in folders whose path is longer than 260 characters", async () => {
    const deep = join(folder, ...Array.from({ length: 8 }, () => "一个名字很长的文件夹".repeat(4)));
    await initThere(join(deep, "项目"), here.files);
    await ok("screen", windowsPath(join(deep, "项目")));
    expect(await findingsThere(join(deep, "项目"))).toBe(await findingsHere(here.project));
  });
});
