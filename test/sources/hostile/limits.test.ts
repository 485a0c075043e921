import { describe, expect, it } from "vitest";
import type { ReadLimits } from "../../../src/sources/limits.ts";
import { DEFAULT_LIMITS } from "../../../src/sources/limits.ts";
import { outcomeOf } from "../support/read-bytes.ts";
import { sheetOf, xlsxFile } from "../support/xlsx-file.ts";
import { zipFile } from "../support/zip-file.ts";

const MB = 1024 * 1024;
const text = (ref: string, value: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const plain = (rows: number) =>
  Array.from(
    { length: rows },
    (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`,
  ).join("");

/** At the limit a file is read, one less is read too, one more is refused. */
async function holds(
  key: keyof ReadLimits,
  size: number,
  make: (size: number) => Buffer | string,
  { name = "名册.xlsx", code = "E3005", also = {} as Partial<ReadLimits> } = {},
): Promise<void> {
  const at = async (given: number) =>
    outcomeOf(make(given), name, { limits: { ...also, [key]: size } });
  expect([await at(size - 1), await at(size), await at(size + 1)]).toEqual(["ok", "ok", code]);
}

describe("the budgets", () => {
  it("are those that were agreed", () => {
    expect(DEFAULT_LIMITS).toMatchObject({
      fileBytes: 512 * MB,
      zipEntries: 5_000,
      entryBytes: 2_048 * MB,
      totalBytes: 4_096 * MB,
      ratio: 500,
      ratioAfterBytes: 64 * MB,
      rows: 1_048_576,
      columns: 16_384,
      cellUnits: 32_767,
      cells: 60_000_000,
      sharedStrings: 10_000_000,
      sharedStringBytes: 512 * MB,
      xmlDepth: 64,
      attributeBytes: 64 * 1024,
      textLineBytes: MB,
      textFields: 2_000,
      wallMs: 600_000,
      silenceMs: 240_000,
    });
  });

  it("hold for the file's size", async () => {
    const rows = "甲,乙\n".repeat(10);
    await holds("fileBytes", 100, (size) => rows.padEnd(size - 40, "x"), {
      name: "a.csv",
      code: "E3001",
    });
  });

  it("hold for entries of the zip", async () => {
    const parts = Array.from({ length: 20 }, (_, index) => ({
      name: `docProps/${index}.xml`,
      data: "x",
    }));
    const base = 6;
    await holds("zipEntries", 20, (size) =>
      sheetOf(plain(1), { parts: parts.slice(0, size - base) }),
    );
  });

  it("hold for what an entry inflates to, and all of them", async () => {
    const rows = plain(500);
    const length = Buffer.byteLength(sheetXml(rows));
    await holds("entryBytes", length + 50, (size) => padded(rows, size - length));
    expect(await outcomeOf(sheetOf(rows), "a.xlsx", { limits: { totalBytes: length } })).toBe(
      "E3005",
    );
    expect(
      await outcomeOf(sheetOf(rows), "a.xlsx", { limits: { totalBytes: length + 5_000 } }),
    ).toBe("ok");
  });

  it("hold for the ratio, once enough is inflated", async () => {
    const bytes = sheetOf(`<row r="1">${text("A1", "x".repeat(30_000))}</row>`);
    const read = (limits: Partial<ReadLimits>) => outcomeOf(bytes, "a.xlsx", { limits });
    expect(await read({ ratio: 20, ratioAfterBytes: 10_000 })).toBe("E3005");
    expect(await read({ ratio: 20, ratioAfterBytes: 100_000 })).toBe("ok");
    expect(await read({ ratio: 500, ratioAfterBytes: 10_000 })).toBe("ok");
  });

  it("hold for rows, columns and cells", async () => {
    await holds("rows", 100, (size) => sheetOf(`<row r="${size}">${text(`A${size}`, "x")}</row>`));
    const wide = (size: number) =>
      sheetOf(`<row r="1">${Array.from({ length: size }, () => "<c><v>1</v></c>").join("")}</row>`);
    await holds("columns", 50, wide);
    await holds("cells", 300, (size) => sheetOf(plain(size)));
    await holds("cells", 300, (size) => "a\n".repeat(size), { name: "a.csv" });
    const two = (size: number) =>
      xlsxFile({ sheets: [{ rows: plain(100) }, { rows: plain(size - 100) }] });
    await holds("cells", 300, two);
  });

  it("hold for the text of a cell, in UTF-16 units", async () => {
    await holds("cellUnits", 1_000, (size) =>
      sheetOf(`<row r="1">${text("A1", "汉".repeat(size))}</row>`),
    );
    const pairs = (count: number) =>
      outcomeOf(sheetOf(`<row r="1">${text("A1", "𠮷".repeat(count))}</row>`), "a.xlsx", {
        limits: { cellUnits: 1_000 },
      });
    expect([await pairs(500), await pairs(501)]).toEqual(["ok", "E3005"]);
    const shared = (size: number) =>
      sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, {
        strings: `<si><t>${"汉".repeat(size)}</t></si>`,
      });
    await holds("cellUnits", 1_000, shared);
  });

  it("hold for shared strings", async () => {
    const strings = (size: number) =>
      sheetOf(plain(1), { strings: "<si><t>ab</t></si>".repeat(size) });
    await holds("sharedStrings", 200, strings);
    expect(
      await outcomeOf(strings(2_000), "a.xlsx", { limits: { sharedStringBytes: 4_000 } }),
    ).toBe("E3005");
    expect(
      await outcomeOf(strings(2_000), "a.xlsx", { limits: { sharedStringBytes: 4_100 } }),
    ).toBe("ok");
  });

  it("hold for XML: depth, tags, rows, merges, sheets", async () => {
    const deep = (size: number) =>
      sheetOf(plain(1), { after: "<x>".repeat(size - 1) + "</x>".repeat(size - 1) });
    await holds("xmlDepth", 30, deep);
    const tag = '<x a=""/';
    await holds("attributeBytes", 5_000, (size) =>
      sheetOf(plain(1), { after: `<x a="${"y".repeat(size - tag.length)}"/>` }),
    );
    const merges = (size: number) =>
      sheetOf(plain(1), { after: '<mergeCell ref="A1:B2"/>'.repeat(size) });
    await holds("merges", 20, merges);
    await holds("sheets", 5, (size) =>
      xlsxFile({ sheets: Array.from({ length: size }, () => ({ rows: plain(1) })) }),
    );
    const row = sheetOf(`<row r="1">${text("A1", "x".repeat(3_000_000))}</row>`);
    expect(
      await outcomeOf(row, "a.xlsx", {
        limits: { rowBytes: MB, ratioAfterBytes: 1e9, cellUnits: 1e9 },
      }),
    ).toBe("E3005");
  });

  it("hold for lines and fields of text", async () => {
    await holds("textLineBytes", 5_000, (size) => `甲,乙\n${"x".repeat(size)}\n丙,丁\n`, {
      name: "a.csv",
    });
    await holds("textLineBytes", 5_000, (size) => `甲,乙\n${"x".repeat(size)}`, { name: "a.csv" });
    await holds("textFields", 50, (size) => `${"a,".repeat(size - 1)}b\n`, { name: "a.csv" });
  });
});

describe("#36 #50 bombs", () => {
  const slow = 120_000;

  it(
    "is refused: 28 million rows of one cell",
    async () => {
      const row = "<row><c><v>1</v></c></row>";
      const bytes = sheetOf(row.repeat(1_100_000));
      expect(await outcomeOf(bytes)).toBe("E3005");
    },
    slow,
  );

  it(
    "is refused: one string without end",
    async () => {
      const strings = `<si><t>${"A".repeat(100 * MB)}</t></si>`;
      expect(await outcomeOf(sheetOf(plain(1), { strings }))).toBe("E3005");
    },
    slow,
  );

  it(
    "is refused: 100,000 entries",
    async () => {
      const parts = Array.from({ length: 100_000 }, (_, index) => ({
        name: `xl/${index}`,
        data: "",
        isStored: true,
      }));
      expect(await outcomeOf(zipFile(parts, { isZip64: true }))).toBe("E3005");
    },
    slow,
  );

  it(
    "is refused: zeros that inflate a thousandfold",
    async () => {
      const bytes = sheetOf(plain(1), {
        parts: [{ name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(80 * MB, 0x20) }],
      });
      expect(await outcomeOf(bytes)).toBe("E3005");
    },
    slow,
  );
});

function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

/** A sheet whose part is `extra` bytes longer than the rows alone. */
function padded(rows: string, extra: number): Buffer {
  const data = sheetXml(rows).replace("</worksheet>", `${" ".repeat(extra)}</worksheet>`);
  return sheetOf("", { parts: [{ name: "xl/worksheets/sheet1.xml", data }] });
}
