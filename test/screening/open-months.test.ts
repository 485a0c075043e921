import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const people = Array.from({ length: 12 }, (_, at) => ({ ...madePerson(at), number: `D${at}` }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-months-"));
  write("低保花名册2019-10.csv", [
    ["低保证号", "姓名", "身份证号", "与户主关系", "村", "月保障金", "开始享受年月"],
    ...people.map(({ number, name, id }, at) => [
      number,
      name,
      id,
      "户主",
      `${"东西南北"[at % 4]}村`,
      "300",
      "2018-01",
    ]),
  ]);
  write("户籍人口.csv", [
    ["姓名", "身份证号", "户号", "与户主关系", "户口状态", "乡镇", "村"],
    ...people.map(({ name, id }, at) => [
      name,
      id,
      `H${at}`,
      "户主",
      "正常",
      "甲乡",
      `${"东西南北"[at % 4]}村`,
    ]),
  ]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));

interface Paid {
  day?: string | null;
  amount?: string | null;
  result?: string | null;
  account?: (at: number) => string;
}

/** A list of what all are paid for a month; without a column where it is null. */
function pay(file: string, month: string, say: (at: number) => Paid, listed = people) {
  const columns = (paid: Paid) =>
    [
      ["发放日期", paid.day],
      ["发放金额", paid.amount],
      ["发放状态", paid.result],
      ["银行账号", paid.account?.(0) ?? null],
    ].filter(([, value]) => value !== null);
  const first = { day: `${month}-05`, amount: "300", result: "成功", ...say(0) };
  write(file, [
    [
      "姓名",
      "身份证号",
      "低保证号",
      "发放项目",
      "所属年月",
      ...columns(first).map(([header]) => String(header)),
    ],
    ...listed.map(({ name, id, number }, at) => {
      const paid = { day: `${month}-05`, amount: "300", result: "成功", ...say(at) };
      const account = paid.account;
      const cells = columns({ ...paid, ...(account ? { account: () => account(at) } : {}) });
      return [name, id, number, "低保", month, ...cells.map(([, value]) => String(value))];
    }),
  ]);
}

const found = async (rule: string) => levelsOf(await screenFolder(folder, context), rule);

it("is sure of who was paid late, beside a list of another month without days", async () => {
  pay("发放2019-09.csv", "2019-09", (at) => ({ day: at === 0 ? "2019-09-25" : "2019-09-05" }));
  pay("发放2019-10.csv", "2019-10", () => ({ day: null }));
  expect(await found("FF02")).toEqual({ hit: 1, check: 0 });
});

it("is not sure of who was paid late, beside a list of the same month without days", async () => {
  pay("发放2019-10.csv", "2019-10", (at) => ({ day: at === 0 ? "2019-10-25" : "2019-10-05" }));
  pay("补发2019-10.csv", "2019-10", () => ({ day: null, amount: "20" }));
  expect(await found("FF02")).toEqual({ hit: 0, check: 1 });
});

it("is sure of who was paid short, beside a list of another month without amounts", async () => {
  pay("发放2019-09.csv", "2019-09", () => ({ amount: null }));
  pay("发放2019-10.csv", "2019-10", (at) => ({ amount: at === 0 ? "200" : "300" }));
  expect(await found("FF03")).toEqual({ hit: 1, check: 0 });
});

it("is sure of whose payment failed, beside a list of another month that says of none how it went", async () => {
  pay("发放2019-09.csv", "2019-09", (at) => ({ result: at === 0 ? "失败" : "成功" }));
  pay("发放2019-10.csv", "2019-10", () => ({ result: null }));
  expect(await found("FF07")).toEqual({ hit: 1, check: 0 });
});

it("is sure of who share an account, beside a list without accounts", async () => {
  pay("发放2019-09.csv", "2019-09", () => ({
    account: (at) => (at < 4 ? "6217990012345678" : `62179900123457${10 + at}`),
  }));
  pay("发放2019-10.csv", "2019-10", () => ({}));
  expect(await found("FF13")).toEqual({ hit: 4, check: 0 });
});
