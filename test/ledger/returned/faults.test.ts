import { mkdtempSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { answerOne, findLead } from "../../../src/ledger/returned/answer-one.ts";
import { type CollectOptions, collectReturns } from "../../../src/ledger/returned/collect.ts";
import { writeConflicts } from "../../../src/ledger/returned/conflict-book.ts";
import { keptReturn } from "../../../src/ledger/returned/keep-returned.ts";
import { receiptsOf } from "../../../src/ledger/returned/receipt.ts";
import { readReturns } from "../../../src/ledger/returned/returns.ts";
import type { OlderFile } from "../../../src/ledger/returned/take-file.ts";
import { readIssued } from "../../../src/worklists/issued.ts";
import { convert, whyNoOffice } from "../../worklists/support/soffice.ts";
import { column, openBook, type Page, type SaveAs, saveBook } from "./clerk.ts";
import { freshLedger, type IssuedCounty, issueCounty } from "./issued-county.ts";

let county: IssuedCounty;
let ledgerFolder: string;
let folder: string;
let pages: Page[];
let hidden: Page[];

beforeAll(async () => {
  county = await issueCounty();
});
beforeEach(() => {
  ledgerFolder = freshLedger(county);
  folder = mkdtempSync(join(tmpdir(), "doudi-faults-"));
  ({ pages, hidden } = openBook(readFileSync(county.file)));
});

/** 脱保, its rows 2 to 4 answered 06. */
function filled(count = 3): Page {
  const page = pages.find(({ name }) => name === "脱保") as Page;
  for (let row = 1; row <= count; row += 1) {
    put(page, row, "核查结果", "06 不符合条件");
    put(page, row, "核查情况说明", `情况${row}`);
    put(page, row, "核查人", "测试");
  }
  return page;
}

function put(page: Page, row: number, title: string, text: string): void {
  (page.rows[row] as string[])[column(page, title)] = text;
}

const cell = (page: Page, row: number, title: string) =>
  page.rows[row]?.[column(page, title)] ?? "";
const save = (name: string, as: SaveAs = "xlsx") => saveBook({ pages, hidden }, folder, name, as);

async function handIn(
  paths: string | readonly string[],
  options: Partial<Pick<CollectOptions, "round" | "words" | "askOlder">> = {},
) {
  const collected = await collectReturns({ ledgerFolder }, [paths].flat(), {
    ...{ who: "test", today: "2019-12-01", ...options },
    spoolFolder: join(dirname(ledgerFolder), "spool"),
  });
  const receipts = receiptsOf(collected, readAnswers({ ledgerFolder }));
  const sum = (count: (each: (typeof receipts)[number]) => number) =>
    receipts.reduce((total, each) => total + count(each), 0);
  return {
    collected,
    codes: collected.refusedFiles.map(({ code }) => code),
    taken: sum((each) => each.taken),
    corrected: sum((each) => each.corrected),
    unchanged: sum((each) => each.unchanged),
    missing: sum((each) => each.missing.length),
    leads: sum((each) => each.leads),
    asked: receipts.flatMap((each) => each.asked),
    reasons: receipts.flatMap((each) => each.refused.map(({ reason }) => reason)),
    conflicts: collected.conflicts.length,
  };
}

const taskByKey = (key: string) =>
  readIssued(ledgerFolder, "2019-10-1")?.rows.get(key)?.task ?? "nobody's";

/** Fill in the sheet of conflicts line by line, and hand it in. */
async function decide(
  { conflicts, index }: Awaited<ReturnType<typeof collectReturns>>,
  choice: (line: Record<string, string>) => string,
) {
  const path = await writeConflicts(conflicts, index, { folder, day: "2019-12-01" });
  const book = openBook(readFileSync(path as string));
  const [sheet] = book.pages as [Page];
  const [, header = []] = sheet.rows;
  for (const row of sheet.rows.slice(2)) {
    if (!/^[0-9a-f]{10}$/.test(row[0] ?? "")) continue;
    row[header.indexOf("采用")] = choice(
      Object.fromEntries(header.map((title, at) => [title, row[at] ?? ""])),
    );
  }
  return handIn(saveBook({ pages: book.pages, hidden: [] }, folder, "冲突表", "xlsx"));
}

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The workbook as ExcelJS saves it: one row answered with a comment and a photograph, one blank with a comment. */
async function annotated(): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(county.file);
  const sheet = book.getWorksheet("脱保") as ExcelJS.Worksheet;
  const titles = (sheet.getRow(1).values as string[]).map(String);
  const outcome = titles.indexOf("核查结果");
  sheet.getCell(2, outcome).value = "06 不符合条件";
  sheet.getCell(2, outcome).note = "邻居证实";
  sheet.getCell(3, outcome).note = "下周再去";
  const image = book.addImage({ base64: PIXEL, extension: "png" });
  sheet.addImage(image, { tl: { col: outcome, row: 1 }, ext: { width: 40, height: 40 } });
  const path = join(folder, "带批注.xlsx");
  await book.xlsx.writeFile(path);
  return path;
}

const answers = () => readAnswers({ ledgerFolder }).flatMap((batch) => batch.answers);

describe("faults of returned worklists", () => {
  it("58, 61: sets rows aside that were torn apart or whose code was changed, and says both", async () => {
    const page = filled(8);
    const [first, second] = [cell(page, 1, "姓名"), cell(page, 2, "姓名")];
    put(page, 1, "姓名", second);
    put(page, 2, "姓名", first);
    put(page, 3, "任务编号", cell(page, 4, "任务编号"));
    put(page, 5, "任务编号", `${cell(page, 5, "任务编号").slice(0, -1)}?`);
    const { taken, reasons } = await handIn(save("a"));
    expect(taken).toBe(4);
    expect(reasons.map((reason) => reason.slice(0, 3))).toEqual([
      "错行：",
      "任务编",
      "错行：",
      "错行：",
    ]);
    expect(reasons.join()).toContain("隐藏的行键指向");
  });

  it("59, 60: lists deleted rows, and keeps added ones as leads of their own", async () => {
    const page = filled();
    page.rows.splice(5, 4);
    const row = Array<string>(page.rows[0]?.length ?? 0).fill("");
    page.rows.push(row);
    put(page, page.rows.length - 1, "姓名", "手工加的");
    put(page, page.rows.length - 1, "核查结果", "01");
    const result = await handIn(save("a"));
    expect(result).toMatchObject({ taken: 3, missing: 4, leads: 1, reasons: [] });
    expect(readReturns({ ledgerFolder })[0]?.leads).toHaveLength(1);
  });

  it("62: takes the answer and asks for a correction where a name, number or village was changed", async () => {
    const page = filled();
    put(page, 1, "姓名", "改过的名");
    put(page, 2, "村", "新村");
    const { taken, asked } = await handIn(save("a"));
    expect(taken).toBe(3);
    expect(asked.map(({ field, said }) => [field, said])).toEqual([
      ["姓名", "改过的名"],
      ["村", "新村"],
    ]);
  });

  it("63: applies a merged answer to its first row only", async () => {
    const page = filled();
    const at = column(page, "核查结果");
    page.merges.push({ s: { r: 3, c: at }, e: { r: 5, c: at } });
    const { taken, reasons } = await handIn(save("a"));
    expect(taken).toBe(3);
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toContain("合并单元格");
  });

  it("64: understands what people write, and names what may be written where it does not", async () => {
    const page = filled(0);
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
    const { taken, reasons } = await handIn(save("a"));
    expect(answers().map(({ outcome }) => outcome)).toEqual(["07", "06", "06", "01", "01"]);
    expect([taken, reasons.length]).toEqual([5, 3]);
    expect(reasons[1]).toMatch(/看不懂“核查结果”，可以填：01 符合条件/);
    const told = await handIn(save("b"), { words: new Map([["去问问", "12"]]) });
    expect(told.taken).toBe(1);
  });

  it("65: finds columns that were moved and renamed, and a header that is gone; refuses without the results", async () => {
    const page = filled();
    for (const row of page.rows) row.reverse();
    put(page, 0, "核查结果", "核实结论");
    expect(await handIn(save("a"))).toMatchObject({ taken: 3, reasons: [] });
    ({ pages, hidden } = openBook(readFileSync(county.file)));
    for (const each of pages) each.rows.shift();
    (pages[0]?.rows[8] as string[])[22] = "06";
    expect(await handIn(save("b"))).toMatchObject({ taken: 1, reasons: [] });
    ({ pages, hidden } = openBook(readFileSync(county.file)));
    for (const each of pages) for (const row of each.rows) row.splice(22, 1);
    expect((await handIn(save("c"))).codes).toEqual(["E3205"]);
  });

  it("66, 67: refuses other counties, townships, tools and rounds, each with its reason", async () => {
    filled();
    const meta = hidden.find(({ name }) => name === "_meta") as Page;
    const change = (key: string, value: string, name: string) => {
      const row = meta.rows.find((each) => each[0] === key) as string[];
      const before = row[1] as string;
      row[1] = value;
      const [path] = save(name);
      row[1] = before;
      return path as string;
    };
    const paths = [
      change("county", "邻县", "a"),
      change("round", "2019-09-1", "b"),
      ...save("第1乡-核查清单"),
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
    paths.push(...saveBook(tool, folder, "other", "xlsx"));
    const { codes, taken, collected } = await handIn(paths);
    expect(codes).toEqual(["E3204", "E3203", "E3204", "E3201"]);
    expect(taken).toBe(0);
    expect(collected.refusedFiles[1]?.message).toContain("2019-09-1");
    expect(collected.refusedFiles[1]?.message).toContain("2019-10-1");
    expect(answers()).toEqual([]);
  });

  it("68, 73: takes nothing twice, adds what was filled later, and asks about an older version", async () => {
    const page = filled();
    const first = save("a");
    await handIn(first);
    expect(await handIn(first)).toMatchObject({ taken: 0, unchanged: 3 });
    put(page, 1, "核查结果", "07");
    put(page, 4, "核查结果", "12");
    const later = join(folder, "a(1).xlsx");
    renameSync(save("c")[0] as string, later);
    expect(await handIn([later])).toMatchObject({
      taken: 2,
      corrected: 1,
      unchanged: 2,
      conflicts: 0,
    });
    put(page, 1, "核查结果", "06");
    put(page, 4, "核查结果", "");
    put(page, 5, "备注", "另存过");
    expect(await handIn(save("a"))).toMatchObject({ taken: 0, conflicts: 1 });
    expect(
      answers()
        .filter(({ task }) => task === cell(page, 1, "任务编号"))
        .map(({ outcome }) => outcome),
    ).toEqual(["06", "07"]);
  });

  it("68: asks on the terminal which of two versions counts, once a file, and keeps what was said", async () => {
    const page = filled();
    put(page, 1, "核查日期", "2019-11-09");
    put(page, 2, "核查日期", "2019-11-09");
    await handIn(save("a"));
    for (const [row, outcome] of [
      [1, "07"],
      [2, "12"],
    ] as const) {
      put(page, row, "核查结果", outcome);
      put(page, row, "核查日期", "2019-11-02");
    }
    const older = save("a");
    const asked: OlderFile[] = [];
    const askOlder = (choice: "kept" | "this" | undefined) => async (each: OlderFile) => {
      asked.push(each);
      return choice;
    };
    expect(await handIn(older, { askOlder: askOlder("kept") })).toMatchObject({
      ...{ taken: 0, unchanged: 3, conflicts: 0 },
    });
    expect(
      asked[0]?.differences.map(({ kept, now }) => [kept.answer.outcome, now.answer.outcome]),
    ).toEqual([
      ["06", "07"],
      ["06", "12"],
    ]);
    expect(await handIn(older, { askOlder: askOlder("this") })).toMatchObject({ unchanged: 3 });
    expect(asked).toHaveLength(1);
    ledgerFolder = freshLedger(county);
    put(page, 1, "核查结果", "06");
    put(page, 1, "核查日期", "2019-11-09");
    await handIn(save("a"));
    put(page, 1, "核查结果", "13");
    put(page, 1, "核查日期", "2019-11-02");
    expect(await handIn(save("a"), { askOlder: askOlder("this") })).toMatchObject({ corrected: 1 });
    expect(answers().at(-1)).toMatchObject({ outcome: "13", verifiedOn: "2019-11-02" });
    expect(readReturns({ ledgerFolder }).at(-1)?.decided).toHaveLength(1);
  });

  it("58, 61, 63: offers rows that were set aside in the sheet of conflicts, where no sound row answers the lead", async () => {
    const page = filled(6);
    put(page, 3, "任务编号", cell(page, 4, "任务编号"));
    put(page, 5, "任务编号", `${cell(page, 5, "任务编号").slice(0, -1)}?`);
    const at = column(page, "核查结果");
    page.merges.push({ s: { r: 6, c: at }, e: { r: 7, c: at } });
    const tasks = [3, 5, 7].map((row) => taskByKey(cell(page, row, "行键")));
    const { collected, taken, reasons } = await handIn(save("a"));
    expect([taken, reasons.length]).toEqual([4, 3]);
    expect(collected.conflicts.map(({ task, isDoubtful }) => [task, isDoubtful])).toEqual(
      tasks.map((task) => [task, true]),
    );
    await decide(collected, (line) => (line.任务编号 === tasks[1] ? "都不采用" : "采用"));
    const told = answers().slice(4);
    expect(told.map(({ task, outcome }) => [task, outcome])).toEqual([
      [tasks[0], "06"],
      [tasks[2], "06"],
    ]);
    expect(readAnswers({ ledgerFolder }).at(-1)?.source.file).toBe("a.xlsx");
    const again = await handIn(join(folder, "a.xlsx"));
    expect(again).toMatchObject({ taken: 0, conflicts: 0 });
  });

  it("58, 61: a sound row settles what was in doubt, and one row answers one lead", async () => {
    const page = filled(2);
    const [first, second] = [cell(page, 1, "任务编号"), cell(page, 2, "任务编号")];
    put(page, 1, "任务编号", second);
    put(page, 2, "任务编号", first);
    const { collected } = await handIn(save("a"));
    expect(collected.conflicts.map(({ candidates }) => candidates.length)).toEqual([2, 2]);
    const twice = await decide(collected, (line) => (line.行 === "脱保 2" ? "采用" : ""));
    expect(twice.collected.decidedFiles[0]).toMatchObject({ taken: 0 });
    expect(twice.collected.decidedFiles[0]?.refused[0]?.reason).toContain("只能采用在一条上");
    put(page, 1, "任务编号", first);
    put(page, 2, "任务编号", second);
    expect(await handIn(save("a"))).toMatchObject({ taken: 2, conflicts: 0 });
  });

  it("69: decides nothing where two files differ, and takes the decision from the small sheet", async () => {
    const page = filled();
    const paths = save("甲");
    put(page, 1, "核查结果", "01");
    paths.push(...save("乙"));
    const { collected, taken } = await handIn(paths);
    expect([taken, collected.conflicts.length]).toEqual([2, 1]);
    const sheet = await writeConflicts(collected.conflicts, collected.index, {
      folder,
      day: "2019-12-01",
    });
    const small = openBook(readFileSync(sheet as string));
    const rows = small.pages[0]?.rows as string[][];
    const at = rows[1]?.indexOf("采用") as number;
    const chosen = rows.find((row) => row.some((text) => text.startsWith("01 "))) as string[];
    chosen[at] = "采用";
    const decided = saveBook({ pages: small.pages, hidden: [] }, folder, "冲突表", "xlsx");
    const after = await handIn(decided);
    expect(after.conflicts).toBe(0);
    expect(after.collected.decidedFiles).toMatchObject([{ taken: 1, dropped: 0, refused: [] }]);
    expect(answers().find(({ task }) => task === cell(page, 1, "任务编号"))?.outcome).toBe("01");
    expect((await handIn(decided)).collected.decidedFiles[0]?.refused[0]?.reason).toContain(
      "已经决定过",
    );
  });

  it("70: knows rows copied into a new book or saved as text by their codes", async () => {
    filled();
    expect(await handIn(save("a", "copied"))).toMatchObject({ taken: 3, reasons: [] });
    expect(await handIn(save("b", "csv"))).toMatchObject({ taken: 0, reasons: [] });
    expect(await handIn(save("c", "xls"))).toMatchObject({ taken: 0, reasons: [] });
  });

  it.skipIf(whyNoOffice() !== undefined)(
    "reads what LibreOffice saved again",
    { timeout: 120_000 },
    async () => {
      filled();
      const [path = ""] = save("a");
      expect(await handIn([convert(path, "xlsx"), convert(county.file, "ods")])).toMatchObject({
        ...{ taken: 3, reasons: [], missing: 0, conflicts: 0 },
      });
    },
  );

  it("71: sets impossible answers aside", async () => {
    const page = filled(5);
    put(page, 1, "核查日期", "2030-01-01");
    put(page, 2, "核查日期", "2018-01-01");
    put(page, 3, "核查情况说明", "补发 -300 元");
    put(page, 4, "核查情况说明", "已死亡");
    put(page, 5, "核查日期", "上个月");
    expect((await handIn(save("a"))).reasons.map((reason) => reason.slice(0, 9))).toEqual([
      "“核查日期”晚于今",
      "“核查日期”早于排",
      "金额是负数",
      "“核查结果”填的是",
      "看不懂“核查日期”",
    ]);
  });

  it("72: keeps long remarks, line breaks and what looks like a formula as text", async () => {
    const page = filled();
    const long = "长".repeat(32_000);
    put(page, 1, "核查情况说明", long);
    put(page, 2, "核查情况说明", "第一行\n=SUM(A1)");
    put(page, 3, "备注", "=1+1");
    await handIn(save("a"));
    expect(
      answers()
        .map(({ note }) => note)
        .slice(0, 2),
    ).toEqual([long, "第一行\n=SUM(A1)"]);
    expect(answers()[2]?.more).toEqual({ 备注: "=1+1" });
  });

  it.skipIf(whyNoOffice() !== undefined)(
    "72: keeps comments as text and originals for their pictures, and tells of those whose row is not taken",
    { timeout: 120_000 },
    async () => {
      const path = await annotated();
      const resaved = convert(path, "xlsx");
      for (const [file, round] of [
        [path, "first"],
        [resaved, "again"],
      ] as const) {
        ledgerFolder = freshLedger(county);
        const { collected, taken } = await handIn([file]);
        expect(taken, round).toBe(1);
        expect(answers()[0]?.more, round).toEqual({
          批注: expect.stringMatching(/^核查结果：.*邻居证实\n?$/s),
          图片: "1 张，见交回的原件",
        });
        const [receipt] = receiptsOf(collected, readAnswers({ ledgerFolder }));
        expect(
          receipt?.attached.map(({ row, kind, isTaken }) => [row, kind, isTaken]),
          round,
        ).toEqual([
          [2, "comment", true],
          [2, "picture", true],
          [3, "comment", false],
        ]);
        const kept = keptReturn({ ledgerFolder }, collected.files[0]?.book.sha256 ?? "");
        expect(readFileSync(kept as string).equals(readFileSync(file)), round).toBe(true);
      }
    },
  );

  it("finds a case by the code typed from paper, and takes its answer", async () => {
    const page = filled(0);
    const task = cell(page, 1, "任务编号");
    const typed = task.slice(-11).replace("-", " ").toLowerCase();
    const lead = await findLead({ ledgerFolder }, typed);
    expect(lead.issued.task).toBe(task);
    const options = { who: "test", rules: { today: "2019-12-01" }, replace: false };
    await answerOne({ ledgerFolder }, lead, { 核查结果: "死了" }, options);
    expect(answers()).toMatchObject([{ task, outcome: "07" }]);
    const again = await findLead({ ledgerFolder }, typed);
    await expect(
      answerOne({ ledgerFolder }, again, { 核查结果: "06" }, options),
    ).rejects.toMatchObject({ code: "E3202" });
    await expect(findLead({ ledgerFolder }, typed.replace(/.$/, "?"))).rejects.toMatchObject({
      code: "E2006",
    });
  });
});
