import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Book } from "../../src/sources/book.ts";
import { readBookInProcess } from "../../src/sources/read-in-process.ts";
import { newFolder, openBook } from "../sources/support/read-bytes.ts";
import { sheetOf, stylesOf, xlsxFile } from "../sources/support/xlsx-file.ts";
import { budget, FUZZ_TIMEOUT } from "./budget.ts";

/** Two milliseconds each; what is made of pieces takes fourteen times that. */
const RUNS = 1000;

/** Small budgets, so that what asks for too much is refused at once. */
const limits = {
  rows: 5_000,
  columns: 500,
  cells: 50_000,
  textLineBytes: 64 * 1024,
  wallMs: 5_000,
};
/** Three times what the reader allows itself, of the processor: a busy machine does not stretch that. What waits for ever ends with the test. */
const SLOWEST_MS = 15_000;

/** The folder goes at once: a hundred thousand of them take longer to remove than their files take to read. */
async function read(bytes: Buffer, name: string): Promise<Book> {
  const spoolFolder = newFolder();
  const file = join(spoolFolder, name);
  writeFileSync(file, bytes);
  try {
    const book = await readBookInProcess(file, { spoolFolder, limits });
    await openBook(book);
    return book;
  } finally {
    rmSync(spoolFolder, { recursive: true });
  }
}

/**
 * Read bytes nobody should have written. Right is: cells, or a UserError with its code. Wrong is everything else: another
 * error, a long time, a sheet without a row and without a word about it.
 */
async function survives(bytes: Buffer, name: string): Promise<number | null> {
  const start = process.cpuUsage();
  try {
    const book = await read(bytes, name);
    const filled = book.sheets.reduce((sum, { filledRows }) => sum + filledRows, 0);
    for (const { filledRows, rows } of book.sheets) expect(filledRows).toBeLessThanOrEqual(rows);
    return filled;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.code).toMatch(/^E[36]\d{3}$/);
    return null;
  } finally {
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(SLOWEST_MS);
  }
}

const HONEST = xlsxFile({
  strings: "<si><t>姓名</t></si><si><r><t>赵</t></r><r><t>一山</t></r></si>",
  styles: stylesOf("yyyy-mm-dd", 49),
  sheets: [
    {
      name: "青溪镇",
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43739</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>',
    },
  ],
});

/** Bytes of an honest file with some changed, cut out, doubled or put in. */
const harmed = (honest: Buffer) =>
  fc
    .array(
      fc.record({
        at: fc.nat(honest.length - 1),
        how: fc.constantFrom("change", "cut", "double", "insert"),
        length: fc.integer({ min: 1, max: 40 }),
        byte: fc.nat(255),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((harms) =>
      harms.reduce((bytes, { at, how, length, byte }) => {
        const [head, rest] = [bytes.subarray(0, at), bytes.subarray(at)];
        if (how === "change") return Buffer.concat([head, Buffer.from([byte]), rest.subarray(1)]);
        if (how === "cut") return Buffer.concat([head, rest.subarray(length)]);
        if (how === "double") return Buffer.concat([head, rest.subarray(0, length), rest]);
        return Buffer.concat([head, Buffer.alloc(length, byte), rest]);
      }, honest),
    );

const piece = fc.oneof(
  fc.constantFrom(
    '<row r="1">',
    "<row>",
    "</row>",
    '<row r="0">',
    '<row r="99999999">',
    '<c r="A1">',
    '<c r="ZZZZ1">',
    "<c>",
    '<c t="s">',
    '<c t="inlineStr">',
    '<c t="b">',
    '<c t="e">',
    '<c t="str" s="1">',
    "</c>",
    "<v>",
    "</v>",
    "<v/>",
    "<f>",
    "</f>",
    '<f t="shared" si="0"/>',
    "<is>",
    "</is>",
    "<t>",
    "</t>",
    '<t xml:space="preserve">',
    "<r>",
    "</r>",
    "<rPh>",
    "</rPh>",
    "<x:row>",
    "<!-- -->",
    "<![CDATA[甲]]>",
    "&#x4E00;",
    "&amp;",
    "&bogus;",
    "_x000D_",
    "0",
    "1",
    "43739",
    "1e999",
    "赵一山",
    "<",
    ">",
    "&",
    '"',
    "\u0000",
    "<?pi?>",
    "<mc:AlternateContent>",
  ),
  fc.string({ maxLength: 5 }),
);
const sheetXml = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const honestRow = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';

const csvPiece = fc.oneof(
  fc.constantFrom(
    ",",
    "\t",
    ";",
    "|",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    "姓名",
    "身份证号",
    "赵一山",
    '="0012"',
    "'",
    " ",
    "\u3000",
    "\ufeff",
    "1,2,3\n",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const csvBytes = fc.oneof(
  fc.array(csvPiece, { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(""))),
  fc
    .array(csvPiece, { maxLength: 60 })
    .map((pieces) => Buffer.from(`\ufeff${pieces.join("")}`, "utf16le")),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
);

describe("bytes nobody should have written", () => {
  it(
    "a zip that was harmed",
    () =>
      fc.assert(
        fc.asyncProperty(harmed(HONEST), async (bytes) => {
          await survives(bytes, "名册.xlsx");
        }),
        budget(RUNS),
      ),
    FUZZ_TIMEOUT,
  );

  it(
    "a sheet of XML in pieces, which never makes an honest row before it disappear in silence",
    () =>
      fc.assert(
        fc.asyncProperty(sheetXml, async (xml) => {
          await survives(sheetOf(xml), "名册.xlsx");
          const filled = await survives(sheetOf(honestRow + xml), "名册.xlsx");
          expect(filled === null || filled > 0).toBe(true);
        }),
        budget(RUNS / 5),
      ),
    FUZZ_TIMEOUT,
  );

  it(
    "delimited text",
    () =>
      fc.assert(
        fc.asyncProperty(
          csvBytes,
          fc.constantFrom("名册.csv", "名册.txt", "名册.xls"),
          async (bytes, name) => {
            const filled = await survives(bytes, name);
            // What has a header in it is not read as nothing.
            if (filled !== null && bytes.includes("姓名")) expect(filled).toBeGreaterThan(0);
          },
        ),
        budget(RUNS),
      ),
    FUZZ_TIMEOUT,
  );
});
