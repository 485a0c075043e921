import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { doudi } from "../support/doudi.ts";

const ID = (n: number) => `99999919900101001${n}`;

it("counts the rows of each table of a sheet by itself, and says where one begins that is not used", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-parts-"));
  const files = join(folder, "名册");
  mkdirSync(files);
  const rows = [
    ["2019年10月低保名册"],
    ["序号", "低保证号", "姓名", "身份证号", "月保障金", "享受时间"],
    ["1", "D01", "张一", ID(1), "300", "2018.01"],
    ["2", "D02", "", "", "300", "2018.01"],
    ["不予批准人员名单"],
    ["序号", "姓名", "身份证号", "原因"],
    ["1", "李二", ID(2), "收入超标"],
  ];
  writeFileSync(join(files, "2019年10月低保名册.csv"), rows.map((row) => row.join(",")).join("\n"));
  const project = join(folder, "项目");
  await doudi("init", project, "--from", files, "--month", "2019-10", "--yes");
  const { stdout } = await doudi("screen", project, "--rules", "DQ01");
  const counts = stdout.split("\n").filter((line) => /^2019年10月低保名册.csv /.test(line));
  expect(counts.map((line) => line.trim().split(/\s+/).slice(-4))).toEqual([
    ["4", "1", "2", "1"],
    ["3", "0", "0", "3"],
  ]);
  expect(stdout).toContain("第 6 行起是另一张表");
});
