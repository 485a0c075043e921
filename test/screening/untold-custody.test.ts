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
