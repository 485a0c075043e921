import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { HABITS, readCounty, type Table, writeCounty } from "../support/habits.ts";
import { type Screened, screenFolder } from "../support/screen-folder.ts";
import { openCounty } from "../support/shared-county.ts";

const county = openCounty();
const folder = mkdtempSync(join(tmpdir(), "doudi-habits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The fewest townships in which every roll has a row: every header and layout in a part of the time. */
const TOWNS = 3;

const context = {
  month: monthNumber(2019, 10),
  standards: [
    { side: "农村" as const, fromMonth: 0, fen: 42_000 },
    { side: "城市" as const, fromMonth: 0, fen: 60_000 },
  ],
  priceLinkage: [4, 5, 6].map((month) => monthNumber(2019, month)),
};

describe.skipIf(!county)("the same county in other habits", () => {
  let tables: Table[];
  let plain: Screened;
  beforeAll(async () => {
    if (!county) return;
    tables = await readCounty(county.files, TOWNS);
    const files = join(folder, "plain");
    writeCounty(
      tables,
      files,
      { name: "plain", titleRows: 1, headers: "same", format: "xlsx" },
      99,
    );
    plain = await screenFolder(files, context);
    expect(plain.findings.length).toBeGreaterThan(300);
  });

  it.each(HABITS.map((habit, index) => ({ habit, index, name: habit.name })))(
    "$name: every file recognised, the same rows, the same findings",
    async ({ habit, index }) => {
      const files = join(folder, String(index));
      writeCounty(tables, files, habit, 100 + index);
      const found = await screenFolder(files, context, plain);
      expect(found.used).toEqual(plain.used);
      expect(found.findings).toEqual(plain.findings);
    },
  );
});
