import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { expect, it } from "vitest";
import { readBook } from "../../src/sources/read-book.ts";

it.each(["xlsx", "xlsb"] as const)(
  "tells how many rows of a %s are not shown, of those that hold something",
  async (bookType) => {
    const folder = mkdtempSync(join(tmpdir(), "doudi-hidden-"));
    const shown = XLSX.utils.aoa_to_sheet([["姓名"], ["测试甲"], ["测试乙"], ["测试丙"]]);
    const plain = XLSX.utils.aoa_to_sheet([["姓名"], ["测试丁"]]);
    // The last two are hidden although nothing stands in them.
    shown["!rows"] = [
      {},
      { hidden: true },
      { hidden: true },
      {},
      { hidden: true },
      { hidden: true },
    ];
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, shown, "甲");
    XLSX.utils.book_append_sheet(book, plain, "乙");
    const path = join(folder, `名册.${bookType}`);
    writeFileSync(path, XLSX.write(book, { type: "buffer", bookType }));
    const { sheets } = await readBook(path, { spoolFolder: join(folder, "spool") });
    expect(
      sheets.map(({ filledRows, notes }) => [filledRows, notes.map(({ text }) => text)]),
    ).toEqual([
      [4, [expect.stringContaining("有 2 行是隐藏的")]],
      [2, []],
    ]);
  },
);
