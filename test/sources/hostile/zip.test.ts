import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newFolder, outcomeOf, readBytes, refusalOf } from "../support/read-bytes.ts";
import { sheetOf } from "../support/xlsx-file.ts";
import { type ZipPart, zipFile } from "../support/zip-file.ts";

const ROW = `<row r="1"><c r="A1" t="inlineStr"><is><t>张三</t></is></c></row>`;
const GOOD = sheetOf(ROW);

/** The good workbook with lies about its sheet in the directory. */
function lying(lies: ZipPart["lies"]): Buffer {
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${ROW}</sheetData></worksheet>`;
  return sheetOf(ROW, {
    parts: [{ name: "xl/worksheets/sheet1.xml", data: xml, ...(lies ? { lies } : {}) }],
  });
}

describe("#33 a file that was not copied whole", () => {
  it("is refused wherever it ends", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: GOOD.length - 1 }), async (end) => {
        expect(await outcomeOf(GOOD.subarray(0, end))).toMatch(/^E300[24]$/);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Array.from({ length: 22 }, (_, index) => index + 1))(
    "is refused %i bytes before its end",
    async (missing) => {
      const error = await refusalOf(GOOD.subarray(0, -missing));
      expect(error).toMatchObject({ code: "E3002", at: { file: "名册.xlsx" } });
      expect(error.message).toMatch(/不完整/);
    },
  );

  it("is refused in the middle of a large one, with no rows taken", async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, row) =>
        `<row r="${row + 1}"><c r="A${row + 1}"><v>${(row * 7919) % 104729}</v></c></row>`,
    );
    const bytes = sheetOf(rows.join(""));
    for (const share of [0.01, 0.5, 0.99]) {
      expect(await outcomeOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe("E3002");
    }
  });
});

describe("#34 #43 a directory that does not tell the truth", () => {
  it("is what it is when it does", async () => {
    expect((await readBytes(lying({}))).rows).toEqual({ 1: ["张三"] });
  });

  it.each([
    ["CRC", { crc: 1 }, "E3002"],
    ["size, too small", { size: 10 }, "E3002"],
    ["size, too large", { size: 1 << 20 }, "E3002"],
    ["place, inside another entry", { headerOffset: 40 }, "E3002"],
    ["place, beyond the end", { headerOffset: 1 << 30 }, "E3002"],
    ["method", { method: 9 }, "E3004"],
    ["stored, though packed", { method: 0 }, "E3002"],
    ["encrypted", { flags: 1 }, "E3003"],
  ])("is refused: %s", async (_, lies, code) => {
    expect(await outcomeOf(lying(lies))).toBe(code);
  });

  it("is refused: one name twice, by capitals or slashes too", async () => {
    for (const name of [
      "xl/worksheets/sheet1.xml",
      "XL/WorkSheets/Sheet1.XML",
      "xl\\worksheets\\sheet1.xml",
    ]) {
      const parts = [
        { name: "xl/workbook.xml", data: "" },
        { name: "xl/worksheets/sheet1.xml", data: "" },
        { name, data: "" },
      ];
      expect(await outcomeOf(zipFile(parts))).toBe("E3002");
    }
  });

  it("is refused: entries that share their bytes", async () => {
    const bytes = Buffer.from(GOOD);
    // Every entry of the directory points at the first.
    for (
      let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1");
      at >= 0;
      at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1")
    ) {
      bytes.writeUInt32LE(0, at + 42);
    }
    expect((await refusalOf(bytes)).message).toMatch(/重叠/);
  });
});

describe("zips that are unusual and right", () => {
  it("reads sizes of 64 bits", async () => {
    expect((await readBytes(sheetOf(ROW, { isZip64: true }))).rows).toEqual({ 1: ["张三"] });
  });

  it("reads stored entries and a comment at the end", async () => {
    const xml = `<worksheet><sheetData>${ROW}</sheetData></worksheet>`;
    const bytes = sheetOf(ROW, {
      parts: [{ name: "xl/worksheets/sheet1.xml", data: xml, isStored: true }],
    });
    const commented = Buffer.concat([bytes, Buffer.from("PK comment")]);
    commented.writeUInt16LE(10, bytes.length - 2);
    expect((await readBytes(commented)).rows).toEqual({ 1: ["张三"] });
  });

  it.each(["../../outside.txt", "/etc/outside", "C:\\outside.txt", "con", "a/../../b"])(
    "never writes by the name of an entry: %s",
    async (name) => {
      const spoolFolder = newFolder();
      const { rows } = await readBytes(
        sheetOf(ROW, { parts: [{ name, data: "x" }] }),
        "名册.xlsx",
        { spoolFolder },
      );
      expect(rows).toEqual({ 1: ["张三"] });
      expect(readdirSync(spoolFolder)).toHaveLength(1);
    },
  );
});
