import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const PEOPLE = Array.from({ length: 40 }, (_, index) => ({
  name: `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河川林"[Math.floor(index / 10)]}`,
  id: number(`9999991960010${1 + (index % 9)}${201 + 2 * index}`),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-words-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, header: readonly string[], rows: readonly (readonly string[])[]) {
  writeFileSync(join(folder, file), [header, ...rows].map((cells) => cells.join(",")).join("\r\n"));
}

/** The level of each finding of the rule; only the first person gives cause for one. */
async function levels(rule: string) {
  const { findings } = await screenFolder(folder, context);
  return findings.filter((each) => each.startsWith(`${rule}|`)).map((each) => each.split("|")[1]);
}

describe("a word that no list has, where it decides whether the row counts", () => {
  /** Everybody has a card of grade 1 and the care subsidy, but the first not the subsidy. */
  function writeCards(stateOfFirst: string, subsidised = PEOPLE.slice(1)) {
    write(
      "持证残疾人.csv",
      ["姓名", "身份证号", "残疾类别", "残疾等级", "证件状态", "乡镇", "村"],
      PEOPLE.map((p, index) => [
        ...[p.name, p.id, "肢体", "一级", index === 0 ? stateOfFirst : "有效"],
        ...["甲乡", "东村"],
      ]),
    );
    write(
      "残疾人两项补贴名册2019-10.csv",
      ["姓名", "身份证号", "补贴类型", "补贴金额", "乡镇", "村"],
      subsidised.map((p) => [p.name, p.id, "护理补贴", "80", "甲乡", "东村"]),
    );
    write(
      "特困人员名册2019-10.csv",
      ["姓名", "身份证号", "供养方式", "开始享受年月", "乡镇", "村"],
      [["钱一山", number("99999919300303301"), "集中", "2018-01", "甲乡", "东村"]],
    );
    write(
      "户籍人口.csv",
      ["户号", "与户主关系", "姓名", "公民身份号码", "户籍状态", "乡镇", "村"],
      PEOPLE.map((p, index) => [
        ...[String(90_000_001 + index), "户主", p.name, p.id, "正常", "甲乡", "东村"],
      ]),
    );
  }

  it.each([
    ["有效", ["hit"]],
    ["注销", []],
    ["另有说明", ["check"]],
  ])("leaves LB07 to be verified where the card is %s", async (state, expected) => {
    writeCards(state);
    expect(await levels("LB07")).toEqual(expected);
  });

  it.each([
    ["有效", []],
    ["注销", ["hit"]],
    ["另有说明", ["check"]],
  ])("and CB07 where the card is %s and the subsidy paid", async (state, expected) => {
    writeCards(state, PEOPLE);
    expect(await levels("CB07")).toEqual(expected);
  });

  it("says so behind the sentence, and in which column", async () => {
    writeCards("另有说明");
    const { sentences } = await screenFolder(folder, context);
    const said = sentences.filter((each) => each.startsWith("LB07|"));
    expect(said).toEqual([
      expect.stringContaining("（此人有一行的“证件状态”写法认不出，请先核实。）"),
    ]);
  });
});

describe("a column whose cells say nothing that is understood", () => {
  it.each([
    ["2019-01-05", Array(20).fill("hit")],
    ["2019-10-25", []],
    ["正月初五", Array(20).fill("check")],
  ])(
    "leaves open what needs it: FF10 where people were last visited on %s",
    async (visited, expected) => {
      write(
        "特困人员名册2019-10.csv",
        ["姓名", "身份证号", "供养方式", "开始享受年月", "最近探访日期", "乡镇", "村"],
        PEOPLE.slice(0, 20).map((p) => [p.name, p.id, "分散", "2018-01", visited, "甲乡", "东村"]),
      );
      expect(await levels("FF10")).toEqual(expected);
    },
  );
});
