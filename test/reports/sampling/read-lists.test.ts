import { expect, it } from "vitest";
import { readSampleList } from "../../../src/reports/sampling/read-lists.ts";
import { rowCode } from "../../../src/worklists/task-code.ts";

const CODES = ["a", "b", "c", "d"].map((digit) => `CY-${rowCode(digit.repeat(16))}`);

it("takes what it understands, and of two rows of one code that disagree none", () => {
  const [first = "", second = "", third = "", fourth = ""] = CODES;
  const rows = [
    ["抽样编号", "姓名", "走访结果", "走访情况"],
    [first, "测试甲", "应保未保", "独居"],
    [second, "测试乙", "大概是", ""],
    [third, "测试丙", "已去世", ""],
    [fourth, "测试丁", "已有保障", ""],
    [fourth, "测试丁", "未见到", ""],
    [third, "测试丙", "已死亡或外迁", ""],
    [second, "测试乙", "", ""],
  ].map((cells, at) => ({ row: at + 1, cells }));
  const book = { file: "a.xlsx", sha256: "", sheets: [{ sheet: "s", hidden: 0 as const, rows }] };
  const { answers, blank, refused } = readSampleList(book, new Set(CODES));
  expect(answers.map(({ code, result, row }) => [code, result, row])).toEqual([
    [first, "missed", 2],
    [third, "away", 4],
  ]);
  expect(blank).toBe(1);
  expect(refused.map(({ sheet, row, column }) => [sheet, row, column])).toEqual([
    ["s", 3, "走访结果"],
    ["s", 5, "走访结果"],
    ["s", 6, "走访结果"],
  ]);
});
