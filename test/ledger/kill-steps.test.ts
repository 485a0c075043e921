import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { readAnswers } from "../../src/ledger/answers.ts";
import { readCases } from "../../src/ledger/cases/case-batches.ts";
import { keptReturn } from "../../src/ledger/returned/keep-returned.ts";
import { readReturns } from "../../src/ledger/returned/returns.ts";
import { configSchema } from "../../src/project/config-schema.ts";
import { createProject, projectPaths } from "../../src/project/project.ts";
import { readIssued } from "../../src/worklists/issued.ts";
import { doudi } from "../support/doudi.ts";
import { seeded } from "../support/habits.ts";
import {
  copyOf,
  filesIn,
  killAt,
  notWhole,
  type Step,
  spread,
  stepsOf,
} from "../support/kill-steps.ts";
import { type Desk, fillIn, openBook, saveBook } from "./returned/clerk.ts";
import { type IssuedCounty, issueCounty } from "./returned/issued-county.ts";

/** Points at which each command is killed; `npm run test:kills` takes every step there is. */
const KILLS = Number(process.env.DOUDI_KILLS ?? 4);
const ROUND = "2019-10-1";

/** What is wrong after a kill, with the ledger read as the next command would. */
function harm(project: string, isAfterNext = false): string[] {
  const paths = projectPaths(project);
  const wrong = notWhole(project, isAfterNext);
  for (const read of [readAnswers, readReturns, readCases]) {
    try {
      read(paths);
    } catch (error) {
      wrong.push(String(error));
    }
  }
  return wrong;
}

async function everyKill(
  steps: readonly Step[],
  project: string,
  check: (killed: string, step: Step) => Promise<string[]>,
  args: (folder: string) => string[],
  from = "",
): Promise<string[]> {
  const bad: string[] = [];
  let kills = 0;
  for (const step of spread(steps, KILLS)) {
    const killed = copyOf(project);
    // How many writes a workbook takes differs a little from run to run: the last steps may not be reached.
    if (await killAt(step.number, args(killed), from)) kills += 1;
    const wrong = harm(killed);
    wrong.push(...(await check(killed, step)), ...harm(killed, true));
    if (wrong.length > 0) bad.push(`${step.number} ${step.what} ${step.path}: ${wrong.join("; ")}`);
    rmSync(dirname(killed), { recursive: true });
  }
  expect(kills).toBeGreaterThanOrEqual(Math.floor(0.8 * Math.min(KILLS, steps.length)));
  return bad;
}

describe("collect, killed at its steps", () => {
  let county: IssuedCounty;
  let project: string;
  let returned: string;
  const meant: Desk["meant"] = new Map();
  const collect = (folder: string) => ["collect", folder, returned, "--on", "2019-12-01"];

  beforeAll(async () => {
    county = await issueCounty();
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

  it("loses nothing acknowledged, takes nothing twice and leaves nothing half", {
    timeout: 3_600_000,
  }, async () => {
    const acknowledged = readAnswers(projectPaths(project)).flatMap(({ answers }) => answers);
    expect(acknowledged.length).toBeGreaterThan(20);
    const steps = await stepsOf(collect(copyOf(project)));
    expect(steps.length).toBeGreaterThan(20);
    const bad = await everyKill(
      steps,
      project,
      async (killed) => {
        const paths = projectPaths(killed);
        const after = readAnswers(paths).flatMap(({ answers }) => answers);
        const lost = acknowledged.some(({ task }, at) => after[at]?.task !== task);
        // Any command sweeps up, not only the one that was killed.
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
      },
      collect,
    );
    expect(bad).toEqual([]);
  });
});

describe("what is sent out, killed at its steps", () => {
  let fresh: string;
  let screened: string;
  /** Where a screen begins to keep and publish; before that it writes only what the next run makes anew. */
  const PUBLISHING = ".留存";
  const RULES = ["--rules", "LB06,LB07,TB01"];
  const screen = (folder: string) => ["screen", folder, ...RULES, "--on", "2019-11-01"];
  let steps: Step[];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "doudi-kills-"));
    fresh = join(folder, "项目");
    const files = join(folder, "名册");
    const month = { year: 2019, month: 10 };
    await writeCounty(generateCounty({ people: 400, seed: 5, mistakes: 4, month }), files, 0);
    const set = ["month=2019-10", "standards.rural=420", "standards.urban=600"];
    const made = await doudi(
      ...["init", fresh, "--from", files, "--month", "2019-10", "--yes"],
      ...set.flatMap((each) => ["--set", each]),
    );
    expect(made.code, made.stderr).toBe(0);
    screened = copyOf(fresh);
    steps = await stepsOf(screen(screened), PUBLISHING);
  });

  /** What a round says, wherever it was made. */
  const saidBy = (folder: string) => {
    const { resultsFolder, ledgerFolder } = projectPaths(folder);
    const manifest = JSON.parse(
      readFileSync(join(resultsFolder, ROUND, "manifest.json"), "utf8"),
    ) as { findingsHash: string };
    return {
      hash: manifest.findingsHash,
      cases: readCases({ ledgerFolder }).flatMap(({ act }) =>
        act.kind === "round" ? act.opened.map(({ key }) => key) : [],
      ),
      sent: [...(readIssued(ledgerFolder, ROUND)?.rows.keys() ?? [])].sort(),
      books: filesIn(resultsFolder)
        .filter((name) => name.endsWith(".xlsx"))
        .sort(),
    };
  };

  it("publishes a round whole, once", { timeout: 3_600_000 }, async () => {
    const wanted = saidBy(screened);
    expect(wanted.sent.length).toBeGreaterThan(5);
    expect(steps.length).toBeGreaterThan(20);
    const bad = await everyKill(
      steps,
      fresh,
      async (killed) => {
        const next = await doudi(...screen(killed));
        const said = next.code === 0 || next.code === 4 ? saidBy(killed) : next.stderr;
        return JSON.stringify(said) === JSON.stringify(wanted)
          ? []
          : [`then ${JSON.stringify(said).slice(0, 300)}`];
      },
      screen,
      PUBLISHING,
    );
    expect(bad).toEqual([]);
  });

  it("writes worklists again whole or not at all", { timeout: 3_600_000 }, async () => {
    const again = (folder: string) => ["worklists", folder, "--by", "village"];
    const reference = copyOf(screened);
    const bad = await everyKill(
      await stepsOf(again(reference)),
      screened,
      async (killed) => {
        const status = await doudi("status", killed, "--on", "2019-12-01");
        const left = notWhole(killed, true);
        const next = await doudi(...again(killed));
        const isSame = JSON.stringify(saidBy(killed)) === JSON.stringify(saidBy(reference));
        return [
          ...(status.code === 0 ? [] : [`status says ${status.code} ${status.stderr}`]),
          ...left.map((name) => `after status: ${name}`),
          ...(next.code === 0 ? [] : [`worklists says ${next.code} ${next.stderr}`]),
          ...(isSame ? [] : ["not what was wanted"]),
        ];
      },
      again,
    );
    expect(bad).toEqual([]);
  });
});
