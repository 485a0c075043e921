import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const people = Array.from({ length: 8 }, (_, at) => madePerson(at));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-gone-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));

it.each([
  ["死亡", { hit: 1, check: 1 }],
  ["2019年8月已迁出本县", { hit: 1, check: 1 }],
  ["其父死亡", { hit: 2, check: 0 }],
  ["外出务工", { hit: 2, check: 0 }],
])(
  "leaves open whoever is not visited, 正常 on the register, and noted there as %s",
  async (remark, levels) => {
    write("特困人员名册2019-10.csv", [
      "姓名,身份证号,供养方式,生活自理能力,基本生活费,最近探访日期",
      ...people.map(
        ({ name, id }, at) => `${name},${id},分散供养,全自理,600,2019-${at < 2 ? "07" : "10"}-25`,
      ),
    ]);
    write("户籍人口.csv", [
      "户号,姓名,与户主关系,公民身份号码,户籍状态,备注",
      ...people.map(({ name, id }, at) => `H${at},${name},户主,${id},正常,${at ? "" : remark}`),
    ]);
    expect(levelsOf(await screenFolder(folder, context), "FF10")).toEqual(levels);
  },
);
