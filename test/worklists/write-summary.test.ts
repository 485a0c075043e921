import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { writeSummary } from "../../src/worklists/write-summary.ts";
import { newFolder, roundIn, smallCounty } from "./support/county.ts";
import { workbookText } from "./support/workbook-text.ts";

let db: Database;
let path: string;
const book = new ExcelJS.Workbook();

beforeAll(async () => {
  db = await smallCounty();
  path = await writeSummary(db, roundIn(newFolder()));
  await book.xlsx.readFile(path);
});
afterAll(() => db.close());

/** The value a formula of ours must show, worked out from the cells it adds. */
function worked(sheet: ExcelJS.Worksheet, formula: string): number {
  const found = /^SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(formula);
  if (!found) throw new Error(`not a formula of ours: ${formula}`);
  const column = (letters?: string) => sheet.getColumn(letters ?? "A").number;
  let sum = 0;
  for (let row = Number(found[2]); row <= Number(found[4]); row += 1) {
    for (let at = column(found[1]); at <= column(found[3]); at += 1) {
      const value = sheet.getCell(row, at).result ?? sheet.getCell(row, at).value;
      if (typeof value === "number") sum += value;
    }
  }
  return sum;
}

/** The values of a row from column 1 on (index 0 is empty), formulas by what they show. */
function valuesOf(name: string, row: number): unknown[] {
  const sheet = book.getWorksheet(name) as ExcelJS.Worksheet;
  return Array.from({ length: sheet.columnCount + 1 }, (_, column) => {
    if (column === 0) return undefined;
    const cell = sheet.getCell(row, column);
    return cell.formula ? cell.result : cell.value;
  });
}

describe("writeSummary", () => {
  it("writes the numbers of the round and what they mean", async () => {
    // How rules are hashed is tested where it is done.
    const text = (await workbookText(path)).replace(
      /(?<=规则包 )[0-9a-f]{12}|(?<=^J\d+ \| )[0-9a-f]{8}$/gm,
      "<hash>",
    );
    await expect(text).toMatchFileSnapshot("summary.golden.txt");
  });

  it("shows in every total what its formula gives", () => {
    let totals = 0;
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (!cell.formula) return;
          totals += 1;
          expect(`${sheet.name} ${cell.address} ${cell.result}`).toBe(
            `${sheet.name} ${cell.address} ${worked(sheet, cell.formula)}`,
          );
        }),
      );
    }
    expect(totals).toBeGreaterThan(40);
  });

  it("counts every finding once, by township, by level and by family", async () => {
    const [all] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM finding");
    const last = (name: string) => {
      const sheet = book.getWorksheet(name);
      const row = sheet?.getColumn(1).values.lastIndexOf("合计") ?? 0;
      return valuesOf(name, row);
    };
    const [, , total, hits, checks, hints] = last("乡镇汇总");
    expect(total).toBe(all?.n);
    expect([hits, checks, hints]).toEqual([
      last("其中疑点")[2],
      last("其中待核")[2],
      last("其中提示")[2],
    ]);
    expect(Number(hits) + Number(checks) + Number(hints)).toBe(total);
    expect(last("类别汇总")[5]).toBe(total);
  });

  it("never shows 0 for what was not checked, and lists a township without findings", () => {
    const head = valuesOf("乡镇汇总", 3).map(String);
    const at = (id: string) => head.findIndex((text) => text.startsWith(id));
    for (let row = 4; row <= 9; row += 1) {
      const values = valuesOf("乡镇汇总", row);
      expect([values[at("TB05")], values[at("CB05")]]).toEqual(["未检查", "未检查"]);
      expect(values[at("LB02")]).toBe(0);
    }
    expect(book.getWorksheet("乡镇汇总")?.getColumn(1).values.slice(4, 10)).toEqual([
      ...["CON", "a/b:?*", "无疑点镇", "龙潭乡", "未定乡镇", "合计"],
    ]);
  });

  it("says of all rows read whether they were used", () => {
    const sheet = book.getWorksheet("数据来源") as ExcelJS.Worksheet;
    const total = sheet.getColumn(1).values.lastIndexOf("合计");
    const [read, used, skipped, aside] = [5, 6, 7, 8].map((column) =>
      Number(sheet.getCell(total, column).result),
    );
    expect(read).toBe(Number(used) + Number(skipped) + Number(aside));
    expect(skipped).toBeGreaterThan(0);
    expect(aside).toBeGreaterThan(0);
  });

  it("prints no basis that is unconfirmed or not yet in force", async () => {
    const text = await workbookText(path);
    expect(text).toContain("通知（测发〔2019〕1号） 二⏎依据待县级确认");
    expect(text).not.toMatch(/传闻|新办法/);
  });

  it("makes a workbook of a round without findings", async () => {
    await db.run("BEGIN");
    await db.run("DELETE FROM finding");
    const empty = await writeSummary(db, roundIn(newFolder()));
    await db.run("ROLLBACK");
    expect(await workbookText(empty)).toContain("B8 | =SUM(B4:B7) → 0");
  });
});
