import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRowCode, rowCode, taskCode } from "../../src/worklists/task-code.ts";

const key = fc.stringMatching(/^[0-9a-f]{16}$/);
const ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY";

describe("rowCode", () => {
  it("is ten characters that handwriting keeps apart, the same whenever it is made", () => {
    fc.assert(
      fc.property(key, (findingKey) => {
        const code = rowCode(findingKey);
        expect(code).toMatch(/^[0-9AC-HJKMNPQRTVWXY]{5}-[0-9AC-HJKMNPQRTVWXY]{5}$/);
        expect(rowCode(findingKey)).toBe(code);
      }),
    );
  });

  it("is known again in any spelling", () => {
    fc.assert(
      fc.property(key, (findingKey) => {
        const code = rowCode(findingKey);
        const wide = code.toLowerCase().replace("-", " ").replaceAll("1", "１");
        expect([isRowCode(code), isRowCode(wide)]).toEqual([true, true]);
      }),
    );
  });

  it("shows every wrong character and every two that changed places", () => {
    fc.assert(
      fc.property(
        key,
        fc.nat(9),
        fc.nat(9),
        fc.constantFrom(...ALPHABET),
        (findingKey, at, other, wrong) => {
          const code = [...rowCode(findingKey).replace("-", "")];
          const slip = code.with(at, wrong);
          expect(isRowCode(slip.join(""))).toBe(wrong === code[at]);
          const swapped = code.with(at, code[other] ?? "").with(other, code[at] ?? "");
          expect(isRowCode(swapped.join(""))).toBe(code[at] === code[other]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("does not meet another among a hundred thousand", () => {
    const codes = new Set<string>();
    for (let number = 0; number < 100_000; number += 1) {
      codes.add(
        rowCode(
          Math.imul(number + 1, 2654435761)
            .toString(16)
            .replace("-", "")
            .padStart(16, "0")
            .split("")
            .reverse()
            .join(""),
        ),
      );
    }
    expect(codes.size).toBe(100_000);
  });

  it("stands in the task number after rule and month", () => {
    expect(taskCode("LB06", "2019-10", "67b6520bc1242427")).toMatch(/^LB06-201910-.{5}-.{5}$/);
  });
});
