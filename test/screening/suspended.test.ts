import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const people = Array.from({ length: 12 }, (_, at) => madePerson(at));
const [suspended, gone, stopped] = people;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-suspended-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));

/** Levels of TB01 where the first is 暂停 on the roll of 低保, or on that of a subsidy, the second is gone and the third stopped on record. */
async function levels(isOfSubsidy: boolean) {
  const roll = (month: string, of: typeof people, states: Readonly<Record<number, string>>) =>
    write(`低保花名册${month}.csv`, [
      "低保证号,户主姓名,姓名,身份证号,与户主关系,月保障金,享受时间,保障状态",
      ...of.map(
        ({ name, id }) =>
          `D${people.findIndex((each) => each.id === id)},${name},${name},${id},户主,300,2018-01,${states[people.findIndex((each) => each.id === id)] ?? "在保"}`,
      ),
    ]);
  roll("2019-09", people, {});
  const rest = people.filter((each) => each !== gone && !(isOfSubsidy && each === suspended));
  roll("2019-10", rest, { 0: "暂停", 2: "暂停" });
  write("低保停保名单.csv", [
    "低保证号,姓名,身份证号,停发年月,停发原因",
    `D2,${stopped?.name},${stopped?.id},2019-09,收入超标`,
  ]);
  write("特困人员名册2019-10.csv", [
    "姓名,身份证号,供养方式,基本生活费,享受时间",
    `${madePerson(40).name},${madePerson(40).id},分散供养,600,2018-01`,
  ]);
  write("孤儿名册2019-10.csv", [
    "姓名,身份证号,保障金额,享受时间",
    `${madePerson(41).name},${madePerson(41).id},1000,2018-01`,
  ]);
  if (isOfSubsidy)
    write("残疾人生活补贴名册2019-10.csv", [
      "姓名,身份证号,残疾等级,补贴金额,状态",
      `${suspended?.name},${suspended?.id},一级,80,暂停`,
      `${people[5]?.name},${people[5]?.id},一级,80,在享`,
    ]);
  return levelsOf(await screenFolder(folder, context), "TB01");
}

it("leaves open whether he has left the roll whom it calls 暂停", async () => {
  expect(await levels(false)).toEqual({ hit: 1, check: 1 });
});

it("leaves nobody open whom the roll of a subsidy calls 暂停", async () => {
  expect(await levels(true)).toEqual({ hit: 2, check: 0 });
});

it("leaves open whether he was left out beside his covered household whom the roll calls 暂停", async () => {
  const [head, wife, other] = people;
  const found = async (state: string) => {
    write("户籍人口.csv", [
      "户号,姓名,身份证号,与户主关系,户籍状态",
      `70001,${head?.name},${head?.id},户主,正常`,
      `70001,${wife?.name},${wife?.id},配偶,正常`,
      `70001,${other?.name},${other?.id},配偶,正常`,
    ]);
    write("低保花名册2019-10.csv", [
      "低保证号,户主姓名,姓名,身份证号,与户主关系,保障类型,月保障金,享受时间,保障状态",
      `D1,${head?.name},${head?.name},${head?.id},户主,整户保,300,2018-01,在保`,
      `D1,${head?.name},${wife?.name},${wife?.id},配偶,整户保,300,2018-01,${state}`,
    ]);
    write("特困人员名册2019-10.csv", [
      "姓名,身份证号,供养方式,基本生活费,享受时间",
      `${madePerson(40).name},${madePerson(40).id},分散供养,600,2018-01`,
    ]);
    write("孤儿名册2019-10.csv", [
      "姓名,身份证号,保障金额,享受时间",
      `${madePerson(41).name},${madePerson(41).id},1000,2018-01`,
    ]);
    return levelsOf(await screenFolder(folder, context), "LB05");
  };
  expect(await found("暂停")).toEqual({ hit: 1, check: 1 });
  expect(await found("停保")).toEqual({ hit: 2, check: 0 });
});
