import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { doudi } from "../support/doudi.ts";
import { openCounty } from "../support/shared-county.ts";

const county = openCounty();
const folder = mkdtempSync(join(tmpdir(), "doudi-county-"));
const project = join(folder, "P");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Score {
  recall: number;
  recall_hit: number;
  precision: number;
  asserted: number;
  checks: number;
  unidentified: number;
  silent: string[];
  links: { rows: number; of: number; pair_precision: number; pair_recall: number };
}

describe.skipIf(!county)("a county's own spreadsheets, from folder to scored findings", () => {
  let score: Score;

  beforeAll(async () => {
    if (!county) return;
    const init = await doudi(
      "init",
      project,
      "--from",
      county.files,
      "--region",
      "532529",
      "--month",
      "2019-10",
      "--yes",
      "--set",
      "standards.rural=420",
      "--set",
      "standards.urban=600",
      "--set",
      "price_linkage=2019-04,2019-05,2019-06",
    );
    expect(init).toMatchObject({ code: 0 });
    const screen = await doudi("screen", project);
    expect([0, 4]).toContain(screen.code);
    for (const what of ["findings", "links"]) {
      const file = join(folder, `${what}.csv`);
      expect(await doudi("export", project, what, "--format", "csv", "-o", file)).toMatchObject({
        code: 0,
      });
    }
    const printed = execFileSync(
      process.execPath,
      [county.score, county.folder, join(folder, "findings.csv"), join(folder, "links.csv")],
      { encoding: "utf8" },
    );
    console.log(printed);
    score = JSON.parse(printed.trim().split("\n").at(-1) ?? "{}") as Score;
  });

  it("lists only people who are really missed", () => {
    expect(score.precision).toBeGreaterThanOrEqual(0.99);
    expect(score.unidentified).toBe(0);
  });

  it("lists the people who are really missed", () => {
    expect(score.recall).toBeGreaterThanOrEqual(0.99);
    expect(score.silent).toEqual([]);
  });

  it("leaves little to be checked by hand", () => {
    expect(score.checks).toBeLessThanOrEqual(0.02 * (score.asserted + score.checks));
  });

  it("knows every row's person", () => {
    expect(score.links.rows).toBe(score.links.of);
    expect(score.links.pair_precision).toBeGreaterThanOrEqual(0.9998);
    expect(score.links.pair_recall).toBeGreaterThanOrEqual(0.998);
  });
});
