import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHARED_HEADERS } from "../../src/rolls/headers/headers.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { headersOf } from "../../src/sources/recognition/header/roll-headers.ts";
import { recogniseSheet } from "../../src/sources/recognition/recognise-sheet.ts";
import { budget, FUZZ_TIMEOUT } from "./budget.ts";

const rolls = await loadRolls();
const known = [
  ...Object.values(SHARED_HEADERS).flat(),
  ...[...rolls.values()].flatMap(({ columns }) =>
    Object.values(columns).flatMap((column) => [...headersOf(column)]),
  ),
];

const header = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...known) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "序号", "合计", "1", "姓名", "姓 名", "备注", "监护人姓名"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
);
const cell = fc.oneof(
  fc.constantFrom(
    "赵一山",
    "999999196001011232",
    "9.9E+17",
    "青溪镇",
    "一级",
    "2019-10-01",
    "300.00",
    "",
    "是",
    "合计",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const sheet = fc.integer({ min: 1, max: 14 }).chain((width) =>
  fc.record({
    titles: fc.array(fc.constantFrom("", "2019年10月低保花名册", "填报单位：某县"), {
      maxLength: 4,
    }),
    headers: fc.array(fc.array(header, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 3,
    }),
    rows: fc.array(fc.array(cell, { maxLength: width + 2 }), { maxLength: 12 }),
    merges: fc.array(
      fc.record({
        top: fc.integer({ min: 1, max: 9 }),
        left: fc.integer({ min: 1, max: 9 }),
        bottom: fc.integer({ min: 1, max: 40 }),
        right: fc.integer({ min: 1, max: 40 }),
      }),
      { maxLength: 3 },
    ),
  }),
);

/** A tenth of a second each. */
const RUNS = 40;

describe("headers in any mixture", () => {
  it(
    "give every field one column and every column one field, on rows that are there",
    () =>
      fc.assert(
        fc.property(sheet, ({ titles, headers, rows, merges }) => {
          const all = [...titles.map((text) => [text]), ...headers, ...rows];
          const head = {
            file: "名册.xlsx",
            sheet: "Sheet1",
            merges,
            rows: all
              .map((cells, index) => ({ row: index + 1, cells }))
              .filter(({ cells }) => cells.some(Boolean)),
          };
          const found = recogniseSheet(head, rolls);
          const fields = found.columns.map(({ field }) => field);
          expect(new Set(fields).size).toBe(fields.length);
          for (const { index } of found.columns) expect(index).toBeGreaterThanOrEqual(0);
          // A householder's column may stand for the name as well; no other column has two meanings.
          const own = found.columns
            .filter(({ field }) => field !== "name")
            .map(({ index }) => index);
          expect(new Set(own).size).toBe(own.length);
          if (found.roll) {
            expect(found.headerRow).toBeGreaterThanOrEqual(1);
            expect(found.headerRow + found.headerRows - 1).toBeLessThanOrEqual(all.length);
          } else expect(found.questions.map(({ about }) => about)).toContain("roll");
          expect(recogniseSheet(head, rolls)).toEqual(found);
        }),
        budget(RUNS),
      ),
    FUZZ_TIMEOUT,
  );
});
