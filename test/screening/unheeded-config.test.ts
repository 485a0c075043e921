import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { doudi } from "../support/doudi.ts";
import { screenedCounty } from "../support/screened-county.ts";

interface Told {
  unheeded: { file: string; sheet: string; text: string }[];
}

it("tells what doudi.yaml says of files to no effect, and nothing of what init wrote", async () => {
  const { project } = await screenedCounty();
  const unheeded = async () =>
    (JSON.parse((await doudi("screen", project, "--json")).stdout) as Told).unheeded;
  expect(await unheeded()).toEqual([]);

  const config = join(project, "doudi.yaml");
  const [before = "", after = ""] = readFileSync(config, "utf8").split(
    /(?=\n {2}- file: 死亡人员名单)/,
  );
  // The first file of the list is the one whose sheet has a name and columns.
  const spoilt = before
    .replace("sheet: Sheet1", "sheet: Sheet9")
    .replace(/(- file: 低保花名册2019-10[\s\S]*?)name: 姓名/, "$1nmae: 姓名")
    .replace(/(- file: 低保停保名单[\s\S]*?)name: 姓名/, "$1name: 原户主")
    .replace(/(- file: 低保花名册2018-12[\s\S]*?)roll: dibao\n/, "$1roll: dibaoo\n");
  writeFileSync(config, spoilt + after);
  renameSync(join(project, "数据", "死亡人员名单.xlsx"), join(project, "数据", "死亡.xlsx"));
  expect(await unheeded()).toEqual([
    { file: "临时救助台账.xlsx", sheet: "Sheet9", text: expect.stringContaining("是不是“Sheet1”") },
    { file: "低保停保名单.csv", sheet: "", text: expect.stringContaining("“原户主”") },
    {
      file: "低保花名册2018-12.xls",
      sheet: "Sheet1",
      text: expect.stringContaining("“dibaoo”这种名册，是不是 dibao"),
    },
    {
      file: "低保花名册2019-10.xlsx",
      sheet: "Sheet1",
      text: expect.stringContaining("“nmae”不是低保花名册的项目，是不是 name"),
    },
    { file: "死亡人员名单.xlsx", sheet: "", text: "“数据”里没有这个文件" },
  ]);
  expect((await doudi("screen", project)).stdout).toContain("doudi.yaml 里写了、没有用上的");
});
