import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { readDay } from "../../src/rolls/cell/read-date.ts";
import { resolveCode } from "../../src/rolls/resolve-code.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const HEADER = ["户号", "姓名", "公民身份号码", "性别", "出生日期", "户籍状态", "乡镇", "村"];
const ID = "999999199001010013";

async function register(rows: readonly Partial<Record<string, string>>[]) {
  const usual = {
    户号: "1",
    姓名: "张三",
    公民身份号码: ID,
    性别: "男",
    出生日期: "1990-01-01",
    户籍状态: "正常",
    乡镇: "甲乡",
    村: "东村",
  };
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      HEADER,
      ...rows.map((row, index) => {
        const cells: Record<string, string | undefined> = { ...usual, 户号: `${index}`, ...row };
        return HEADER.map((header) => cells[header] ?? "");
      }),
    ],
  });
}

async function staged(field: string): Promise<(string | null)[]> {
  const rows = await db.rows<{ said: string | null }>(
    `SELECT CAST(m.${field} AS VARCHAR) AS said FROM mention m ORDER BY m.row_no`,
  );
  return rows.map(({ said }) => said);
}

async function faults(field: string): Promise<number[]> {
  const rows = await db.rows<{ row_no: number }>(
    `SELECT row_no FROM cell_fault WHERE field = '${field}' ORDER BY row_no`,
  );
  return rows.map(({ row_no }) => row_no);
}

/** Days as spools write them, among them some that are none, and other spellings. */
const ISO = [
  ...["1964-01-06", "1850-01-01", "2150-12-31", "1849-12-31", "2151-01-01", "1899-11-30"],
  ...["1899-12-01", "1899-12-31", "1900-01-01", "2000-02-29", "1900-02-29", "2019-02-30"],
  ...["2019-13-01", "2019-00-10", "0000-01-01"],
];
const OTHERS = [
  ...["19640106", "1964-1-6", "1964/01/06", "1964.01.06", "2019-09-00", "1964年1月6日", "64-01-06"],
  ...["1964-01-06 08:30", "9999-12-31", "长期", "不详", "2019-09", "43721", "1964-01-06x"],
];

describe("days that stand in a column alone", () => {
  it.each([
    ["as spools write them", ISO],
    ["with a few others among them", [...ISO, ...OTHERS.slice(0, 5)]],
    ["with many others among them", [...ISO, ...OTHERS]],
    ["none of them so written", OTHERS],
  ])("are what reading each text says: %s", async (_, texts) => {
    await register(texts.map((text) => ({ 出生日期: text })));
    expect(await staged("birth_on")).toEqual(texts.map(readDay));
    const unread = texts.flatMap((text, index) =>
      readDay(text) === null && !/长期|9999|不详/.test(text) ? [index + 2] : [],
    );
    expect(await faults("birth_on")).toEqual(unread);
  });
});

describe("words of a code list", () => {
  const WORDS = ["正常", "在籍", "迁出", "已注销", "死亡", "说不清", "甲", ""];
  const MANY = Array.from({ length: 12 }, (_, index) => `第${index}种`);

  it.each([
    ["few of them otherwise written", WORDS],
    ["many of them unknown", [...WORDS, ...MANY]],
  ])("are what the list says of each: %s", async (_, texts) => {
    await register(texts.map((text) => ({ 户籍状态: text })));
    const rows = await db.rows<{ state: string | null }>(
      "SELECT state FROM stage.hukou ORDER BY row_no",
    );
    expect(rows.map(({ state }) => state)).toEqual(
      texts.map((text) => (text === "" ? null : resolveCode("hukou_state", text).value)),
    );
    const unknown = texts.flatMap((text, index) =>
      text !== "" && !resolveCode("hukou_state", text).known ? [index + 2] : [],
    );
    expect(await faults("state")).toEqual(unknown);
  });
});

describe("a second sheet", () => {
  it("is read by its own texts, whatever the first one left", async () => {
    const many = Array.from({ length: 12 }, (_, index) => `第${index}种`);
    await register([...many, "正常"].map((text) => ({ 户籍状态: text })));
    await register([{ 户籍状态: "第1种" }, { 户籍状态: "死亡" }]);
    const rows = await db.rows<{ state: string }>(
      "SELECT state FROM stage.hukou WHERE sheet_id = 2 ORDER BY row_no",
    );
    expect(rows.map(({ state }) => state)).toEqual(["第1种", "死亡"]);
  });
});

describe("amounts and months", () => {
  it.each([3, 30])("are read whether there are few texts of them or many: %i", async (count) => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        ["低保证号", "姓名", "身份证号", "户月保障金额", "开始享受年月"],
        ...Array.from({ length: count }, (_, index) => [
          ...[`D${index}`, `张${index}`, ID, `${300 + index}.50`],
          `2018-${String((index % 12) + 1).padStart(2, "0")}`,
        ]),
      ],
    });
    const rows = await db.rows<{ fen: number; month: number }>(
      "SELECT amount_fen AS fen, from_month AS month FROM stage.enrolment ORDER BY row_no",
    );
    expect(rows).toEqual(
      Array.from({ length: count }, (_, index) => ({
        fen: 30_050 + index * 100,
        month: 2018 * 12 + (index % 12),
      })),
    );
  });
});
