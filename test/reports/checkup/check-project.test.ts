import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkCharacter } from "../../../src/people/check-digit.ts";
import { createProject, type Project } from "../../../src/project/project.ts";
import type { RollCheck } from "../../../src/reports/checkup/checkup.ts";
import { type CheckResult, checkProject } from "../../../src/screening/check-project.ts";

const TOWNS = ["青溪镇", "长塘乡", "金河乡"];
const folder = mkdtempSync(join(tmpdir(), "doudi-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function idOf(number: number): string {
  const digits = `99999919${60 + (number % 30)}0${1 + (number % 9)}1${number % 9}${String(100 + (number % 800))}`;
  return digits + checkCharacter(digits);
}

const NAMES = ["赵一山", "钱二河", "孙三林", "李四海", "周五湖", "吴六江", "郑七岭", "王八方"];
const person = (number: number) => [
  NAMES[number % NAMES.length] ?? "",
  idOf(number),
  TOWNS[number % TOWNS.length] ?? "",
  "河湾村",
];

function hukou(): string[][] {
  const rows = Array.from({ length: 120 }, (_, index) => [
    ...person(index),
    String(1000 + Math.floor(index / 3)),
    index % 3 === 0 ? "户主" : "子",
    "正常",
  ]);
  return [["姓名", "身份证号", "乡镇", "村", "户号", "与户主关系", "户籍状态"], ...rows];
}

/** 60 card holders of two townships, every eighth with something wrong. */
function disability(count: number): string[][] {
  const header = ["姓名", "身份证号", "乡镇", "村", "残疾类别", "残疾等级", "有效期至"];
  const rows = Array.from({ length: count }, (_, index) => [
    ...person(index * 3 + (index % 2)),
    "肢体残疾",
    "二级",
    "",
  ]);
  const damage: ((row: string[]) => void)[] = [
    (row) => (row[1] = ""),
    (row) => (row[1] = `${row[1]?.slice(0, 15)}000`),
    (row) => (row[1] = row[1]?.slice(0, 17) ?? ""),
    (row) => (row[1] = "9.99999E+17"),
    (row) => (row[5] = "特别重"),
    (row) => (row[1] = ` ${row[1]}（已核）`),
  ];
  for (const [index, harm] of damage.entries()) harm(rows[index * 8] as string[]);
  rows.push([...(rows[1] as string[])], ["", "", "青溪镇", "河湾村", "肢体残疾", "二级", ""]);
  return [header, ...rows];
}

const students = (): string[][] => [
  ["姓名", "身份证号", "乡镇", "村", "学校", "学段", "在读状态"],
  ...Array.from({ length: 60 }, (_, index) => [...person(index), "县中", "高中", "在读"]),
];

const csv = (rows: readonly (readonly string[])[]) =>
  `${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;

async function project(name: string, files: Record<string, string[][]>): Promise<Project> {
  const made = await createProject(join(folder, name), {
    month: "2019-10",
    county: "某县",
    standards: {},
    price_linkage: [],
    rules: {},
    limits: {},
    files: [],
  });
  fill(made, files);
  return made;
}

function fill(made: Project, files: Record<string, string[][]>): void {
  for (const [file, rows] of Object.entries(files))
    writeFileSync(join(made.inputFolder, file), csv(rows));
}

const check = (made: Project, excel = false) => checkProject(made, { excel }, () => undefined);
const rollOf = (result: CheckResult, roll: string) =>
  result.checkup.rolls.find((each) => each.roll === roll) as RollCheck;
const counts = ({ faults }: RollCheck) =>
  Object.fromEntries(faults.map(({ fault, count }) => [fault, count]));

describe("the checkup of a roll", () => {
  let made: Project;
  let result: CheckResult;
  beforeAll(async () => {
    made = await project("P", {
      "户籍人口.csv": hukou(),
      "持证残疾人.csv": disability(60),
      "在校学生名单.csv": students(),
      "天气.csv": [
        ["日期", "天气"],
        ["1日", "晴"],
      ],
    });
    result = await check(made, true);
  });

  it("counts each kind of damage once", () => {
    expect(counts(rollOf(result, "disability"))).toEqual({
      id_empty: 1,
      id_trunc000: 1,
      id_short: 1,
      id_scientific: 1,
      cell_unreadable: 1,
      id_written: 1,
      row_duplicate: 1,
      row_no_person: 1,
    });
  });

  it("counts rows and valid numbers, by roll and by township", () => {
    const { rows, used, validIds, towns } = rollOf(result, "disability");
    expect({ rows, used, validIds }).toEqual({ rows: 62, used: 60, validIds: 56 });
    expect(towns.reduce((sum, town) => sum + town.rows, 0)).toBe(60);
    expect(towns.reduce((sum, town) => sum + town.validIds, 0)).toBe(56);
  });

  it("says that a township is missing, and which column is empty", () => {
    const texts = rollOf(result, "disability").problems.map(({ kind, text }) => `${kind} ${text}`);
    expect(texts).toEqual([
      expect.stringContaining("town_missing 金河乡一行也没有"),
      "column_empty “有效期至”列全部空白",
    ]);
  });

  it("gives 100 to a roll without a fault and less to one with", () => {
    expect(rollOf(result, "hukou")).toMatchObject({ score: 100, faults: [], problems: [] });
    expect(rollOf(result, "disability").score).toBeLessThan(90);
    expect(rollOf(result, "disability").score).toBeGreaterThan(50);
  });

  it("has rows in = used + aside, with the sheet that nobody knows", () => {
    const { rowsIn, rowsUsed, rowsAside, strangers } = result.checkup;
    expect(rowsIn).toBe(121 + 61 + 63 + 2);
    expect(rowsUsed + rowsAside).toBe(rowsIn);
    expect(strangers).toEqual([{ file: "天气.csv", sheet: "", rows: 2 }]);
    expect(result.aside.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowsAside);
  });

  it("writes a sheet a supplier, with the place of every fault and no whole number", () => {
    const book = XLSX.read(readFileSync(result.workbook ?? ""));
    expect(book.SheetNames).toEqual(["总览", "残联", "提供单位不明"]);
    const sheet = book.Sheets.残联 as XLSX.WorkSheet;
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: "" });
    expect(rows.find((row) => String(row[6]).includes("Excel 丢位"))?.slice(0, 5)).toEqual([
      "持证残疾人.csv",
      "",
      10,
      "B",
      "身份证号",
    ]);
    const everything = JSON.stringify(
      book.SheetNames.map((name) =>
        XLSX.utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 }),
      ),
    );
    for (let number = 0; number < 180; number += 1) expect(everything).not.toContain(idOf(number));
  });

  it("compares with the last time once the files have changed", async () => {
    expect(rollOf(await check(made), "disability").before).toBeNull();
    fill(made, {
      "持证残疾人.csv": disability(45).map((row) => row.filter((_, at) => at !== 6)),
    });
    const again = rollOf(await check(made), "disability");
    expect(again.before).toBe(60);
    expect(again.problems.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["上次 60 行，本次 45 行，少了 25%", "残联这次少列：有效期至"]),
    );
    expect(rollOf(await check(made), "disability").before).toBe(60);
  });
});

describe("a roll that is out of date or cut off", () => {
  it("says so", async () => {
    const made = await project("Q", {
      "低保花名册2019-03.csv": [
        ["姓名", "身份证号", "乡镇", "村", "低保证号", "户月保障金额", "开始享受年月"],
        ...Array.from({ length: 65_535 }, (_, index) => [
          ...person(index),
          String(5000 + index),
          index === 7 ? "-5" : index === 8 ? "99999999" : "300",
          index === 9 ? "2030-01" : "2018-01",
        ]),
      ],
    });
    const dibao = rollOf(await check(made), "dibao");
    expect(dibao.problems.map(({ kind }) => kind)).toEqual(["row_limit", "stale"]);
    expect(counts(dibao)).toMatchObject({
      amount_negative: 1,
      amount_large: 1,
      date_impossible: 1,
    });
  });

  it("but not where a sentence ends years from now", async () => {
    const ends = ["2031-05-06", "2099-01-01", "2019-12-01"];
    const made = await project("Q", {
      "服刑人员名单.csv": [
        ["姓名", "身份证号", "乡镇", "村", "服刑地点", "起始日期", "终止日期"],
        ...ends.map((end, index) => [...person(index), "某监狱", "2018-01-01", end]),
      ],
    });
    expect(counts(rollOf(await check(made), "custody")).date_impossible).toBe(1);
  });
});
