import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedText } from "../../src/sources/spool/cell-bytes.ts";
import { noLooks, noteLooks } from "../../src/sources/spool/column-looks.ts";

const CHARACTERS = [
  ..."09AZaz-（）、：。张鿿一㐀",
  ...[" ", "\t", "\n", "\r", '"', "'", "\u00a0", "\u3000", "\u200b", "\ufeff", "\ue000", "\u007f"],
  ...["\u00e9", "\u2028", "\u{20000}", "\u{f0000}", "\u00ad", "\uff00", "\uffbf", "\ud7ff"],
];
const aCell = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 5 });
const ODD = /^[\s\p{Z}\p{C}]|[\s\p{Z}\p{C}]$/u;

describe("what is known of a column", () => {
  it("is that it is clean only where all its cells are, whatever they hold", () => {
    const rows = fc.array(fc.array(aCell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (cells) => {
        const text = cells.map((row, at) => [`${at + 7}`, ...row.map(quotedText)].join("\t"));
        const bytes = Buffer.from(text.map((line) => `${line}\n`).join(""));
        const looks = noLooks();
        noteLooks(looks, bytes, bytes.length);
        for (const [at, row] of cells.entries()) {
          for (const [index, cell] of row.entries()) {
            const lastOdd = looks.lastOdd[index + 1] ?? 0;
            const lastWritten = looks.lastWritten[index + 1] ?? 0;
            if (ODD.test(cell)) expect(lastOdd).toBeGreaterThanOrEqual(at + 7);
            if (!/^[0-9A-Za-z]*$/.test(cell)) expect(lastWritten).toBeGreaterThanOrEqual(at + 7);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("names the last row that is not, so that a header does not count", () => {
    const looks = noLooks();
    const bytes = Buffer.from("3\t身份证号\t姓名 \n4\t510X\t张（三）\n20\t510\t\n21\t\t、李四。\n");
    noteLooks(looks, bytes, bytes.length);
    expect(looks).toEqual({ lastOdd: [0, 0, 3], lastWritten: [0, 3, 21], lastDitto: [] });
  });

  it("names the last row that says only to be as the one above", () => {
    const looks = noLooks();
    const bytes = Buffer.from('4\t〃\t女\t同上\t""""\n5\t""""\t″\t同\t"""好"""\n6\t城\t妻\t上海\n');
    noteLooks(looks, bytes, bytes.length);
    expect(looks.lastDitto).toEqual([0, 5, 5, 4, 4]);
  });
});
