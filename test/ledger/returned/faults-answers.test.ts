import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { collectText } from "../../../src/cli/collect/collect-text.ts";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { answerOne, findLead } from "../../../src/ledger/returned/answer-one.ts";
import { receiptsOf } from "../../../src/ledger/returned/receipt.ts";
import { keptReturn } from "../../support/kept-return.ts";
import { convert, whyNoOffice } from "../../worklists/support/soffice.ts";
import { freshLedger } from "./issued-county.ts";
import { cell, put, ReturnDesk } from "./return-desk.ts";

const desk = new ReturnDesk();

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The workbook as ExcelJS saves it: one row answered with a comment and a photograph, one blank with a comment. */
async function annotated(): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(desk.county.file);
  const sheet = book.getWorksheet("脱保") as ExcelJS.Worksheet;
  const titles = (sheet.getRow(1).values as string[]).map(String);
  const outcome = titles.indexOf("核查结果");
  sheet.getCell(2, outcome).value = "06 不符合条件";
  sheet.getCell(2, outcome).note = "邻居证实";
  sheet.getCell(3, outcome).note = "下周再去";
  const image = book.addImage({ base64: PIXEL, extension: "png" });
  sheet.addImage(image, { tl: { col: outcome, row: 1 }, ext: { width: 40, height: 40 } });
  const path = join(desk.folder, "带批注.xlsx");
  await book.xlsx.writeFile(path);
  return path;
}

describe("faults of answers in returned worklists", () => {
  it("64: understands what people write, and names what may be written where it does not", async () => {
    const page = desk.filled(0);
    const words = [
      "死了",
      "０６",
      "不符",
      "搬走 ",
      "01符合条件，拟纳入保障",
      "√",
      "去问问",
      "01 06",
    ];
    for (const [at, word] of words.entries()) put(page, at + 1, "核查结果", word);
    const { taken, reasons, collected, receipts } = await desk.handIn(desk.save("a"));
    expect(desk.answers().map(({ outcome }) => outcome)).toEqual(["07", "06", "06", "01", "01"]);
    // Nobody wrote a day: it counts from the day that was said to be today.
    expect(new Set(desk.answers().map(({ takenOn }) => takenOn))).toEqual(new Set(["2019-12-01"]));
    expect(
      collectText({
        ...{ folder: "P", collected, receipts, toCome: [], others: [], round: undefined },
        ...{ receiptFolder: undefined, conflictFile: undefined },
        out: { paint: (_, text) => text },
      }),
    ).toContain("加上 --word 写法=代码");
    expect([taken, reasons.length]).toEqual([5, 3]);
    expect(reasons[1]).toMatch(/看不懂“核查结果”，可以填：01 符合条件/);
    const told = await desk.handIn(desk.save("b"), { words: new Map([["去问问", "12"]]) });
    expect(told.taken).toBe(1);
  });

  it("71: sets impossible answers aside", async () => {
    const page = desk.filled(5);
    put(page, 1, "核查日期", "2030-01-01");
    put(page, 2, "核查日期", "2018-01-01");
    put(page, 3, "核查情况说明", "补发 -300 元");
    put(page, 4, "核查情况说明", "已死亡");
    put(page, 5, "核查日期", "上个月");
    expect((await desk.handIn(desk.save("a"))).reasons.map((reason) => reason.slice(0, 9))).toEqual(
      [
        "“核查日期”晚于今",
        "“核查日期”早于排",
        "金额是负数",
        "“核查结果”填的是",
        "看不懂“核查日期”",
      ],
    );
  });

  it("72: keeps long remarks, line breaks and what looks like a formula as text", async () => {
    const page = desk.filled();
    const long = "长".repeat(32_000);
    put(page, 1, "核查情况说明", long);
    put(page, 2, "核查情况说明", "第一行\n=SUM(A1)");
    put(page, 3, "备注", "=1+1");
    await desk.handIn(desk.save("a"));
    expect(
      desk
        .answers()
        .map(({ note }) => note)
        .slice(0, 2),
    ).toEqual([long, "第一行\n=SUM(A1)"]);
    expect(desk.answers()[2]?.more).toEqual({ 备注: "=1+1" });
  });

  it.skipIf(whyNoOffice() !== undefined)(
    "72: keeps comments as text and originals for their pictures, and tells of those whose row is not taken",
    async () => {
      const path = await annotated();
      const files = [path, ...(["xlsx", "xls", "ods"] as const).map((to) => convert(path, to))];
      for (const [at, file] of files.entries()) {
        const round = `file ${at}`;
        desk.ledgerFolder = freshLedger(desk.county);
        const { collected, taken } = await desk.handIn([file]);
        expect(taken, round).toBe(1);
        expect(desk.answers()[0]?.more, round).toEqual({
          批注: expect.stringMatching(/^核查结果：.*邻居证实\n?$/s),
          图片: "1 张，见交回的原件",
        });
        const [receipt] = receiptsOf(collected, readAnswers(desk));
        expect(
          receipt?.attached.map(({ row, kind, isTaken }) => [row, kind, isTaken]),
          round,
        ).toEqual([
          [2, "comment", true],
          [2, "picture", true],
          [3, "comment", false],
        ]);
        const kept = keptReturn(desk, collected.files[0]?.book.sha256 ?? "");
        expect(readFileSync(kept as string).equals(readFileSync(file)), round).toBe(true);
      }
    },
  );

  it("finds a case by the code typed from paper, and takes its answer", async () => {
    const page = desk.filled(0);
    const task = cell(page, 1, "任务编号");
    const typed = task.slice(-11).replace("-", " ").toLowerCase();
    const lead = await findLead(desk, typed);
    expect(lead.issued.task).toBe(task);
    const options = { who: "test", rules: { today: "2019-12-01" }, replace: false };
    await answerOne(desk, lead, { 核查结果: "死了" }, options);
    expect(desk.answers()).toMatchObject([{ task, outcome: "07" }]);
    const again = await findLead(desk, typed);
    await expect(answerOne(desk, again, { 核查结果: "06" }, options)).rejects.toMatchObject({
      code: "E3202",
    });
    await expect(findLead(desk, typed.replace(/.$/, "?"))).rejects.toMatchObject({
      code: "E2006",
    });
  });
});
