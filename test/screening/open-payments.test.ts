import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const folder = mkdtempSync(join(tmpdir(), "doudi-open-payments-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (file: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));

// Three households of two; the head draws the money, but once the other one.
const people = Array.from({ length: 6 }, (_, at) => ({
  ...madePerson(at),
  household: `D0${Math.floor(at / 2)}`,
  relation: at % 2 === 0 ? "户主" : "配偶",
}));

it("is not sure of a household of which a payment to another member has no month that can be read", async () => {
  write("低保花名册2019-10.csv", [
    ["低保证号", "姓名", "身份证号", "与户主关系", "乡镇", "村", "月保障金", "开始享受年月"],
    ...people.map(({ household, name, id, relation }) => [
      ...[household, name, id, relation],
      ...["甲乡", "东村", "300", "2018-01"],
    ]),
  ]);
  const paid = (at: number, month: string) => [
    people[at]?.name ?? "",
    people[at]?.id ?? "",
    ...["低保金", month, "300", "成功"],
  ];
  write("发放流水.csv", [
    ["姓名", "身份证号", "发放项目", "所属年月", "发放金额", "发放状态"],
    ...["2019-07", "2019-08"].flatMap((month) => [0, 2, 4].map((at) => paid(at, month))),
    paid(0, "2019-09"),
    paid(3, "看不清"),
  ]);
  const { findings, sentences } = await screenFolder(folder, context);
  const found = findings.filter((one) => one.startsWith("FF01|")).map((one) => one.split("|"));
  expect(found.map(([, level, , household]) => `${household} ${level}`).sort()).toEqual([
    "D01 check",
    "D02 hit",
  ]);
  expect(sentences.filter((one) => one.includes("所在户有一笔发放"))).toHaveLength(1);
});
