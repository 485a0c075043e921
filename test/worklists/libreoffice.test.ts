import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { writeSummary } from "../../src/worklists/write-summary.ts";
import { writeWorklists } from "../../src/worklists/write-worklists.ts";
import { newFolder, roundIn, smallCounty } from "./support/county.ts";
import { convert, pagesOf, whyNoOffice } from "./support/soffice.ts";
import { xlsxParts } from "./support/xlsx-parts.ts";

const reason = whyNoOffice();
if (reason) console.warn(`test/worklists/libreoffice.test.ts is skipped: ${reason}`);

/** Enough rows for several printed pages. */
const MANY = Array.from({ length: 70 }, (_, number) => ({
  rule: "LB06",
  level: "hit" as const,
  person: "G",
  message: `第${number}条。在低保名册，但不在困难残疾人生活补贴名册。`,
}));

/** Whether a cell of the sheet 漏保 is locked; ExcelJS misreads LibreOffice's spelling of it. */
function isLocked(file: string, address: string): boolean {
  const parts = xlsxParts(file);
  const style = new RegExp(`<c r="${address}" s="(\\d+)"`).exec(
    parts.get("xl/worksheets/sheet3.xml") ?? "",
  )?.[1];
  const styles = /<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(parts.get("xl/styles.xml") ?? "")?.[1];
  return !/locked="(false|0)"/.test(styles?.split("<xf ").slice(1)[Number(style)] ?? "locked");
}

describe.skipIf(reason !== undefined)("workbooks opened in LibreOffice", () => {
  let db: Database;
  let worklist: string;
  let summary: string;

  beforeAll(async () => {
    db = await smallCounty(undefined, MANY);
    const options = roundIn(newFolder());
    const { files } = await writeWorklists(db, options);
    worklist = files.find(({ town }) => town === "龙潭乡")?.path ?? "";
    summary = await writeSummary(db, options);
  });
  afterAll(() => db.close());

  it("print A4, one page wide, with the header on every page", () => {
    const pdf = convert(worklist, "pdf");
    const pages = pagesOf(pdf);
    if (!pages) {
      console.warn("the pages are not read: pdftotext (poppler-utils) is not installed");
      return;
    }
    const lists = pages.filter((page) => page.includes("漏保核查清单"));
    expect(lists.length).toBeGreaterThan(2);
    for (const page of lists) {
      const plain = page.replace(/\s/g, "");
      expect(plain).toContain("疑点说明");
      expect(plain).toContain("核查结果");
      expect(plain).toContain("备注");
      expect(plain).toMatch(/第\d+页，共\d+页/);
    }
    // A column that did not fit would open pages of its own, and a number that did not fit shows as ###.
    expect(pages.join("")).not.toContain("###");
    expect(
      pages.every((page) =>
        /封面|核查清单|核查结果代码表|优先级|信息有误|未检查|应停发/.test(page),
      ),
    ).toBe(true);
  });

  it("keep their cells, dropdowns, locks and hidden sheets when saved again", async () => {
    const before = new ExcelJS.Workbook();
    await before.xlsx.readFile(worklist);
    const after = new ExcelJS.Workbook();
    const saved = convert(worklist, "xlsx");
    await after.xlsx.readFile(saved);
    expect(after.worksheets.map(({ name, state }) => [name, state])).toEqual(
      before.worksheets.map(({ name, state }) => [name, state === "veryHidden" ? "hidden" : state]),
    );
    const [was, is] = [before, after].map((book) => book.getWorksheet("漏保") as ExcelJS.Worksheet);
    for (let row = 1; row <= (was?.rowCount ?? 0); row += 1) {
      for (let column = 1; column <= 31; column += 1) {
        expect(is?.getCell(row, column).text).toBe(was?.getCell(row, column).text);
      }
    }
    expect(is?.getCell("W3").dataValidation?.formulae?.join()).toMatch(/_codes.*\$B\$2:.*\$B\$\d+/);
    expect([isLocked(saved, "W3"), isLocked(saved, "F3")]).toEqual([false, true]);
    expect(xlsxParts(saved).get("xl/worksheets/sheet3.xml")).toMatch(
      /<sheetProtection [^>]*sheet="(true|1)"/,
    );
  });

  it("add up to the same totals when LibreOffice works them out", async () => {
    const before = new ExcelJS.Workbook();
    await before.xlsx.readFile(summary);
    const after = new ExcelJS.Workbook();
    await after.xlsx.readFile(convert(convert(summary, "ods"), "xlsx"));
    let compared = 0;
    before.getWorksheet("乡镇汇总")?.eachRow((row) =>
      row.eachCell((cell) => {
        if (!cell.formula) return;
        compared += 1;
        expect(after.getWorksheet("乡镇汇总")?.getCell(cell.address).result ?? 0).toBe(cell.result);
      }),
    );
    expect(compared).toBeGreaterThan(10);
  });
});
