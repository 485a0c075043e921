import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { readReturns } from "../../../src/ledger/returned/returns.ts";
import { column, openBook } from "./clerk.ts";
import { cell, put, ReturnDesk } from "./return-desk.ts";

const desk = new ReturnDesk();

describe("faults of rows of returned worklists", () => {
  it("58, 61: sets rows aside that were torn apart or whose code was changed, and says both", async () => {
    const page = desk.filled(8);
    const [first, second] = [cell(page, 1, "姓名"), cell(page, 2, "姓名")];
    put(page, 1, "姓名", second);
    put(page, 2, "姓名", first);
    put(page, 3, "任务编号", cell(page, 4, "任务编号"));
    put(page, 5, "任务编号", `${cell(page, 5, "任务编号").slice(0, -1)}?`);
    const { taken, reasons } = await desk.handIn(desk.save("a"));
    expect(taken).toBe(4);
    expect(reasons.map((reason) => reason.slice(0, 3))).toEqual([
      "错行：",
      "任务编",
      "错行：",
      "错行：",
    ]);
    expect(reasons.join()).toContain("隐藏的行键指向");
  });

  it("73: takes what is there of a sheet filled in for a few rows only, some cells of which are still to come", async () => {
    const page = desk.filled(6);
    ["06", "", "07", "15", "01", "08"].forEach((outcome, at) => {
      put(page, at + 1, "核查结果", outcome);
    });
    put(page, 1, "核查情况说明", "");
    const { reasons } = await desk.handIn(desk.save("a"));
    expect(reasons.join()).not.toContain("单独排过序");
    expect(reasons).toContainEqual(expect.stringContaining("没有填“核查结果”"));
  });

  it("73: takes the form for paper that nobody has filled in for what it is", async () => {
    const { taken, reasons } = await desk.handIn(desk.county.print);
    expect([taken, reasons]).toEqual([0, []]);
  });

  it("59, 60: lists deleted rows, and keeps added ones as leads of their own", async () => {
    const page = desk.filled();
    page.rows.splice(5, 4);
    const row = Array<string>(page.rows[0]?.length ?? 0).fill("");
    page.rows.push(row);
    put(page, page.rows.length - 1, "姓名", "手工加的");
    put(page, page.rows.length - 1, "核查结果", "01");
    const result = await desk.handIn(desk.save("a"));
    expect(result).toMatchObject({ taken: 3, missing: 4, leads: 1, reasons: [] });
    expect(readReturns(desk)[0]?.leads).toHaveLength(1);
    // Nobody writes his own township on a row of his own list.
    expect(result.receipts.map(({ town, leads }) => [town, leads])).toEqual([
      [desk.county.town, 1],
    ]);
  });

  it("60: leaves it open whose a row is that was added to a file of two townships", async () => {
    const page = desk.filled();
    const other = openBook(readFileSync(desk.county.other)).pages;
    page.rows.push(...(other.find(({ name }) => name === "脱保")?.rows.slice(1) ?? []));
    page.rows.push(Array<string>(page.rows[0]?.length ?? 0).fill(""));
    put(page, page.rows.length - 1, "姓名", "手工加的");
    const { receipts } = await desk.handIn(desk.save("a"));
    expect(receipts.map(({ town, leads }) => [town, leads])).toEqual([
      ["", 1],
      ["第0乡", 0],
      ["第1乡", 0],
    ]);
  });

  it("62: takes the answer and asks for a correction where a name, number or village was changed", async () => {
    const page = desk.filled();
    put(page, 1, "姓名", "改过的名");
    put(page, 2, "村", "新村");
    const { taken, asked } = await desk.handIn(desk.save("a"));
    expect(taken).toBe(3);
    expect(asked.map(({ field, said }) => [field, said])).toEqual([
      ["姓名", "改过的名"],
      ["村", "新村"],
    ]);
    // Without a result nothing is taken, but the change is told of.
    put(page, 9, "姓名", "另一个名");
    expect((await desk.handIn(desk.save("b"))).reasons).toEqual([
      expect.stringContaining("改了姓名，但没有填“核查结果”"),
    ]);
  });

  it("63: applies a merged answer to its first row only", async () => {
    const page = desk.filled();
    const at = column(page, "核查结果");
    page.merges.push({ s: { r: 3, c: at }, e: { r: 5, c: at } });
    const { taken, reasons } = await desk.handIn(desk.save("a"));
    expect(taken).toBe(3);
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toContain("合并单元格");
  });

  it("58, 61, 63: offers rows that were set aside in the sheet of conflicts, where no sound row answers the lead", async () => {
    const page = desk.filled(6);
    put(page, 3, "任务编号", cell(page, 4, "任务编号"));
    put(page, 5, "任务编号", `${cell(page, 5, "任务编号").slice(0, -1)}?`);
    const at = column(page, "核查结果");
    page.merges.push({ s: { r: 6, c: at }, e: { r: 7, c: at } });
    const tasks = [3, 5, 7].map((row) => desk.taskByKey(cell(page, row, "行键")));
    const { collected, taken, reasons } = await desk.handIn(desk.save("a"));
    expect([taken, reasons.length]).toEqual([4, 3]);
    expect(collected.conflicts.map(({ task, isDoubtful }) => [task, isDoubtful])).toEqual(
      tasks.map((task) => [task, true]),
    );
    await desk.decide(collected, (line) => (line.任务编号 === tasks[1] ? "都不采用" : "采用"));
    const told = desk.answers().slice(4);
    expect(told.map(({ task, outcome }) => [task, outcome])).toEqual([
      [tasks[0], "06"],
      [tasks[2], "06"],
    ]);
    expect(readAnswers(desk).at(-1)?.source.file).toBe("a.xlsx");
    const again = await desk.handIn(join(desk.folder, "a.xlsx"));
    expect(again).toMatchObject({ taken: 0, conflicts: 0 });
  });

  it("58, 61: a sound row settles what was in doubt, and one row answers one lead", async () => {
    const page = desk.filled(2);
    const [first, second] = [cell(page, 1, "任务编号"), cell(page, 2, "任务编号")];
    put(page, 1, "任务编号", second);
    put(page, 2, "任务编号", first);
    const { collected } = await desk.handIn(desk.save("a"));
    expect(collected.conflicts.map(({ candidates }) => candidates.length)).toEqual([2, 2]);
    const twice = await desk.decide(collected, (line) => (line.行 === "脱保 2" ? "采用" : ""));
    expect(twice.collected.decidedFiles[0]).toMatchObject({ taken: 0 });
    expect(twice.collected.decidedFiles[0]?.refused[0]?.reason).toContain("只能采用在一条上");
    put(page, 1, "任务编号", first);
    put(page, 2, "任务编号", second);
    expect(await desk.handIn(desk.save("a"))).toMatchObject({ taken: 2, conflicts: 0 });
  });
});
