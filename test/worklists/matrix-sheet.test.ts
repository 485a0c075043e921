import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RuleText } from "../../src/worklists/round.ts";
import { writeMatrix } from "../../src/worklists/sheets/matrix-sheet.ts";
import { writeBook } from "../../src/worklists/workbook/book.ts";
import { newFolder } from "./support/county.ts";
import { xlsxParts } from "./support/xlsx-parts.ts";

const rulesOf = (count: number): RuleText[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `LB${index}`,
    title: "应保未保",
    family: "LB",
    priority: "A",
    dueDays: null,
    verify: "",
    outcomes: [],
    state: "checked",
    reason: null,
  }));

async function sheetOf(rules: number): Promise<{ sheet: string; book: string }> {
  const path = join(newFolder(), "汇总表.xlsx");
  await writeBook(path, { date: "2019-10-31" }, async (book) =>
    writeMatrix(book, {
      sheet: "乡镇汇总",
      title: "疑点汇总表",
      place: "测试县",
      round: "2019-10-1",
      levels: ["hit"],
      rules: rulesOf(rules),
      towns: [{ name: "东乡", count: () => 1 }],
      notes: ["一条规则在一个人身上的一条疑点记 1 条。"],
    }),
  );
  const parts = xlsxParts(path);
  return {
    sheet: parts.get("xl/worksheets/sheet1.xml") ?? "",
    book: parts.get("xl/workbook.xml") ?? "",
  };
}

describe("writeMatrix", () => {
  it("prints few rules on one page", async () => {
    const { sheet } = await sheetOf(12);
    expect(sheet).toContain('fitToWidth="1"');
    expect(sheet).toContain('<mergeCell ref="A1:N1"/>');
  });

  it("prints many rules on pages that can be read, each with the townships' names, its sentences on the first alone", async () => {
    const { sheet, book } = await sheetOf(47);
    expect(sheet).toContain('fitToWidth="3"');
    expect(book).toMatch(/\$A:\$A/);
    // Title and note: from the second column, which is printed once, to the last of a third of the width.
    expect(sheet).toMatch(/<mergeCell ref="B1:[PQR]1"\/>/);
    expect(sheet).toMatch(/<mergeCell ref="B6:[PQR]6"\/>/);
  });
});
