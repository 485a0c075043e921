import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { doudi } from "../support/doudi.ts";
import { HABITS, rewriteCounty } from "../support/habits.ts";
import { openCounty } from "../support/shared-county.ts";

const county = openCounty();
const folder = mkdtempSync(join(tmpdir(), "doudi-habits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Screened {
  files: { roll: string | null; rowsUsed: number }[];
}

/** Rows used by roll, and what each rule found of whom, whatever the files look like. */
async function screened(
  files: string,
  project: string,
): Promise<{ used: Record<string, number>; findings: string[] }> {
  const init = await doudi(
    "init",
    project,
    "--from",
    files,
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
  const screen = await doudi("screen", project, "--json");
  expect([0, 4]).toContain(screen.code);
  const used: Record<string, number> = {};
  for (const { roll, rowsUsed } of (JSON.parse(screen.stdout) as Screened).files) {
    used[roll ?? "not recognised"] = (used[roll ?? "not recognised"] ?? 0) + rowsUsed;
  }
  const exported = await doudi("export", project, "findings", "--format", "json");
  const findings = (JSON.parse(exported.stdout) as Record<string, string>[])
    .map(({ rule, level, person_id, household_no, period }) =>
      [rule, level, person_id, household_no, period].join("|"),
    )
    .sort();
  return { used, findings };
}

describe.skipIf(!county)("the same county in other habits", () => {
  let plain: Awaited<ReturnType<typeof screened>>;
  beforeAll(async () => {
    if (county) plain = await screened(county.files, join(folder, "plain"));
  }, 300_000);

  it.each(HABITS.map((habit, index) => ({ habit, index, name: habit.name })))(
    "$name: every file recognised, the same rows, the same findings",
    async ({ habit, index }) => {
      const files = join(folder, `files-${index}`);
      await rewriteCounty(county?.files ?? "", files, habit, 100 + index);
      const found = await screened(files, join(folder, `project-${index}`));
      expect(found.used).toEqual(plain.used);
      expect(found.findings).toEqual(plain.findings);
    },
    300_000,
  );
});
