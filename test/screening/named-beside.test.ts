import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
/** Ten households of two. */
const people = Array.from({ length: 20 }, (_, at) => ({
  name: `${"赵钱孙李周吴郑王冯陈"[at % 10]}大${"山河"[Math.floor(at / 10)]}`,
  id: number(`99999919${50 + at}0101${200 + at}`),
  household: `D${Math.floor(at / 2)}`,
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-beside-"));
  write("2018年12月低保花名册.csv", people.map(rowOf));
  const { name, id } = people[19] as (typeof people)[0];
  writeFileSync(
    join(folder, "低保停保名单.csv"),
    `姓名,身份证号,停保年月,停保原因\r\n${name},${id},2018-03,外出`,
  );
  for (const roll of ["特困人员名册2019-10.csv", "孤儿名册2019-10.csv"])
    writeFileSync(
      join(folder, roll),
      `姓名,身份证号,乡镇,村\r\n卫大海,${number("99999919600101123")},乙乡,东村`,
    );
});
afterEach(() => rmSync(folder, { recursive: true }));

const rowOf = ({ name, id, household }: (typeof people)[0]) => [
  household,
  name,
  id,
  "300",
  "2018-01",
  "甲乡",
  "东村",
];
const write = (file: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(
    join(folder, file),
    [["低保证号", "姓名", "身份证号", "月保障金额", "享受时间", "乡镇", "村"], ...rows]
      .map((cells) => cells.map((cell) => `"${cell}"`).join(","))
      .join("\r\n"),
  );

/** Findings of a roll on which the first household is one row. */
async function found(cell: (one: string, two: string) => string, id: "one" | "none") {
  const [one, two, ...others] = people as [
    (typeof people)[0],
    (typeof people)[0],
    ...typeof people,
  ];
  const own = rowOf({ ...one, name: cell(one.name, two.name), id: id === "one" ? one.id : "" });
  write("2019年10月低保花名册.csv", [own, ...others.map(rowOf)]);
  const { findings, sentences } = await screenFolder(folder, context);
  const of = (rule: string) =>
    findings.filter((each) => each.startsWith(`${rule}|`)).map((each) => each.split("|")[1]);
  return { TB01: of("TB01"), DQ03: of("DQ03"), sentences: sentences.join() };
}

it.each([
  ["、", "one"],
  ["、", "none"],
  ["和", "one"],
] as const)(
  "is sure of the first of two in one cell, and of nothing of the other: %s, number of %s",
  async (mark, id) => {
    const { TB01, DQ03, sentences } = await found((one, two) => `${one}${mark}${two}`, id);
    expect([TB01, DQ03]).toEqual([["check"], []]);
    expect(sentences).toContain("此人的姓名写在名册上同户一行的姓名格里，在不在保看不出");
  },
);

it("is sure that neither of two is missing where nothing tells where one name ends", async () => {
  expect((await found((one, two) => `${one} ${two}`, "one")).TB01).toEqual(["check", "check"]);
});

it("is sure of who is missing beside one whose name no cell has", async () => {
  expect((await found((one) => `${one}（户主）`, "one")).TB01).toEqual(["hit"]);
});
