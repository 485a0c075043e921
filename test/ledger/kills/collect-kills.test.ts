import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { readReturns } from "../../../src/ledger/returned/returns.ts";
import { configSchema } from "../../../src/project/config-schema.ts";
import { createProject, projectPaths } from "../../../src/project/project.ts";
import { doudi } from "../../support/doudi.ts";
import { everyKill } from "../../support/every-kill.ts";
import { seeded } from "../../support/habits.ts";
import { keptReturn } from "../../support/kept-return.ts";
import { copyOf, filesIn, notWhole, stepsOf } from "../../support/kill-steps.ts";
import { type Desk, fillIn, openBook, saveBook } from "../returned/clerk.ts";
import { issueCounty } from "../returned/issued-county.ts";

describe("collect, killed at its steps", () => {
  let project: string;
  let returned: string;
  const meant: Desk["meant"] = new Map();
  const collect = (folder: string) => ["collect", folder, returned, "--on", "2019-12-01"];

  beforeAll(async () => {
    const county = await issueCounty();
    project = join(mkdtempSync(join(tmpdir(), "doudi-kills-")), "项目");
    const config = configSchema.parse({ county: "测试县", month: "2019-10" });
    const { ledgerFolder } = await createProject(project, config);
    cpSync(county.ledgerFolder, ledgerFolder, { recursive: true });
    returned = mkdtempSync(join(tmpdir(), "doudi-returned-"));
    for (const [seed, file] of [county.file, county.other].entries()) {
      const [destroyed, deleted] = [new Set<string>(), new Set<string>()];
      const random = seeded(seed + 1);
      const desk = {
        ...openBook(readFileSync(file)),
        meant,
        tasks: [],
        destroyed,
        deleted,
        random,
      };
      fillIn(desk);
      saveBook(desk, returned, `交回${seed}`, "xlsx");
      // The first township is acknowledged before anything is killed.
      if (seed === 0) expect((await doudi(...collect(project))).code).toBe(0);
    }
  });

  /** The next commands after a kill: any of them sweeps up, and collecting again makes up for what is missing. */
  async function nextOn(killed: string, acknowledged: readonly string[]): Promise<string[]> {
    const paths = projectPaths(killed);
    const after = readAnswers(paths).flatMap(({ answers }) => answers);
    const lost = acknowledged.some((task, at) => after[at]?.task !== task);
    const other = await doudi("export", killed, "answers");
    const left = notWhole(killed, true);
    const next = await doudi(...collect(killed), "--json");
    const answers = readAnswers(paths).flatMap((batch) => batch.answers);
    const isAll =
      answers.length === meant.size &&
      answers.every(({ task, outcome }) => meant.get(task)?.outcome === outcome);
    const kept = readReturns(paths).every(({ source }) => keptReturn(paths, source.sha256));
    const receipts = filesIn(paths.resultsFolder).filter((name) => name.endsWith(".xlsx"));
    return [
      ...(lost ? ["acknowledged answers are gone"] : []),
      ...(other.code === 0 ? [] : [`export says ${other.code} ${other.stderr}`]),
      ...left.map((name) => `after export: ${name}`),
      ...(next.code === 0 ? [] : [`collect says ${next.code} ${next.stderr}`]),
      ...(isAll ? [] : [`${answers.length} of ${meant.size} answers`]),
      ...(kept ? [] : ["an original is not kept"]),
      ...(receipts.length === 2 ? [] : [`${receipts.length} receipts`]),
    ];
  }

  it("loses nothing acknowledged, takes nothing twice and leaves nothing half", {
    timeout: 3_600_000,
  }, async () => {
    const acknowledged = readAnswers(projectPaths(project))
      .flatMap(({ answers }) => answers)
      .map(({ task }) => task);
    expect(acknowledged.length).toBeGreaterThan(20);
    const steps = await stepsOf(collect(copyOf(project)));
    expect(steps.length).toBeGreaterThan(20);
    const check = (killed: string) => nextOn(killed, acknowledged);
    expect(await everyKill(steps, { project, args: collect, check })).toEqual([]);
  });
});
