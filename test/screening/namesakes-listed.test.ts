import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

/** Two of one name, one on 低保 and one on 特困; the third bears a name of his own. */
const [lowIncome, supported, other] = ["王国国", "王国国", "赵山"].map((name, index) => ({
  name,
  id: number(`99999919600101${index + 1}2${index + 3}`),
})) as [Person, Person, Person];
interface Person {
  name: string;
  id: string;
}

const LOW = ["62170100000000136", "赵山", "300", "成功", "2019年9月低保金"];
const FULL = ["6.21701E+18", "王国国", "700", "成功", "2019年9月特困供养金"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-namesakes-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));

/** What FF01 says where the bank's list has these rows for September. */
async function unpaid(account: string, ...paid: (readonly string[])[]) {
  const low = [lowIncome, other].map(({ name, id }, index) => [
    `D0${index}`,
    name,
    id,
    "户主",
    "甲乡",
    "东村",
    "300",
    "2018-01",
    index === 0 ? account : (LOW[0] ?? ""),
  ]);
  write("低保花名册2019-10.csv", [
    [
      "低保证号",
      "姓名",
      "身份证号",
      "与户主关系",
      "乡镇",
      "村",
      "月保障金",
      "开始享受年月",
      "银行账号",
    ],
    ...low,
  ]);
  write("特困人员名册2019-10.csv", [
    ["姓名", "身份证号", "供养方式", "乡镇", "村", "基本生活费", "开始享受年月"],
    [supported.name, supported.id, "分散供养", "甲乡", "西村", "700", "2018-01"],
  ]);
  write("银行代发2019年9月.csv", [["账号", "户名", "金额", "交易状态", "摘要"], ...paid]);
  const { findings } = await screenFolder(folder, context);
  return findings
    .filter((each) => each.startsWith("FF01|"))
    .map((each) => `${each.split("|")[1]} ${each.split("|")[3] || "特困"}`);
}

it("knows who of several of one name a payment is for that says nothing else, by the roll of what is paid", async () => {
  expect(await unpaid("", LOW, FULL)).toEqual(["hit D00"]);
});

it("knows nobody by an account of which a spreadsheet left 6.21701E+18", async () => {
  expect(await unpaid("6.21701E+18", LOW, FULL)).toEqual(["hit D00"]);
});

it("leaves open who of several of one name is on a roll that says nothing else", async () => {
  const people = [lowIncome, supported, other];
  write("户籍人口.csv", [
    ["户号", "姓名", "身份证号", "与户主关系", "户籍状态", "乡镇", "村"],
    ...people.map(({ name, id }, at) => [`H${at}`, name, id, "户主", "正常", "甲乡", `${at}村`]),
  ]);
  write("持证残疾人名单.csv", [
    ["姓名", "身份证号", "残疾类别", "残疾等级", "证件状态"],
    ...[lowIncome, other].map(({ name, id }) => [name, id, "肢体", "一级", "有效"]),
  ]);
  write("特困人员名册2019-10.csv", [
    ["姓名", "身份证号", "供养方式", "基本生活费", "开始享受年月"],
    ["孙有", number("99999919600101888"), "分散供养", "700", "2018-01"],
  ]);
  const listed = (name: string, id: string) => [name, id, "重度残疾人护理补贴", "80", "2018-01"];
  const roll = (...rows: string[][]) =>
    write("残疾人补贴名册2019-10.csv", [
      ["姓名", "身份证号", "补贴类别", "补贴金额", "开始享受年月"],
      listed("钱多", number("99999919600101999")),
      ...rows,
    ]);
  const missed = async () => {
    const { findings } = await screenFolder(folder, context);
    return findings.filter((each) => each.startsWith("LB07|")).map((each) => each.split("|")[1]);
  };
  roll();
  expect(await missed()).toEqual(["hit", "hit"]);
  roll(listed("王国国", ""));
  expect((await missed()).sort()).toEqual(["check", "hit"]);
});

it("leaves open who of several of one name has died of whom a list says nothing else", async () => {
  write("户籍人口.csv", [
    ["户号", "姓名", "身份证号", "与户主关系", "户籍状态", "乡镇", "村"],
    ...[lowIncome, supported, other].map(({ name, id }, at) => [
      `H${at}`,
      name,
      id,
      "户主",
      "正常",
      "甲乡",
      `${at}村`,
    ]),
  ]);
  write("低保停保名单.csv", [
    ["姓名", "身份证号", "停保年月", "停保原因"],
    ...[lowIncome, other].map(({ name, id }) => [name, id, "2019-08", "死亡"]),
  ]);
  for (const [file, programme] of [
    ["低保花名册2019-10.csv", "月保障金"],
    ["特困人员名册2019-10.csv", "基本生活费"],
  ] as const)
    write(file, [
      ["姓名", "身份证号", "供养方式", programme, "开始享受年月"],
      ["孙有", number("99999919600101888"), "分散供养", "700", "2018-01"],
    ]);
  const dead = async (...rows: string[][]) => {
    write("死亡人员名单.csv", [["姓名", "身份证号", "死亡日期"], ...rows]);
    const { findings } = await screenFolder(folder, context);
    return findings.filter((each) => each.startsWith("TB02|")).map((each) => each.split("|")[1]);
  };
  const stranger = ["钱多", number("99999919600101999"), "2019-07-01"];
  expect(await dead(stranger)).toEqual(["hit", "hit"]);
  expect((await dead(stranger, ["王国国", "", "2019-07-02"])).sort()).toEqual(["check", "hit"]);
});
