import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const people = Array.from({ length: 6 }, (_, at) => madePerson(at));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-custody-"));
  write("低保花名册2019-10.csv", [
    "低保证号,户主姓名,姓名,身份证号,月保障金,享受时间",
    ...people.map(({ name, id }, at) => `D${at},${name},${name},${id},300,2018-01`),
  ]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));

it.each([
  ["社区戒毒、强制隔离戒毒人员名单", { hit: 0, check: 2 }],
  ["强制隔离戒毒人员名单", { hit: 2, check: 0 }],
  ["服刑及强制隔离戒毒人员名单", { hit: 2, check: 0 }],
  ["服刑、强制隔离戒毒人员名单（不含社区戒毒）", { hit: 2, check: 0 }],
])(
  "knows from %s of a person on it whether he is held, or leaves it open",
  async (file, levels) => {
    write(`${file}.csv`, [
      "姓名,身份证号,起始日期,终止日期",
      ...people.slice(0, 2).map(({ name, id }) => `${name},${id},2019-01-05,2021-01-04`),
    ]);
    expect(levelsOf(await screenFolder(folder, context), "CB05")).toEqual(levels);
  },
);

it.each([
  ["服刑及强戒人员名单", "起始日期", { hit: 0, check: 2 }],
  ["在押人员名单", "收押日期", { hit: 2, check: 0 }],
  ["目前服刑人员名单", "收押日期", { hit: 2, check: 0 }],
])("leaves open who may be out by now on %s without an end", async (file, header, levels) => {
  write(`${file}.csv`, [
    `姓名,身份证号,类型,${header}`,
    ...people.slice(0, 2).map(({ name, id }) => `${name},${id},服刑在押,2015-01-05`),
  ]);
  expect(levelsOf(await screenFolder(folder, context), "CB05")).toEqual(levels);
});

it("takes whose end another list says, or who has no end among others who have, for held", async () => {
  const [one, other, third] = people.slice(0, 3).map(({ name, id }) => `${name},${id}`);
  write("服刑人员名单.csv", ["姓名,身份证号,类型,入监日期", `${one},服刑在押,2015-01-05`]);
  write("监狱名单.csv", [
    "姓名,身份证号,类型,入监日期,刑满日期",
    `${one},服刑在押,2015-01-05,2022-01-04`,
    `${other},服刑在押,2015-01-05,`,
    `${third},服刑在押,2015-01-05,2018-01-04`,
  ]);
  expect(levelsOf(await screenFolder(folder, context), "CB05")).toEqual({ hit: 2, check: 0 });
});

it("counts when a term ends from its length", async () => {
  const [one, other] = people.slice(0, 2).map(({ name, id }) => `${name},${id}`);
  write("服刑人员名单.csv", [
    "姓名,身份证号,类型,入监日期,刑期",
    `${one},服刑在押,2015-01-05,三年六个月`,
    `${other},服刑在押,2018-01-05,三年`,
  ]);
  expect(levelsOf(await screenFolder(folder, context), "CB05")).toEqual({ hit: 1, check: 0 });
});
