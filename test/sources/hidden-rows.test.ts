import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { expect, it } from "vitest";
import { readBook } from "../../src/sources/read-book.ts";
import { readBytes } from "./support/read-bytes.ts";
import { zipFile } from "./support/zip-file.ts";

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

it("tells which columns are not shown, as far as the sheet goes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-hidden-"));
  const sheet = XLSX.utils.aoa_to_sheet([
    ["姓名", "上月状态", "村"],
    ["测试甲", "停保", "东村"],
  ]);
  // All beyond the list is hidden so that nobody scrolls there.
  sheet["!cols"] = [{}, { hidden: true }, {}, { hidden: true }, { hidden: true }];
  for (const bookType of ["xlsx", "xlsb"] as const) {
    const book = XLSX.utils.book_new(sheet, "甲");
    const path = join(folder, `名册.${bookType}`);
    writeFileSync(path, XLSX.write(book, { type: "buffer", bookType }));
    const { sheets } = await readBook(path, { spoolFolder: join(folder, "spool") });
    expect(sheets[0]?.notes).toEqual([
      { code: "hidden_columns", text: expect.stringContaining("有 1 列是隐藏的（B 列）") },
    ]);
  }
});

it("tells what an .ods hides or filters away", async () => {
  const cell = (words: string) =>
    `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
  const row = (cells: string, looks = "") => `<table:table-row${looks}>${cells}</table:table-row>`;
  const hidden = ' table:visibility="collapse"';
  const rows = [
    row(cell("姓名") + cell("状态") + cell("村")),
    row(cell("张一") + cell("在保") + cell("东村"), ' table:visibility="filter"'),
    row(cell("李二") + cell("在保") + cell("东村"), ' table:visibility="visible"'),
    row(cell("王三") + cell("在保") + cell("东村"), hidden),
    row("<table:table-cell/>", `${hidden} table:number-rows-repeated="20"`),
  ];
  const columns = `<table:table-column/><table:table-column${hidden} table:number-columns-repeated="2"/><table:table-column/><table:table-column${hidden} table:number-columns-repeated="16000"/>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="甲">${columns}${rows.join("")}</table:table><table:table table:name="乙"><table:table-column/>${row(cell("姓名"))}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const { sheets } = await readBytes(odsFile(content), "名册.ods");
  expect(sheets.map(({ facts }) => facts.notes.map(({ text }) => text))).toEqual([
    [
      expect.stringContaining("有 2 行是隐藏的"),
      expect.stringContaining("有 2 列是隐藏的（B、C 列）"),
    ],
    [],
  ]);
  expect(sheets[0]?.facts).toMatchObject({ filledRows: 4, hiddenRows: 2 });
});

function odsFile(content: string): Buffer {
  const mime = "application/vnd.oasis.opendocument.spreadsheet";
  const styles =
    '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>';
  const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mime}"/></manifest:manifest>`;
  return zipFile([
    { name: "mimetype", data: mime, isStored: true },
    { name: "content.xml", data: content },
    { name: "styles.xml", data: styles },
    { name: "META-INF/manifest.xml", data: manifest },
  ]);
}
