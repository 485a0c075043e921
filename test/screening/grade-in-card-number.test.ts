import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-card-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, header: string, rows: readonly string[]) =>
  writeFileSync(join(folder, file), [header, ...rows].join("\r\n"));

it("a list of cards without 残疾等级 tells the grade by the cards' numbers", async () => {
  const people = ["赵山", "钱河", "孙川"].map((name, index) => ({
    name,
    id: number(`9999991960010110${index}`),
    // One heavy, one light, one issued anew.
    ending: ["41", "44", "62B1"][index] ?? "",
  }));
  write(
    "户籍人口.csv",
    "户号,与户主关系,姓名,性别,公民身份号码,出生日期,乡镇,村,户籍状态",
    people.map((p, index) => `700${index},户主,${p.name},男,${p.id},1960-01-01,甲乡,东村,正常`),
  );
  write(
    "残疾证名单.csv",
    "姓名,身份证号,残疾证号,证件状态,乡镇,村",
    people.map((p) => `${p.name},${p.id},${p.id}${p.ending},有效,甲乡,东村`),
  );
  write("残疾人护理补贴2019-10.csv", "姓名,身份证号,补贴金额,乡镇,村", [
    `周水,${number("99999919600101200")},80,甲乡,东村`,
  ]);
  write("特困人员名册2019-10.csv", "姓名,身份证号,供养方式,乡镇,村", [
    `吴土,${number("99999919400101201")},分散供养,甲乡,东村`,
  ]);
  const { findings } = await screenFolder(folder, {
    month: monthNumber(2019, 10),
    standards: [],
    priceLinkage: [],
  });
  expect(findings.filter((each) => each.startsWith("LB07|"))).toHaveLength(2);
});
