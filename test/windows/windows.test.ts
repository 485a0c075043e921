import { cpSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { doudi } from "../support/doudi.ts";
import { type ScreenedCounty, screenedCounty } from "../support/screened-county.ts";
import { findingsHere, findingsThere, folder, initThere, ok } from "./support/projects.ts";
import { doudiOnWindows, script, whileOpen, windowsPath } from "./support/windows.ts";

let here: ScreenedCounty;
/** The project that Windows made of the same files. */
const there = join(folder, "我的 项目");

beforeAll(async () => {
  here = await screenedCounty();
  await initThere(there, here.files);
  await ok("screen", windowsPath(there));
});

describe("the Windows package", () => {
  it("starts from its scripts", async () => {
    expect((await script("doudi.cmd", "--version")).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    const started = await script("启动.cmd");
    expect(started).toMatchObject({ code: 0, stderr: "" });
    expect(started.stdout).toContain("DuckDB");
    // Where projects are begun, not where the program lies.
    expect(started.stdout).toMatch(/C:\\users\\[^\\]+\\doudi/i);
  });

  it("finds the same as on this system", async () => {
    const found = await findingsThere(there);
    expect(found.split("\n").length).toBeGreaterThan(100);
    expect(found).toBe(await findingsHere(here.project));
  });

  it("knows a round of this system for one of the same program and makes it again, and the other way round", async () => {
    const moved = join(folder, "搬来的");
    cpSync(here.project, moved, { recursive: true });
    const again = JSON.parse(await ok("replay", windowsPath(moved), "2019-10-1", "--json"));
    expect(again).toMatchObject({ isSame: true, differences: [] });
    const back = join(folder, "搬回来的");
    cpSync(there, back, { recursive: true });
    const { stdout } = await doudi("replay", back, "2019-10-1", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ isSame: true, differences: [] });
  });

  it("writes beside a workbook that is open, says so, and takes its place later", async () => {
    const { files } = JSON.parse(await ok("worklists", windowsPath(there), "--json"));
    const name = basename(files[0].path.replaceAll("\\", "/"));
    const usual = join(there, "结果", "2019-10-1", name);
    const beside = usual.replace(/\.xlsx$/, "(新).xlsx");
    const told = await whileOpen(usual, () => doudiOnWindows("worklists", windowsPath(there)));
    expect(told.code).toBe(0);
    expect(told.stderr).toContain(`${name} 写的时候正开着`);
    expect(existsSync(beside)).toBe(true);
    await ok("worklists", windowsPath(there));
    expect(existsSync(beside)).toBe(false);
  });
});
