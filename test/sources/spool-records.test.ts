import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedText } from "../../src/sources/spool/cell-bytes.ts";
import { columnReader } from "../../src/sources/spool/columns-of-spool.ts";
import { splitRecords } from "../../src/sources/spool/head-of-spool.ts";

const CHARACTERS = [..."09AZ张、", "\t", "\n", "\r", '"', " ", "\u{20000}"];
const aCell = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 5 });
const someRows = fc.array(fc.array(aCell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });

function spoolOf(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((cells, at) => [`${at + 1}`, ...cells.map(quotedText)].join("\t"));
  return Buffer.from(lines.map((line) => `${line}\n`).join(""));
}

describe("the records of a spool", () => {
  it("are those that were written, as far as they are whole", () => {
    fc.assert(
      fc.property(someRows, fc.nat(), (rows, at) => {
        const bytes = spoolOf(rows);
        const cut = bytes.subarray(0, at % (bytes.length + 1));
        const { rows: found, end } = splitRecords(cut, Number.POSITIVE_INFINITY);
        expect(found).toEqual(
          rows.slice(0, found.length).map((cells, index) => ({ row: index + 1, cells })),
        );
        expect(end).toBe(spoolOf(rows.slice(0, found.length)).length);
        const next = spoolOf(rows.slice(0, found.length + 1)).length;
        expect(next > cut.length || found.length === rows.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("hold nothing but the columns that are asked for", () => {
    fc.assert(
      fc.property(someRows, fc.array(fc.nat(5), { maxLength: 3 }), (rows, only) => {
        const { rows: found } = splitRecords(spoolOf(rows), Number.POSITIVE_INFINITY, { only });
        expect(found.map(({ cells }) => only.map((column) => cells[column] ?? ""))).toEqual(
          rows.map((cells) => only.map((column) => cells[column] ?? "")),
        );
        for (const { cells } of found)
          expect(cells.filter((cell, column) => cell !== "" && !only.includes(column))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("are the same where only columns of them are made texts", () => {
    fc.assert(
      fc.property(someRows, fc.array(fc.nat(5), { maxLength: 3 }), fc.nat(), (rows, only, at) => {
        const bytes = spoolOf(rows);
        const cut = bytes.subarray(0, at % (bytes.length + 1));
        const whole = splitRecords(cut, Number.POSITIVE_INFINITY, { only });
        const reader = columnReader(only);
        expect(reader.read(cut)).toEqual(whole);
        // It remembers texts, and still tells them apart.
        expect(reader.read(bytes)).toEqual(splitRecords(bytes, Number.POSITIVE_INFINITY, { only }));
      }),
      { numRuns: 500 },
    );
  });

  it("leave out those whose text says so", () => {
    const bytes = spoolOf([
      ["姓名", "证号"],
      ["张", "12345"],
      ["张\t12345", ""],
      ["", "12345"],
    ]);
    const { rows } = splitRecords(bytes, Number.POSITIVE_INFINITY, { unless: /\t12345(\t|$)/ });
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
  });
});
