import { describe, expect, it } from "vitest";
import { readConflicts } from "../../../src/ledger/returned/conflict-book.ts";
import { saidOutcome } from "../../../src/ledger/returned/outcome-words.ts";
import type { Candidate, Conflict } from "../../../src/ledger/returned/returns.ts";
import { answersOfSheet } from "../../../src/ledger/take-decisions.ts";

const candidate = (row: number) =>
  ({
    file: `${row}.xlsx`,
    sha256: `${row}`,
    answer: { task: "T", sheet: "脱保", row },
  }) as Candidate;
const open = new Map<string, Conflict>([
  ["k", { id: "c", task: "T", findingKey: "k", why: "", candidates: [1, 2].map(candidate) }],
]);

/** One conflict of two rows, its column 采用 as filled in. */
function decided(...choices: string[]) {
  const rows = [
    { row: 2, cells: ["冲突编号", "候选", "任务编号", "采用"] },
    ...choices.map((choice, at) => ({ row: at + 3, cells: ["c", String(at + 1), "T", choice] })),
  ];
  const sheet = { sheet: "冲突表", hidden: 0 as const, rows, merges: [] };
  const taken = readConflicts({ sheets: [sheet] }, open);
  const [first] = taken?.decided ?? [];
  if (first) return first.chosen?.answer.row ?? "none";
  return taken?.refused[0]?.reason;
}

describe("words people write where a dropdown is", () => {
  it.each([
    [["采用", ""], 1],
    [["", "√"], 2],
    [["是", "否"], 1],
    [["不采用", "Y"], 2],
    [["不采用", "不采用"], "none"],
    [["都不采用", ""], "none"],
  ])("takes %j of a conflict as what it says", (choices, chosen) => {
    expect(decided(...choices)).toBe(chosen);
  });

  it.each([
    [["否", ""], /只写了哪一行不采用/],
    [["√", "√"], /采用了两行/],
    [["看情况", "采用"], /只能填/],
  ])("does not guess what %j means", (choices, reason) => {
    expect(decided(...choices)).toMatch(reason);
  });

  it.each([
    ["是", "same"],
    ["同一个人", "same"],
    ["不是", "not_same"],
    ["不清楚", undefined],
  ])("takes %s as what a pair is", (said, verdict) => {
    const rows = [
      ["编号", "认定", "正确证号", "备注"],
      ["0123456789", said, "", ""],
    ].map((cells, at) => ({ row: at + 1, cells }));
    const book = { file: "a.xlsx", sha256: "", sheets: [{ sheet: "s", hidden: 0 as const, rows }] };
    expect(answersOfSheet(book).answers[0]?.verdict).toBe(verdict);
  });

  it("takes the other rows of a sheet where one cannot be understood, and none of two that disagree", () => {
    const rows = [
      ["编号", "认定", "正确证号", "备注"],
      ["0000000001", "是", "", ""],
      ["0000000002", "也许", "", ""],
      ["0000000003", "不是", "", ""],
      ["0000000004", "是", "", ""],
      ["0000000004", "不是", "", ""],
      ["0000000003", "不是", "", ""],
      ["0000000005", "", "", ""],
    ].map((cells, at) => ({ row: at + 1, cells }));
    const book = { file: "a.xlsx", sha256: "", sheets: [{ sheet: "s", hidden: 0 as const, rows }] };
    const { answers, open, refused } = answersOfSheet(book);
    expect(answers.map(({ code }) => code)).toEqual(["0000000001", "0000000003"]);
    expect(open).toBe(1);
    expect(refused.map(({ sheet, row, column }) => [sheet, row, column])).toEqual([
      ["s", 3, "认定"],
      ["s", 5, "认定"],
      ["s", 6, "认定"],
    ]);
    expect(refused[1]?.reason).toContain("第 6 行");
  });

  it("names a row whose code a spreadsheet has changed, and no note below the rows", () => {
    const rows = [
      ["编号", "认定", "正确证号", "备注"],
      ["12345E67890", "是", "", ""],
      ["12345678", "不是", "", ""],
      ["00000000AB", "是", "", ""],
      ["填写人：某某", "", "", ""],
    ].map((cells, at) => ({ row: at + 1, cells }));
    const book = { file: "a.xlsx", sha256: "", sheets: [{ sheet: "s", hidden: 0 as const, rows }] };
    const { answers, refused } = answersOfSheet(book);
    expect(answers.map(({ code }) => code)).toEqual(["00000000ab"]);
    expect(refused.map(({ row, column }) => [row, column])).toEqual([
      [2, "编号"],
      [3, "编号"],
    ]);
  });

  it("knows what was done already as what had to be done", () => {
    expect(saidOutcome("已停发", ["06", "17"])).toEqual({ code: "17" });
    expect(saidOutcome("未停发", ["06", "17"])).toMatchObject({ isUnknown: true });
  });

  it.each([
    ["已死亡（2019年5月）", "07"],
    ["死亡(2019.5.1)", "07"],
    ["06 不符合条件，收入超标", "06"],
    ["06不符合条件（名下有一辆车）", "06"],
    ["08 已外迁、户籍迁出 2019年3月", "08"],
    ["12 查无此人或长期失联，村里没有登记", "12"],
    ["17 属实，应停发或追缴，已追回200元", "17"],
  ])("takes %s with the day or the reason that stands behind it", (said, code) => {
    expect(saidOutcome(said, [])).toEqual({ code });
  });

  it.each([
    ["符合（本人放弃）"],
    ["1(2)"],
    ["06 不符合条件，已死亡"],
    ["01 符合条件，拟纳入保障，但本人不愿意"],
    ["06 符合条件"],
    ["06 收入问题"],
    ["05 恢复保障或补发，未补发"],
    ["07 已死亡，非本人"],
    ["14 服刑或强制隔离戒毒，2019年3月释放"],
    ["16 发放问题属实，应补发，经查不存在"],
    ["17 属实，应停发或追缴，不应追缴"],
    ["06 不符合条件的依据不足"],
  ])("does not guess what %s means", (said) => {
    expect(saidOutcome(said, [])).toHaveProperty("problem");
  });
});
