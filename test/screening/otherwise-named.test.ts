import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-cells-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const people = Array.from({ length: 12 }, (_, at) => ({
  name: `赵${"甲乙丙丁戊己庚辛壬癸子丑"[at]}山`,
  id: number(`999999${1950 + at}0101${100 + at}`),
}));
const PLACE = ["甲乡", "东村"];

function write(file: string, rows: readonly (readonly string[])[]) {
  writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));
}

/** Level and name of everybody who is said to miss the allowance, where `cells` stand in the place of numbers of those who draw it. */
async function missed(
  cells: ReadonlyMap<number, string>,
  names: ReadonlyMap<number, string> = new Map(),
) {
  write("户籍人口.csv", [
    ["户号", "姓名", "身份证号", "与户主关系", "户籍状态", "乡镇", "村"],
    ...people.map(({ name, id }, at) => [`H${at}`, name, id, "户主", "正常", ...PLACE]),
  ]);
  write("持证残疾人名单.csv", [
    ["姓名", "身份证号", "残疾类别", "残疾等级", "证件状态"],
    ...people.map(({ name, id }) => [name, id, "肢体", "一级", "有效"]),
  ]);
  write("特困人员名册2019-10.csv", [
    ["姓名", "身份证号", "供养方式", "基本生活费", "开始享受年月"],
    ["孙有", number("99999919600101888"), "分散供养", "700", "2018-01"],
  ]);
  // The last one draws none.
  write("残疾人补贴名册2019-10.csv", [
    ["姓名", "身份证号", "补贴类别", "补贴金额", "开始享受年月", "乡镇", "村"],
    ...people
      .slice(0, -1)
      .map(({ name, id }, at) => [
        ...[names.get(at) ?? name, cells.get(at) ?? id, "重度残疾人护理补贴", "80", "2018-01"],
        ...PLACE,
      ]),
  ]);
  const { findings, sentences } = await screenFolder(folder, context);
  const levels = findings
    .filter((each) => each.startsWith("LB07|"))
    .map((each) => each.split("|")[1]);
  const named = sentences.filter((each) => each.startsWith("LB07|"));
  return { levels: levels.sort(), named };
}

it("says of nobody for certain that he misses what somebody of his name and village draws under a card's or a telephone number", async () => {
  const cells = new Map([
    [1, "6217001234567890128"],
    [4, "13812345678"],
    [6, "1956-01-01"],
    [9, "19590101"],
  ]);
  const { levels, named } = await missed(cells);
  // A birthday makes him known; beside the other two nothing but name and village is said.
  expect(levels).toEqual(["check", "check", "hit"]);
  for (const at of [1, 4, 11])
    expect(named.some((sentence) => sentence.includes(people[at]?.name ?? "-"))).toBe(true);
});

it("nor whose other name, or whom with others of his, the list has without a number", async () => {
  const names = new Map([
    [1, "赵来弟（曾用名赵乙山）"],
    [4, "赵戊山等3人"],
    [6, "赵小弟/赵庚山"],
    // Another's: the son has a name that nobody knows.
    [9, "赵癸山之子"],
  ]);
  const { levels } = await missed(new Map([...names.keys()].map((at) => [at, ""])), names);
  expect(levels).toEqual(["check", "check", "check", "hit", "hit"]);
});
