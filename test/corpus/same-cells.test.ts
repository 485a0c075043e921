import { execFileSync } from "node:child_process";
import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileOf, readBytes } from "../sources/support/read-bytes.ts";
import { sheetOf, stylesOf } from "../sources/support/xlsx-file.ts";

type Cells = Record<string, string>;

/**
 * Why another reader may say something else of a cell and be right by its own lights; whatever is not on this list fails.
 * Each takes what we say and what the other says and tells whether this is such a case.
 */
const EXPLAINED: Readonly<Record<string, (ours: string, theirs: string) => boolean>> = {
  "numbers: the others print the double, we print what the file and Excel show": (ours, theirs) =>
    ours !== "" && theirs !== "" && Number(ours) === Number(theirs),
  "numbers of more than 15 digits: Excel shows 15, the others 17": (ours, theirs) =>
    Math.abs(Number(ours) - Number(theirs)) <= Math.abs(Number(theirs)) * 1e-14,
  "dates before 1900-03-01: openpyxl and SheetJS leave out the 29 February that Excel believes in":
    (ours, theirs) => /^1900-0[12]/.test(ours) && /^(1900-0[12]|1899-12)/.test(theirs),
  "carriage returns: the others keep what XML turns into a line end": (ours, theirs) =>
    ours === theirs.replace(/\r\n?/g, "\n"),
  "cells of blanks only are empty to us": (ours, theirs) => ours === "" && theirs.trim() === "",
  "truth: True of Python": (ours, theirs) => ours === theirs.toUpperCase(),
  "days without a time: openpyxl says midnight": (ours, theirs) => `${ours} 00:00:00` === theirs,
  "_xHHHH_ in inline strings: Excel takes it for a character, openpyxl leaves it": (ours, theirs) =>
    ours ===
    theirs.replace(/_x([0-9A-F]{4})_/g, (_, code) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
  "times of day: openpyxl leaves fractions of a second": (ours, theirs) =>
    theirs.startsWith(ours.slice(0, 8)) && ours.length >= 8,
};

function differences(ours: Cells, theirs: Cells): string[] {
  const places = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...places].flatMap((place) => {
    const [left, right] = [ours[place] ?? "", theirs[place] ?? ""];
    if (left === right || Object.values(EXPLAINED).some((test) => test(left, right))) return [];
    return [`${place}: ${JSON.stringify(left)} and ${JSON.stringify(right)}`];
  });
}

async function readOurs(bytes: Buffer): Promise<Cells> {
  const { rows } = await readBytes(bytes);
  return Object.fromEntries(
    Object.entries(rows).flatMap(([row, cells]) =>
      cells.flatMap((text, index) =>
        text === "" ? [] : [[`${XLSX.utils.encode_col(index)}${row}`, text]],
      ),
    ),
  );
}

function readSheetJs(bytes: Buffer): Cells {
  const book = XLSX.read(bytes, { cellNF: true, cellText: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
  const places = Object.keys(sheet).filter((place) => !place.startsWith("!"));
  return Object.fromEntries(places.map((place) => [place, sheetJsText(sheet[place])]));
}

function sheetJsText(cell: XLSX.CellObject): string {
  if (cell.t === "n" && XLSX.SSF.is_date(String(cell.z ?? ""))) {
    const value = Number(cell.v);
    return XLSX.SSF.format(
      value < 1 ? "hh:mm:ss" : value % 1 === 0 ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss",
      value,
    );
  }
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  if (cell.t === "e") return XLSX.utils.format_cell(cell);
  return String(cell.v ?? "");
}

const PYTHON = `
import sys, json, datetime, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True).worksheets[0]
print(json.dumps({c.coordinate: str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None}))`;

function readOpenpyxl(bytes: Buffer): Cells {
  return JSON.parse(execFileSync("python3", ["-c", PYTHON, fileOf(bytes)], { encoding: "utf8" }));
}

function hasOpenpyxl(): boolean {
  try {
    execFileSync("python3", ["-c", "import openpyxl"], { stdio: "ignore" });
    return true;
  } catch {
    if (process.env.DOUDI_CI) throw new Error("openpyxl must be there on CI");
    console.warn("skipped: no python3 with openpyxl to compare with");
    return false;
  }
}

const text = fc.oneof(
  fc
    .string({ unit: "grapheme", maxLength: 12 })
    .map((each) => each.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")),
  fc.constantFrom(
    "赵一山",
    "000123",
    "'01",
    "=1+1",
    " 两头空 ",
    "a&b<c>",
    "第一行\n第二行",
    "TRUE",
    "1E5",
    "𠮷",
  ),
);
const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 2_000_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  fc.constantFrom(0.1, 1e21, 123456789012345, 1e-7, 0.30000000000000004, 999999196001011),
);
const value = fc.oneof(text, number, fc.boolean());
const grid = fc.array(fc.array(fc.option(value, { nil: null }), { maxLength: 8 }), {
  minLength: 1,
  maxLength: 12,
});

async function byExcelJs(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("表1");
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell !== null) sheet.getCell(row + 1, column + 1).value = cell as ExcelJS.CellValue;
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

function bySheetJs(rows: readonly (readonly unknown[])[]): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), "表1");
  return XLSX.write(book, { bookType: "xlsx", type: "buffer", bookSST: rows.length % 2 === 0 });
}

/** Files that no library writes, yet others read: pieces of XML with what the scanner has to know. */
const PIECES: readonly [name: string, bytes: Buffer][] = [
  [
    "dates and times",
    sheetOf(
      `<row r="1">${[43739, 43739.5, 0.25, 1, 59, 61, 43739.999994, 2958465].map((each) => `<c s="1"><v>${each}</v></c>`).join("")}</row>`,
      { strings: "", styles: stylesOf("yyyy/m/d h:mm") },
    ),
  ],
  [
    "formula results",
    sheetOf(
      `<row r="1"><c><f>1+1</f><v>2</v></c><c t="str"><f>"甲"</f><v>甲</v></c><c t="b"><f>TRUE()</f><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      { strings: "" },
    ),
  ],
  [
    "inline and rich text",
    sheetOf(
      `<row r="1"><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r></is></c></row>`,
      { strings: "" },
    ),
  ],
  [
    "escapes",
    sheetOf(
      `<row r="1"><c t="inlineStr"><is><t>a_x0041_b</t></is></c><c t="inlineStr"><is><t>&#x4E00;&amp;</t></is></c></row>`,
      { strings: "" },
    ),
  ],
  [
    "gaps",
    sheetOf(`<row r="3"><c r="C3"><v>1</v></c></row><row r="9"><c r="AA9"><v>2</v></c></row>`, {
      strings: "",
    }),
  ],
];

const runs = { numRuns: process.env.DOUDI_CI ? 150 : 40 };

describe("cells are those that other readers find", () => {
  it("SheetJS, in files of ExcelJS", () =>
    fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const bytes = await byExcelJs(rows);
        expect(differences(await readOurs(bytes), readSheetJs(bytes))).toEqual([]);
      }),
      runs,
    ));

  it("SheetJS, in files of its own", () =>
    fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const bytes = bySheetJs(rows);
        expect(differences(await readOurs(bytes), readSheetJs(bytes))).toEqual([]);
      }),
      runs,
    ));

  it.each(PIECES)("SheetJS: %s", async (_, bytes) => {
    expect(differences(await readOurs(bytes), readSheetJs(bytes))).toEqual([]);
  });
});

describe.skipIf(!hasOpenpyxl())("cells are those that openpyxl finds", () => {
  it.each(PIECES)("%s", async (_, bytes) => {
    expect(differences(await readOurs(bytes), readOpenpyxl(bytes))).toEqual([]);
  });

  it("in a workbook of everything at once", async () => {
    const rows = fc.sample(grid, { seed: 20191001, numRuns: 40 }).flat();
    const bytes = await byExcelJs(rows);
    expect(differences(await readOurs(bytes), readOpenpyxl(bytes))).toEqual([]);
  });
});
