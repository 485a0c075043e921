import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { struckInXls } from "../../src/sources/sheetjs/struck-in-xls.ts";
import { readBytes } from "./support/read-bytes.ts";
import { zipFile } from "./support/zip-file.ts";

const BOF = 0x0809;
const EOF = 0x000a;

function record(type: number, ...words: readonly number[]): Buffer {
  const body = Buffer.alloc(2 * words.length);
  for (const [at, word] of words.entries()) body.writeUInt16LE(word & 0xffff, 2 * at);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

const font = (isStruck: boolean) => record(0x0031, 200, isStruck ? 0x08 : 0);
const format = (of: number) => record(0x00e0, of, 0);
const text = (row: number, column: number, of: number) => record(0x00fd, row, column, of, 0, 0);

/** The workbook stream of one sheet called 甲. */
function stream(globals: readonly Buffer[], cells: readonly Buffer[]): Buffer {
  const name = Buffer.from([1, 1, 0x32, 0x75]);
  const sheetHead = (at: number) => {
    const body = Buffer.concat([Buffer.alloc(6), name]);
    body.writeUInt32LE(at, 0);
    return Buffer.concat([Buffer.from([0x85, 0, body.length, 0]), body]);
  };
  const before = Buffer.concat([record(BOF, 0x0600, 5), ...globals]);
  const length = before.length + sheetHead(0).length + 4;
  return Buffer.concat([
    ...[before, sheetHead(length), record(EOF)],
    ...[record(BOF, 0x0600, 0x10), ...cells, record(EOF)],
  ]);
}

describe("rows of an old .xls that are struck out", () => {
  it("are those most of whose cells that hold something are", () => {
    // Fonts 0 to 3, 5 and 6; the one of format 2 strikes out.
    const fonts = [false, false, false, false, true, false].map(font);
    const formats = [0, 4, 5, 6].map(format);
    const cells = [
      ...[text(0, 0, 0), text(0, 1, 0)],
      ...[text(1, 0, 2), text(1, 1, 2), text(1, 2, 0)],
      ...[text(2, 0, 2), text(2, 1, 3)],
      // Numbers in a row: two, of which one is struck out, and one more.
      ...[record(0x00bd, 3, 0, 2, 1, 1, 0, 1, 1, 1), text(3, 2, 2)],
      // Empty, whatever it looks like.
      record(0x0201, 4, 0, 2),
    ];
    expect(struckInXls(stream([...fonts, ...formats], cells))).toEqual(
      new Map([["甲", { struckRows: 2, firstStruck: [2, 4] }]]),
    );
  });

  it("are none where no format strikes anything out, nor in what is no workbook", () => {
    const plain = stream([font(false), font(true), format(0)], [text(0, 0, 0)]);
    expect(struckInXls(plain)).toEqual(new Map());
    expect(struckInXls(Buffer.from([9, 8, 200]))).toEqual(new Map());
  });

  it("are read all the same, and named", async () => {
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([["姓名"], ["张一"]]), "甲");
    const file = XLSX.CFB.read(XLSX.write(book, { type: "buffer", bookType: "biff8" }), {
      type: "buffer",
    });
    const entry = XLSX.CFB.find(file, "Workbook") as { content: Uint8Array };
    const content = Buffer.from(entry.content);
    for (let at = 0; at + 4 <= content.length; at += 4 + content.readUInt16LE(at + 2))
      if (content.readUInt16LE(at) === 0x0031) content.writeUInt16LE(0x08, at + 6);
    entry.content = content;
    const bytes = Buffer.from(XLSX.CFB.write(file, { type: "buffer" }) as Uint8Array);
    const { rows, sheets } = await readBytes(bytes, "名册.xls");
    expect(rows[2]).toEqual(["张一"]);
    expect(sheets[0]?.facts.notes).toEqual([
      { code: "struck_rows", text: expect.stringContaining("有 2 行划了删除线（第 1、2 行）") },
    ]);
  });
});

it("rows of an .ods that are struck out are read all the same, and named", async () => {
  const style = (name: string, line: string) =>
    `<style:style style:name="${name}" style:family="table-cell"><style:text-properties ${line}/></style:style>`;
  const cell = (name: string, words: string) =>
    `<table:table-cell table:style-name="${name}" office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
  const sheet = [
    row(cell("ce1", "姓名"), cell("ce1", "村")),
    `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/></table:table-row>`,
    row(cell("ce2", "张一"), cell("ce2", "东村")),
    row(cell("ce3", "李二"), cell("ce2", "东村")),
  ];
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:automatic-styles>${style("ce1", 'fo:font-weight="bold"')}${style("ce2", 'style:text-line-through-style="solid"')}${style("ce3", 'style:text-line-through-style="none"')}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="甲">${sheet.join("")}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const mime = "application/vnd.oasis.opendocument.spreadsheet";
  const bytes = zipFile([
    { name: "mimetype", data: mime, isStored: true },
    { name: "content.xml", data: content },
    {
      name: "styles.xml",
      data: '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
    },
    {
      name: "META-INF/manifest.xml",
      data: `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mime}"/></manifest:manifest>`,
    },
  ]);
  const { rows, sheets } = await readBytes(bytes, "名册.ods");
  expect(rows[4]).toEqual(["张一", "东村"]);
  expect(sheets[0]?.facts.notes).toEqual([
    { code: "struck_rows", text: expect.stringContaining("有 1 行划了删除线（第 4 行）") },
  ]);
});
