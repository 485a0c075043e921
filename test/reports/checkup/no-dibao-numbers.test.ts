import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createProject } from "../../../src/project/project.ts";
import { checkProject } from "../../../src/screening/check-project.ts";
import { number } from "../../support/number.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-numbers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = ["赵一山", "钱二河", "孙三林", "李四海", "周五湖", "吴六江"];
const person = (index: number) =>
  `${NAMES[index]},${number(`99999919600${index + 1}0110${index}`)}`;
const lines = (header: string, tail: string) =>
  [header, ...NAMES.map((_, index) => `${person(index)},${tail}`)].join("\r\n");

const ROLL = lines(
  "姓名,身份证号,低保证号,与户主关系,开始享受年月,户月保障金额,乡镇,村",
  "D1,户主,2018-01,420,青溪镇,河湾村",
);
const TEKUN = lines(
  "姓名,身份证号,供养方式,生活自理能力,开始享受年月,乡镇,村",
  "分散供养,全自理,2018-01,青溪镇,河湾村",
);

/** Columns that the checkup calls wholly empty on a list of payments without 低保证号, beside another list. */
async function empty(name: string, item: string, other: [file: string, text: string]) {
  const made = await createProject(join(folder, name), {
    month: "2019-10",
    county: "某县",
    standards: {},
    price_linkage: [],
    rules: {},
    limits: {},
    files: [],
  });
  const payments = lines(
    "姓名,身份证号,低保证号,发放项目,所属年月,发放日期,发放金额,发放状态",
    `,${item},2019-10,2019-10-10,420,成功`,
  );
  writeFileSync(join(made.inputFolder, "发放流水.csv"), payments);
  writeFileSync(join(made.inputFolder, other[0]), other[1]);
  const { checkup } = await checkProject(made, { excel: false }, () => undefined);
  return checkup.rolls
    .filter(({ roll }) => roll === "payment")
    .flatMap(({ problems }) => problems)
    .filter(({ kind }) => kind === "column_empty")
    .map(({ text }) => text);
}

const MISSING = ["“低保证号”列全部空白"];

it.each([
  ["特困供养金", "特困人员名册.csv", TEKUN, []],
  ["孤儿基本生活费", "特困人员名册.csv", TEKUN, []],
  ["价格临时补贴", "特困人员名册.csv", TEKUN, []],
  ["价格临时补贴", "农村低保花名册.csv", ROLL, MISSING],
  ["低保金", "农村低保花名册.csv", ROLL, MISSING],
])(
  "asks for 低保证号 beside %s (with %s) only where somebody may have one",
  async (item, file, text, expected) => {
    expect(await empty(`${item}${file}`, item, [file, text])).toEqual(expected);
  },
);
