import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const month = monthNumber(2019, 10);
const rural = { side: "农村", fromMonth: monthNumber(2019, 1), fen: 42_000 } as const;
const context = { month, standards: [rural], priceLinkage: [] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-families-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));

const [wife, husband, single, other] = Array.from({ length: 4 }, (_, at) => madePerson(at));
/** Whom a factory has in its collective household. */
const workers = Array.from({ length: 30 }, (_, at) => madePerson(4 + at));

/** Levels of LB11 and LB13 for a wife whose husband is on the roll of 低保 and for a single man, by a register with these columns. */
async function levels(numbers: readonly string[] | undefined) {
  const place = "甲乡,东村";
  const all = [wife, husband, single];
  if (numbers)
    write("户籍人口.csv", [
      `${numbers.length > 0 ? "户号," : ""}姓名,身份证号,户籍状态,乡镇,村`,
      ...all.map(
        (who, at) =>
          `${numbers[at] === undefined ? "" : `${numbers[at]},`}${who?.name},${who?.id},正常,${place}`,
      ),
      ...workers
        .filter(() => numbers.includes("9"))
        .map(({ name, id }) => `9,${name},${id},正常,${place}`),
    ]);
  write("2019年10月低保对象花名册.csv", [
    "低保证号,户主姓名,姓名,身份证号,与户主关系,城乡类别,户月保障金额,开始享受年月,乡镇,村",
    `D1,${husband?.name},${husband?.name},${husband?.id},户主,农村低保,300,2018-01,${place}`,
  ]);
  write("特困人员名册2019-10.csv", [
    "姓名,身份证号,供养方式,基本生活费,开始享受年月,乡镇,村",
    `${other?.name},${other?.id},分散供养,600,2018-01,${place}`,
  ]);
  const found = [wife, single];
  write("家庭经济状况核对结果.csv", [
    "申请人姓名,申请人身份证号,家庭人口数,家庭人均月收入,财产状况,乡镇,村",
    ...found.map((who, at) => `${who?.name},${who?.id},${2 - at},300,未超标,${place}`),
  ]);
  write("失业及困难职工名单.csv", [
    "姓名,身份证号,人员类别,是否生活困难,失业时间,乡镇,村",
    ...found.map((who) => `${who?.name},${who?.id},下岗失业人员,是,2019-03,${place}`),
  ]);
  write("临时救助台账2019.csv", [
    "姓名,身份证号,申请日期,审批日期,救助原因,救助金额,乡镇,村",
    `${other?.name},${other?.id},2019-08-08,2019-08-20,因灾,1000,${place}`,
  ]);
  const screened = await screenFolder(folder, context);
  return { of: ["LB11", "LB13"].map((rule) => levelsOf(screened, rule)), said: screened.sentences };
}

it("lets go of whom somebody in the household is covered beside", async () => {
  expect((await levels(["1", "1", "2"])).of).toEqual(Array(2).fill({ hit: 1, check: 0 }));
});

it("leaves open who does not live alone by the check, where the register tells no households or there is none", async () => {
  const open = [
    { hit: 1, check: 1 },
    { hit: 0, check: 2 },
  ];
  const { of, said } = await levels([]);
  expect(of).toEqual(open);
  const ofWife = said.filter((one) => /^LB1[13]\|/.test(one) && one.includes(wife?.name ?? ""));
  expect(ofWife).toHaveLength(2);
  for (const one of ofWife) expect(one).toContain("同户别人是否在保没有核对");
  rmSync(join(folder, "户籍人口.csv"));
  expect((await levels(undefined)).of).toEqual(open);
});

it("leaves open who has no household on a register that tells those of others", async () => {
  expect((await levels(["", "1", "2"])).of).toEqual(Array(2).fill({ hit: 1, check: 1 }));
});

it("leaves open who is in the collective household of more than thirty, whoever of it is covered", async () => {
  const { of, said } = await levels(["9", "1", "2"]);
  expect(of).toEqual(Array(2).fill({ hit: 1, check: 1 }));
  const ofWife = said.filter((one) => /^LB1[13]\|/.test(one) && one.includes(wife?.name ?? ""));
  for (const one of ofWife) expect(one).toContain("集体户");
  expect((await levels(["9", "9", "2"])).of).toEqual(Array(2).fill({ hit: 1, check: 1 }));
});
