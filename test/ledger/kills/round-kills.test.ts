import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readCases } from "../../../src/ledger/cases/case-batches.ts";
import { projectPaths } from "../../../src/project/project.ts";
import { readIssued } from "../../../src/worklists/issued.ts";
import { doudi } from "../../support/doudi.ts";
import { everyKill } from "../../support/every-kill.ts";
import { copyOf, filesIn, notWhole, type Step, stepsOf } from "../../support/kill-steps.ts";
import { PUBLISHING, ROUND, screen, workedOutProject } from "./screened-project.ts";

/** What a round says, wherever it was made. */
function saidBy(folder: string) {
  const { resultsFolder, ledgerFolder } = projectPaths(folder);
  const path = join(resultsFolder, ROUND, "manifest.json");
  if (!existsSync(path)) return { hash: "no such round", cases: [], sent: [], books: [] };
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { findingsHash: string };
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
}

describe("what is sent out, killed at its steps", () => {
  let workedOut: string;
  let screened: string;
  let steps: Step[];

  beforeAll(async () => {
    workedOut = await workedOutProject();
    screened = copyOf(workedOut);
    steps = await stepsOf(screen(screened), PUBLISHING);
  });

  it("publishes a round whole, once", { timeout: 3_600_000 }, async () => {
    const wanted = saidBy(screened);
    expect(wanted.sent.length).toBeGreaterThan(5);
    expect(steps.length).toBeGreaterThan(20);
    const check = async (killed: string) => {
      const next = await doudi(...screen(killed));
      const said = next.code === 0 || next.code === 4 ? saidBy(killed) : next.stderr;
      const isSame = JSON.stringify(said) === JSON.stringify(wanted);
      return isSame ? [] : [`then ${JSON.stringify(said).slice(0, 300)}`];
    };
    const bad = await everyKill(steps, {
      ...{ project: workedOut, args: screen, from: PUBLISHING, check },
    });
    expect(bad).toEqual([]);
  });

  it("writes worklists again whole or not at all", { timeout: 3_600_000 }, async () => {
    const again = (folder: string) => ["worklists", folder, "--by", "village"];
    const reference = copyOf(screened);
    const listed = await stepsOf(again(reference));
    const check = async (killed: string) => {
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
    };
    expect(await everyKill(listed, { project: screened, args: again, check })).toEqual([]);
  });
});
