import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const CHILDREN = Array.from({ length: 30 }, (_, at) => madePerson(at));
const GUARDIANS = Array.from({ length: 30 }, (_, at) => madePerson(200 + at));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-wards-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));
const account = (at: number) => `62284800000000${String(at).padStart(4, "0")}`;

/** Children whose guardians draw the money from the third on, all but the last of them, of which no account tells whose it is. */
async function foundOf(children: number, withAccounts: boolean): Promise<string[]> {
  write("孤儿名册2019-10.csv", [
    "姓名,身份证号,保障金额,享受时间,银行账号,乡镇,村",
    ...CHILDREN.slice(0, children).map(
      ({ name, id }, at) =>
        `${name},${id},1000,2018-01,${withAccounts ? account(at) : ""},甲乡,东村`,
    ),
  ]);
  write("社会化发放流水.csv", [
    "姓名,身份证号,发放项目,所属年月,发放日期,发放金额,发放状态,银行账号",
    ...Array.from({ length: children - 1 }, (_, at) => {
      const who = (at < 2 ? CHILDREN : GUARDIANS)[at];
      return `${who?.name},${who?.id},孤儿,2019-10,2019-10-04,1000,成功,${account(at)}`;
    }),
  ]);
  const { findings } = await screenFolder(folder, context);
  return findings.filter((one) => one.startsWith("FF01|")).map((one) => one.split("|")[1] ?? "");
}

it("takes what a guardian draws for the child whose account it is", async () => {
  expect(await foundOf(30, true)).toEqual(["hit"]);
});

it("makes hints of children who never had money where as many strangers draw it", async () => {
  expect(await foundOf(30, false)).toEqual(Array.from({ length: 28 }, () => "hint"));
});

it("leaves each of a few open", async () => {
  expect(await foundOf(6, false)).toEqual(Array.from({ length: 4 }, () => "check"));
});

/** Two children on the roll since the month told, the second of whom lives with a guardian who drew September and October of ten months. */
async function foundSince(month: string): Promise<string[]> {
  const [first, second] = CHILDREN;
  write("孤儿名册2019-10.csv", [
    "姓名,身份证号,保障金额,享受时间,乡镇,村",
    `${first?.name},${first?.id},1000,2018-01,甲乡,东村`,
    `${second?.name},${second?.id},1000,${month},甲乡,东村`,
  ]);
  write("社会化发放流水.csv", [
    "姓名,身份证号,发放项目,所属年月,发放日期,发放金额,发放状态",
    ...Array.from({ length: 10 }, (_, at) => {
      const paid = `2019-${String(at + 1).padStart(2, "0")}`;
      return `${first?.name},${first?.id},孤儿,${paid},${paid}-04,1000,成功`;
    }),
    ...["2019-09", "2019-10"].map(
      (paid) => `${GUARDIANS[0]?.name},${GUARDIANS[0]?.id},孤儿,${paid},${paid}-04,1000,成功`,
    ),
  ]);
  const { findings } = await screenFolder(folder, context);
  return findings.filter((one) => one.startsWith("FF01|")).map((one) => one.split("|")[1] ?? "");
}

it("leaves a child open who is on the roll no longer than a stranger draws", async () => {
  expect(await foundSince("2019-08")).toEqual(["check"]);
  expect(await foundSince("2018-01")).toEqual(["hit"]);
});

/** Two children of a household, of whose 2000 元 one guardian draws the sums told, beside a child paid short in its own name. */
async function foundTogether(sums: readonly number[]): Promise<string[]> {
  const [first, second, third] = CHILDREN;
  const guardian = GUARDIANS[0];
  write("孤儿名册2019-10.csv", [
    "姓名,身份证号,保障金额,享受时间,乡镇,村",
    ...[first, second, third].map((one) => `${one?.name},${one?.id},1000,2018-01,甲乡,东村`),
  ]);
  write("户籍人口.csv", [
    "户号,与户主关系,姓名,公民身份号码,乡镇,村,户籍状态",
    ...[guardian, first, second].map((one) => `1,其他,${one?.name},${one?.id},甲乡,东村,正常`),
    `2,户主,${third?.name},${third?.id},甲乡,东村,正常`,
  ]);
  write("社会化发放流水.csv", [
    "姓名,身份证号,发放项目,所属年月,发放日期,发放金额,发放状态",
    ...sums.map((sum) => `${guardian?.name},${guardian?.id},孤儿,2019-10,2019-10-04,${sum},成功`),
    `${third?.name},${third?.id},孤儿,2019-10,2019-10-04,900,成功`,
  ]);
  const { findings } = await screenFolder(folder, context);
  return findings
    .filter((one) => one.startsWith("FF03|"))
    .map((one) => one.split("|")[1] ?? "")
    .sort();
}

it("leaves open which of two is short whose money one guardian draws, as of rows that are equal", async () => {
  expect(await foundTogether([2000])).toEqual(["hit"]);
  expect(await foundTogether([1000, 1000])).toEqual(["check", "check", "hit"]);
});

/** Two households on the roll of 低保 of which the second was never paid, beside a stranger who draws 低保 under the number told. */
async function foundOfHousehold(number: string): Promise<string[]> {
  const [first, second] = CHILDREN;
  write("低保花名册2019-10.csv", [
    "低保证号,户主姓名,姓名,身份证号,与户主关系,户月保障金额,享受时间,乡镇,村",
    `5300001,${first?.name},${first?.name},${first?.id},户主,300,2018-01,甲乡,东村`,
    `5300002,${second?.name},${second?.name},${second?.id},户主,400,2018-01,甲乡,东村`,
  ]);
  write("社会化发放流水.csv", [
    "姓名,身份证号,低保证号,发放项目,所属年月,发放日期,发放金额,发放状态",
    `${GUARDIANS[0]?.name},${GUARDIANS[0]?.id},${number},低保,2019-10,2019-10-04,400,成功`,
    `${first?.name},${first?.id},5300001,低保,2019-10,2019-10-04,300,成功`,
  ]);
  const { findings } = await screenFolder(folder, context);
  return findings.filter((one) => one.startsWith("FF01|")).map((one) => one.split("|")[1] ?? "");
}

it("leaves a household open that was never paid beside a stranger whom nothing ties to any", async () => {
  expect(await foundOfHousehold("")).toEqual(["check"]);
});

it("finds a household that was never paid beside a stranger who draws another's money", async () => {
  expect(await foundOfHousehold("5300001")).toEqual(["hit"]);
});

/** Residents of a home, so many of whom were paid in their own names, beside one at home who was. */
async function foundOfHome(residents: number, paid: number): Promise<string[]> {
  write("特困人员名册2019-10.csv", [
    "姓名,身份证号,供养方式,基本生活费,享受时间,乡镇,村",
    ...CHILDREN.slice(0, residents + 1).map(
      ({ name, id }, at) =>
        `${name},${id},${at === 0 ? "分散供养" : "集中供养"},600,2018-01,甲乡,东村`,
    ),
  ]);
  write("社会化发放流水.csv", [
    "姓名,身份证号,发放项目,所属年月,发放日期,发放金额,发放状态",
    ...CHILDREN.slice(0, paid + 1).map(
      ({ name, id }) => `${name},${id},特困供养,2019-10,2019-10-04,600,成功`,
    ),
  ]);
  const { findings } = await screenFolder(folder, context);
  return findings.filter((one) => one.startsWith("FF01|")).map((one) => one.split("|")[1] ?? "");
}

it("makes hints of residents of a home who never had money where hardly any of them did", async () => {
  expect(await foundOfHome(10, 1)).toEqual(Array.from({ length: 9 }, () => "hint"));
});

it("finds the resident who had none where the others have it in their own names", async () => {
  expect(await foundOfHome(10, 9)).toEqual(["hit"]);
});

it("leaves the resident open who had none where there are one or two", async () => {
  expect(await foundOfHome(1, 0)).toEqual(["check"]);
  expect(await foundOfHome(2, 1)).toEqual(["check"]);
});
