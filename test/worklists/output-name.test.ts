import { resolve, sep } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileName, pathInside, sheetName } from "../../src/worklists/output-name.ts";

const NASTY = [
  "CON",
  "con.txt",
  "NUL ",
  "LPT9",
  "COM¹",
  "conin$",
  "CLOCK$.x",
  "..",
  ".",
  "",
  "   ",
  "a/b\\c",
  "../../etc",
  "C:\\x",
  "龙潭乡. ",
  "\u202Egpj.乡",
  "龙\u200B潭",
  "\u0000乡",
  "a\nb",
  "=1+1",
  "'乡'",
  "History",
  "乡".repeat(200),
  "𬭎".repeat(90),
  "e\u0301",
  "é",
  "İ",
  "ß",
  "乡\uD800",
];
const anyName = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
);
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)([ .]|$)/i;
const SUFFIX = "-核查清单-2019-10-1.xlsx";

describe("#55 fileName", () => {
  it("is a name every file system takes, inside the folder, for whatever a township is called", () => {
    fc.assert(
      fc.property(anyName, (text) => {
        const name = fileName(text, SUFFIX);
        expect(name).not.toMatch(/[<>:"/\\|?*]|[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(name.endsWith(SUFFIX)).toBe(true);
        expect(name).not.toMatch(/^[. ]/);
        expect(fileName(text, ".xlsx")).not.toMatch(DEVICE);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
        expect(name).toBe(name.normalize("NFC"));
        expect(pathInside("/out", name)).toBe(`${resolve("/out")}${sep}${name}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives every township a name of its own, however alike they are", () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 30 }), (texts) => {
        const taken = new Set<string>();
        const names = texts.map((text) => fileName(text, SUFFIX, taken));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(texts.length);
      }),
    );
  });

  it("keeps an ordinary name and numbers the second of two equal ones", () => {
    const taken = new Set<string>();
    const names = ["龙潭乡", "龙潭乡", "A乡", "a乡", "CON", "a/b"].map((text) =>
      fileName(text, ".xlsx", taken),
    );
    expect(names).toEqual([
      "龙潭乡.xlsx",
      "龙潭乡(2).xlsx",
      "A乡.xlsx",
      "a乡(2).xlsx",
      "_CON.xlsx",
      "a_b.xlsx",
    ]);
  });

  it("refuses a path that leads out of its folder", () => {
    for (const name of ["../x", "..", "/etc/passwd", ""])
      expect(() => pathInside("/out", name)).toThrow();
  });
});

describe("sheetName", () => {
  it("is a name every spreadsheet program takes", () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 10 }), (texts) => {
        const taken = new Set<string>();
        const names = texts.map((text) => sheetName(text, taken));
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[:\\/?*[\]]|^'|'$|^history$|[\p{Cc}\p{Cs}]/iu);
        }
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(texts.length);
      }),
    );
  });
});
