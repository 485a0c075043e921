import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { HABITS, rewriteCounty } from "../support/habits.ts";
import { type Screened, screenFolder } from "../support/screen-folder.ts";
import { openCounty } from "../support/shared-county.ts";

const county = openCounty();
const folder = mkdtempSync(join(tmpdir(), "doudi-habits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const context = {
  month: monthNumber(2019, 10),
  standards: [
    { side: "农村" as const, fromMonth: 0, fen: 42_000 },
    { side: "城市" as const, fromMonth: 0, fen: 60_000 },
  ],
  priceLinkage: [4, 5, 6].map((month) => monthNumber(2019, month)),
};

describe.skipIf(!county)("the same county in other habits", () => {
  let plain: Screened;
  beforeAll(async () => {
    if (county) plain = await screenFolder(county.files, context);
  }, 300_000);

  it.each(HABITS.map((habit, index) => ({ habit, index, name: habit.name })))(
    "$name: every file recognised, the same rows, the same findings",
    async ({ habit, index }) => {
      const files = join(folder, String(index));
      await rewriteCounty(county?.files ?? "", files, habit, 100 + index);
      const found = await screenFolder(files, context, plain);
      expect(found.used).toEqual(plain.used);
      expect(found.findings).toEqual(plain.findings);
    },
    300_000,
  );
});
