import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-remarks-"));
  const { name, id } = madePerson(90);
  for (const roll of ["特困人员名册2019-10.csv", "孤儿名册2019-10.csv"])
    write(roll, ["姓名,身份证号,乡镇,村", `${name},${id},乙乡,东村`]);
  write("低保停保名单.csv", ["姓名,身份证号,停保年月,停保原因", `${name},${id},2018-03,外出`]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));
const roll = (file: string, people: number, remarks: readonly string[] = []) =>
  write(file, [
    "低保证号,户主姓名,姓名,身份证号,月保障金,享受时间,备注",
    ...Array.from({ length: people }, (_, at) => {
      const { name, id } = madePerson(at);
      return `D${at},${name},${name},${id},300,2018-01,"${remarks[at - 20] ?? ""}"`;
    }),
  ]);
const dropped = async () => levelsOf(await screenFolder(folder, context), "TB01");

it.each(["死亡", "2019年3月因病去世", "死亡，未销户", "转特困"])(
  "leaves open who was beside %s on the roll before and is on none now",
  async (remark) => {
    roll("2018年12月低保花名册.csv", 21, [remark]);
    roll("2019年10月低保花名册.csv", 20);
    expect(await dropped()).toEqual({ hit: 0, check: 1 });
  },
);

it.each(["", "外出务工", "丈夫死亡", "已脱贫", "死亡证明待办"])(
  "is certain of who was beside %s",
  async (remark) => {
    roll("2018年12月低保花名册.csv", 21, [remark]);
    roll("2019年10月低保花名册.csv", 20);
    expect(await dropped()).toEqual({ hit: 1, check: 0 });
  },
);
