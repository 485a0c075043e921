import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const standards = [{ side: "农村" as const, fromMonth: 0, fen: 42_000 }];
const context = { month: monthNumber(2019, 10), standards, priceLinkage: [] };
const people = ["赵甲", "钱乙", "孙丙", "李丁"].map((name, index) => ({
  name,
  id: number(`99999919${60 + index}0101${String(100 + index).padStart(3, "0")}`),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-sizes-"));
  for (const roll of ["低保花名册2019-10.csv", "特困人员名册2019-10.csv"])
    write(roll, "低保证号,姓名,身份证号,城乡类别,开始享受年月,乡镇,村", [
      `9999000001,吴己,${number("99999919700101200")},农村,2018-03,甲乡,东村`,
    ]);
  // Each lives with one other person.
  const rows = people.flatMap(({ name, id }, at) => [
    `H${at},户主,${name},${id},甲乡,东村,正常`,
    `H${at},配偶,郑${name},${number(`99999919${60 + at}0202${300 + at}`)},甲乡,东村,正常`,
  ]);
  write("户籍人口.csv", "户号,与户主关系,姓名,身份证号,乡镇,村,户籍状态", rows);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, header: string, rows: readonly string[]) {
  writeFileSync(join(folder, file), [header, ...rows].join("\r\n"));
}

async function levels(header: string, checks: readonly string[]) {
  const rows = people.map(({ name, id }, at) => `${name},${id},${checks[at]},未超标,甲乡,东村`);
  write(
    "家庭经济状况核对结果.csv",
    `申请人姓名,申请人身份证号,${header},家庭月刚性支出,家庭月就业成本,财产状况,乡镇,村`,
    rows,
  );
  const { findings, sentences, unchecked } = await screenFolder(folder, context);
  const found = findings.filter((one) => one.startsWith("LB11|")).map((one) => one.split("|")[1]);
  const said = sentences.filter((one) => one.startsWith("LB11|"));
  return {
    isChecked: !unchecked.includes("LB11"),
    found: found.sort(),
    open: said.filter((one) => one.includes("家庭人口数")).length,
  };
}

// Two each by the register: 300 is under the line of 420 whatever is taken off, 520 comes under it by 400 also for three, by 250 no more; 900 does not.
const CHECKS = ["300,400,0", "520,250,0", "900,400,0", "520,400,0"];

it("counts the household by the register where the check does not say it, and leaves open what hangs on it", async () =>
  expect(await levels("家庭人均月收入", CHECKS)).toEqual({
    isChecked: true,
    found: ["check", "hit", "hit"],
    open: 1,
  }));

it("goes by the check where it says how many they are", async () =>
  expect(
    await levels(
      "家庭人口数,家庭人均月收入",
      CHECKS.map((check) => `5,${check}`),
    ),
  ).toEqual({ isChecked: true, found: ["hit"], open: 0 }));

// Of two: 1300 is above the line, 800 is under it but would not be of one, 400 and less is whatever their number.
const OF_ALL = ["1300,0,0", "800,0,0", "800,400,0", "820,760,0"];

it("shares the money of all by the register, and leaves open what one person more or less would change", async () =>
  expect(await levels("家庭月总收入", OF_ALL)).toEqual({
    isChecked: true,
    found: ["check", "hit", "hit"],
    open: 1,
  }));

it("knows nothing a head of the money of all where no register says how many they are", async () => {
  unlinkSync(join(folder, "户籍人口.csv"));
  expect(await levels("家庭月总收入", OF_ALL)).toEqual({ isChecked: false, found: [], open: 0 });
});
