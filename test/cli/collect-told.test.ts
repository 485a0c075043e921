import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { screenedCounty } from "../support/screened-county.ts";
import { doudi, newFolder } from "./support/doudi.ts";

it("says what to do with files that were not taken, and takes no empty folder for a success", async () => {
  const { project } = await screenedCounty();
  const folder = join(newFolder(), "交回");
  mkdirSync(folder);
  const empty = await doudi(["collect", project, folder, "--on", "2019-12-05"]);
  expect([empty.code, empty.stderr]).toEqual([3, expect.stringContaining("没有可以收的表")]);
  const round = join(project, "结果", "2019-10-1");
  const list = readdirSync(round).find((name) => name.includes("核查清单")) ?? "";
  const blank = await doudi(["collect", project, join(round, list), "--on", "2019-12-05"]);
  expect(blank.stdout).toContain("一条结果也没有填的文件 1 个");
  writeFileSync(join(folder, "东风乡.xlsx"), "%PDF-1.7 ");
  const refused = await doudi(["collect", project, folder, "--on", "2019-12-05"]);
  expect(refused.code).toBe(3);
  expect(refused.stdout).toContain("下一步：没有收的 1 个文件按上面写的办好后再收一次");
});
