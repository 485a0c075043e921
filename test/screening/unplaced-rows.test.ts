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
  folder = mkdtempSync(join(tmpdir(), "doudi-unplaced-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(join(folder, file), rows.map((row) => row.join(",")).join("\r\n"));

const person = (at: number) => ({
  name: `${"赵钱孙李周吴郑王冯陈"[at % 10]}大${"一二三四五六七八九十"[Math.floor(at / 10)]}`,
  id: number(`999999196001${10 + (at % 18)}${101 + at * 7}`),
});
const masked = ({ name, id }: { name: string; id: string }) => ({
  name: `${name.charAt(0)}*${name.charAt(2)}`,
  id: `${id.slice(0, 6)}********${id.slice(14)}`,
});

/** Levels of LB07, for somebody of either township whom the roll of 甲乡 and 乙乡 has not got, where so many of the rows of 甲乡 are masked. */
async function missed(rowsMasked: number, saysTown = true): Promise<string[]> {
  const cards = [40, 41].map(person);
  const towns = ["甲乡", "乙乡"];
  write("户籍人口.csv", [
    ["户号", "姓名", "身份证号", "与户主关系", "户籍状态", "乡镇", "村"],
    ...cards.map(({ name, id }, at) => [
      ...[`H${at}`, name, id, "户主", "正常"],
      ...[towns[at] ?? "", "东村"],
    ]),
  ]);
  write("持证残疾人名单.csv", [
    ["姓名", "身份证号", "残疾类别", "残疾等级", "证件状态"],
    ...cards.map(({ name, id }) => [name, id, "肢体", "一级", "有效"]),
  ]);
  write("特困人员名册2019-10.csv", [
    ["姓名", "身份证号", "供养方式", "基本生活费", "开始享受年月"],
    ["孙有", number("99999919600101888"), "分散供养", "700", "2018-01"],
  ]);
  const rows = Array.from({ length: 40 }, (_, at) => {
    const { name, id } = at < rowsMasked ? masked(person(at)) : person(at);
    const town = at < 20 ? "甲乡" : "乙乡";
    const place = saysTown ? [town, "西村"] : [];
    return [name, id, "重度残疾人护理补贴", "80", "2018-01", ...place];
  });
  const places = saysTown ? ["乡镇", "村"] : [];
  write("残疾人补贴名册2019-10.csv", [
    ["姓名", "身份证号", "补贴类别", "补贴金额", "开始享受年月", ...places],
    ...rows,
  ]);
  const { findings } = await screenFolder(folder, context);
  return findings
    .filter((each) => each.startsWith("LB07|"))
    .map((each) => each.split("|")[1] ?? "")
    .sort();
}

it("says for certain of nobody that he is not on a roll of which more than half cannot be told, in the township whose rows they are", async () => {
  expect(await missed(11)).toEqual(["check", "hit"]);
});

it("does so where half can be told", async () => {
  expect(await missed(10)).toEqual(["hit", "hit"]);
});

it("does so of nobody at all where the rows say no township", async () => {
  expect(await missed(21, false)).toEqual(["check", "check"]);
  expect(await missed(20, false)).toEqual(["hit", "hit"]);
});
