import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const standards = [{ side: "农村" as const, fromMonth: 0, fen: 42_000 }];
const context = { month: monthNumber(2019, 10), standards, priceLinkage: [] };

const person = (name: string, birth: string, serial: number) => ({
  name,
  id: number(`999999${birth}${serial}`),
});
const adult = person("赵甲", "19700101", 101);
/** Eighteen on the last day of the month. */
const grown = person("钱乙", "20011031", 102);
const minor = person("孙丙", "20011101", 103);
const student = person("李丁", "19990101", 104);
const all = [adult, grown, minor, student];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-child-"));
  const kept = `D9,吴己,${number("99999919700101200")},农村,2018-03,甲乡,东村`;
  const dibao = "低保证号,姓名,身份证号,城乡类别,开始享受年月,乡镇,村";
  write("低保花名册2019-10.csv", dibao, [kept]);
  write("低保花名册2018-12.csv", dibao, [
    kept,
    ...all.map(({ name, id }, at) => `D${at},${name},${id},农村,2018-03,甲乡,东村`),
  ]);
  write("特困人员名册2019-10.csv", "姓名,身份证号,供养方式,开始享受年月,乡镇,村", [
    `郑庚,${number("99999919500101201")},分散供养,2018-03,甲乡,东村`,
  ]);
  write("低保停保名单.csv", "低保证号,姓名,身份证号,停保年月,停保原因,乡镇,村", [
    `D8,王辛,${number("99999919700101202")},2019-03,死亡,甲乡,东村`,
  ]);
  write("在校学生名单.csv", "姓名,身份证号,学校,学籍状态,乡镇,村", [
    `${student.name},${student.id},某大学,在读,甲乡,东村`,
  ]);
  // The household of a grown-up alone, and one with a minor beside.
  write("建档立卡贫困人口.csv", "户编号,姓名,身份证号,与户主关系,脱贫属性,乡镇,村", [
    `P1,${adult.name},${adult.id},户主,未脱贫,甲乡,东村`,
    `P2,${grown.name},${grown.id},户主,未脱贫,甲乡,东村`,
    `P2,${minor.name},${minor.id},之子,未脱贫,甲乡,东村`,
  ]);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, header: string, rows: readonly string[]) {
  writeFileSync(join(folder, file), [header, ...rows].join("\r\n"));
}

/** Of each of the four: whether a rule is sure of him, leaves him open for want of that roll, or says nothing. */
async function found(rule: string) {
  const { sentences, unchecked } = await screenFolder(folder, context);
  const own = sentences.filter((one) => one.startsWith(`${rule}|`));
  const levelOf = ({ name }: { name: string }) => {
    const said = own.find((one) => one.includes(name));
    if (said === undefined) return undefined;
    return said.includes("没有近三个月的儿童保障名册") ? "check" : "hit";
  };
  return { isChecked: !unchecked.includes(rule), levels: all.map(levelOf) };
}

it("judges grown-ups without the roll of children, and leaves minors and who still studies open", async () => {
  expect(await found("TB01")).toEqual({
    isChecked: true,
    levels: ["hit", "hit", "check", "check"],
  });
  expect(await found("LB03")).toEqual({
    isChecked: true,
    levels: ["hit", "check", undefined, undefined],
  });
});

it("says in a sentence why somebody is left open", async () => {
  const { sentences } = await screenFolder(folder, context);
  const saidOf = (rule: string, { name }: { name: string }) =>
    sentences.find((one) => one.startsWith(`${rule}|${name}`));
  expect(saidOf("TB01", minor)).toContain("（此人未成年，没有近三个月的儿童保障名册可查，");
  expect(saidOf("TB01", student)).toContain("（此人在读，没有近三个月的儿童保障名册可查，");
  expect(saidOf("LB03", grown)).toContain("（此人家里有人未成年，没有近三个月的儿童保障名册可查，");
});

it("judges everybody where the roll of children is there", async () => {
  write("儿童保障名册2019-10.csv", "姓名,身份证号,保障类别,月保障金额,开始享受年月,乡镇,村", [
    `周壬,${number("99999920100101203")},孤儿,1000,2018-03,甲乡,东村`,
  ]);
  expect((await found("TB01")).levels).toEqual(["hit", "hit", "hit", "hit"]);
});
