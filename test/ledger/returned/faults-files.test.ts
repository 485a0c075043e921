import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeConflicts } from "../../../src/ledger/returned/conflict-book.ts";
import { readReturns } from "../../../src/ledger/returned/returns.ts";
import type { OlderFile } from "../../../src/ledger/returned/take-file.ts";
import { convert, whyNoOffice } from "../../worklists/support/soffice.ts";
import { openBook, type Page, saveBook } from "./clerk.ts";
import { freshLedger } from "./issued-county.ts";
import { cell, put, ReturnDesk } from "./return-desk.ts";

const desk = new ReturnDesk();

describe("faults of returned files", () => {
  it("65: finds columns that were moved and renamed, and a header that is gone; refuses without the results", async () => {
    const page = desk.filled();
    for (const row of page.rows) row.reverse();
    put(page, 0, "核查结果", "核实结论");
    expect(await desk.handIn(desk.save("a"))).toMatchObject({ taken: 3, reasons: [] });
    desk.reopen();
    for (const each of desk.pages) each.rows.shift();
    (desk.pages[0]?.rows[8] as string[])[22] = "06";
    expect(await desk.handIn(desk.save("b"))).toMatchObject({ taken: 1, reasons: [] });
    desk.reopen();
    for (const each of desk.pages) for (const row of each.rows) row.splice(22, 1);
    expect((await desk.handIn(desk.save("c"))).codes).toEqual(["E3205"]);
  });

  it("66, 67: refuses other counties, townships, tools and rounds, each with its reason", async () => {
    desk.filled();
    const meta = desk.hidden.find(({ name }) => name === "_meta") as Page;
    const change = (key: string, value: string, name: string) => {
      const row = meta.rows.find((each) => each[0] === key) as string[];
      const before = row[1] as string;
      row[1] = value;
      const [path] = desk.save(name);
      row[1] = before;
      return path as string;
    };
    const paths = [
      change("county", "邻县", "a"),
      change("round", "2019-09-1", "b"),
      ...desk.save("第1乡-核查清单"),
    ];
    const tool = {
      pages: [
        {
          name: "S",
          rows: [
            ["姓名", "金额"],
            ["甲", "1"],
          ],
          merges: [],
        },
      ],
      hidden: [],
    };
    paths.push(...saveBook(tool, desk.folder, "other", "xlsx"));
    const { codes, taken, collected } = await desk.handIn(paths);
    expect(codes).toEqual(["E3204", "E3203", "E3204", "E3201"]);
    expect(taken).toBe(0);
    expect(collected.refusedFiles[1]?.message).toContain("2019-09-1");
    expect(collected.refusedFiles[1]?.message).toContain("2019-10-1");
    expect(desk.answers()).toEqual([]);
  });

  it("68, 73: takes nothing twice, adds what was filled later, and asks about an older version", async () => {
    const page = desk.filled();
    const first = desk.save("a");
    await desk.handIn(first);
    expect(await desk.handIn(first)).toMatchObject({ taken: 0, unchanged: 3 });
    put(page, 1, "核查结果", "07");
    put(page, 4, "核查结果", "12");
    const later = join(desk.folder, "a(1).xlsx");
    renameSync(desk.save("c")[0] as string, later);
    expect(await desk.handIn([later])).toMatchObject({
      taken: 2,
      corrected: 1,
      unchanged: 2,
      conflicts: 0,
    });
    put(page, 1, "核查结果", "06");
    put(page, 4, "核查结果", "");
    put(page, 5, "备注", "另存过");
    expect(await desk.handIn(desk.save("a"))).toMatchObject({ taken: 0, conflicts: 1 });
    expect(
      desk
        .answers()
        .filter(({ task }) => task === cell(page, 1, "任务编号"))
        .map(({ outcome }) => outcome),
    ).toEqual(["06", "07"]);
  });

  it("68: takes two files that agree once each, however often they come in", async () => {
    const page = desk.filled();
    const files = desk.save("甲");
    for (const row of [1, 2, 3]) put(page, row, "核查人", "别人");
    put(page, 1, "核查日期", "2019-11-09");
    files.push(...desk.save("乙"));
    expect(await desk.handIn(files)).toMatchObject({ taken: 6, conflicts: 0 });
    expect(await desk.handIn(files)).toMatchObject({ taken: 0, unchanged: 6, conflicts: 0 });
    put(page, 1, "核查情况说明", "又去了一次");
    expect(await desk.handIn(desk.save("乙"))).toMatchObject({ taken: 1, unchanged: 2 });
  });

  it("68: asks on the terminal which of two versions counts, once a file, and keeps what was said", async () => {
    const page = desk.filled();
    put(page, 1, "核查日期", "2019-11-09");
    put(page, 2, "核查日期", "2019-11-09");
    await desk.handIn(desk.save("a"));
    for (const [row, outcome] of [
      [1, "07"],
      [2, "12"],
    ] as const) {
      put(page, row, "核查结果", outcome);
      put(page, row, "核查日期", "2019-11-02");
    }
    const older = desk.save("a");
    const asked: OlderFile[] = [];
    const askOlder = (choice: "kept" | "this" | undefined) => async (each: OlderFile) => {
      asked.push(each);
      return choice;
    };
    expect(await desk.handIn(older, { askOlder: askOlder("kept") })).toMatchObject({
      ...{ taken: 0, unchanged: 3, conflicts: 0 },
    });
    expect(
      asked[0]?.differences.map(({ kept, now }) => [kept.answer.outcome, now.answer.outcome]),
    ).toEqual([
      ["06", "07"],
      ["06", "12"],
    ]);
    expect(await desk.handIn(older, { askOlder: askOlder("this") })).toMatchObject({
      unchanged: 3,
    });
    expect(asked).toHaveLength(1);
    desk.ledgerFolder = freshLedger(desk.county);
    put(page, 1, "核查结果", "06");
    put(page, 1, "核查日期", "2019-11-09");
    await desk.handIn(desk.save("a"));
    put(page, 1, "核查结果", "13");
    put(page, 1, "核查日期", "2019-11-02");
    expect(await desk.handIn(desk.save("a"), { askOlder: askOlder("this") })).toMatchObject({
      corrected: 1,
    });
    expect(desk.answers().at(-1)).toMatchObject({ outcome: "13", verifiedOn: "2019-11-02" });
    expect(readReturns(desk).at(-1)?.decided).toHaveLength(1);
  });

  it("69: decides nothing where two files differ, and takes the decision from the small sheet", async () => {
    const page = desk.filled();
    const paths = desk.save("甲");
    put(page, 1, "核查结果", "01");
    paths.push(...desk.save("乙"));
    const { collected, taken } = await desk.handIn(paths);
    expect([taken, collected.conflicts.length]).toEqual([2, 1]);
    const sheet = await writeConflicts(collected.conflicts, collected.index, {
      folder: desk.folder,
      day: "2019-12-01",
    });
    const small = openBook(readFileSync(sheet as string));
    const rows = small.pages[0]?.rows as string[][];
    const at = rows[1]?.indexOf("采用") as number;
    const chosen = rows.find((row) => row.some((text) => text.startsWith("01 "))) as string[];
    chosen[at] = "采用";
    const decided = saveBook({ pages: small.pages, hidden: [] }, desk.folder, "冲突表", "xlsx");
    const after = await desk.handIn(decided);
    expect(after.conflicts).toBe(0);
    expect(after.collected.decidedFiles).toMatchObject([{ taken: 1, dropped: 0, refused: [] }]);
    expect(desk.answers().find(({ task }) => task === cell(page, 1, "任务编号"))?.outcome).toBe(
      "01",
    );
    expect((await desk.handIn(decided)).collected.decidedFiles[0]?.refused[0]?.reason).toContain(
      "已经决定过",
    );
  });

  it("69: takes what was found out after an extension, whoever did, and asks where the extension is later", async () => {
    const page = desk.filled(0);
    const tasks = [1, 2, 3].map((row) => cell(page, row, "任务编号"));
    const say = (row: number, outcome: string, day: string, by: string) => {
      for (const [title, text] of [
        ["核查结果", outcome],
        ["核查日期", day],
        ["核查人", by],
      ] as const)
        put(page, row, title, text);
    };
    say(1, "15", "2019-11-05", "测试甲");
    say(2, "15", "", "测试甲");
    say(3, "06", "2019-11-05", "测试甲");
    const asked = desk.save("甲");
    say(1, "06", "2019-11-20", "测试乙");
    say(2, "12", "2019-11-20", "测试乙");
    // Found out on the 5th; on the 20th somebody else asks for more time.
    say(3, "15", "2019-11-20", "测试乙");
    const foundOut = desk.save("乙");
    const outcomes = () => tasks.map((task) => latest(task));
    const latest = (task: string) => desk.answers().findLast((each) => each.task === task)?.outcome;
    await desk.handIn(asked);
    expect(await desk.handIn(foundOut)).toMatchObject({ taken: 2, conflicts: 1 });
    expect(outcomes()).toEqual(["06", "12", "06"]);
    // The same the other way round, and in one go.
    for (const inTurn of [
      [foundOut, asked],
      [[...asked, ...foundOut]],
      [[...foundOut, ...asked]],
    ]) {
      desk.ledgerFolder = freshLedger(desk.county);
      const results = [];
      for (const files of inTurn) results.push(await desk.handIn(files));
      const last = results.at(-1);
      expect(outcomes().slice(0, 1)).toEqual(["06"]);
      expect(last?.collected.conflicts.map(({ task }) => task)).toContain(tasks[2]);
      expect(last?.collected.conflicts.map(({ task }) => task)).not.toContain(tasks[0]);
    }
  });

  it("70: knows rows copied into a new book or saved as text by their codes", async () => {
    desk.filled();
    expect(await desk.handIn(desk.save("a", "copied"))).toMatchObject({ taken: 3, reasons: [] });
    expect(await desk.handIn(desk.save("b", "csv"))).toMatchObject({ taken: 0, reasons: [] });
    expect(await desk.handIn(desk.save("c", "xls"))).toMatchObject({ taken: 0, reasons: [] });
  });

  it.skipIf(whyNoOffice() !== undefined)("reads what LibreOffice saved again", async () => {
    desk.filled();
    const [path = ""] = desk.save("a");
    expect(
      await desk.handIn([convert(path, "xlsx"), convert(desk.county.file, "ods")]),
    ).toMatchObject({
      ...{ taken: 3, reasons: [], missing: 0, conflicts: 0 },
    });
  });
});
