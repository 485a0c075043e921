import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { type Collected, collectReturns } from "../../../src/ledger/returned/collect.ts";
import { receiptsOf } from "../../../src/ledger/returned/receipt.ts";
import { seeded } from "../../support/habits.ts";
import { type Desk, fillIn, openBook, pick, type SaveAs, saveBook } from "./clerk.ts";
import { EDITS, type Edit, LAST } from "./edits.ts";
import { freshLedger, type IssuedCounty, issueCounty } from "./issued-county.ts";

/** `npm run test:clerks` runs a thousand. */
const RUNS = Number(process.env.DOUDI_CLERKS ?? 60);

let county: IssuedCounty;
beforeAll(async () => {
  county = await issueCounty();
});

function sitDown(seed: number): Desk {
  const { pages, hidden } = openBook(readFileSync(county.file));
  return { pages, hidden, meant: new Map(), tasks: [], destroyed: new Set(), random: seeded(seed) };
}

async function handIn(paths: readonly string[], ledgerFolder: string): Promise<Collected> {
  return collectReturns({ ledgerFolder }, paths, {
    ...{ who: "test", today: "2019-12-01" },
    spoolFolder: join(dirname(ledgerFolder), "spool"),
  });
}

/** What is wrong with how one desk's work was taken: nothing may be lost, nothing on the wrong case. */
function wrongs(desk: Desk, collected: Collected, ledgerFolder: string): string[] {
  const answers = readAnswers({ ledgerFolder }).flatMap((batch) => batch.answers);
  const taken = new Map(answers.map((answer) => [answer.task, answer]));
  const receipts = receiptsOf(collected, readAnswers({ ledgerFolder }));
  const refused = new Set(receipts.flatMap((receipt) => receipt.refused.map(({ task }) => task)));
  const missing = new Set(receipts.flatMap((receipt) => receipt.missing));
  const asked = new Set(collected.conflicts.map(({ task }) => task));
  const isReported = (task: string) => refused.has(task) || missing.has(task) || asked.has(task);
  const isFileRefused = collected.refusedFiles.length > 0;
  return [
    ...[...taken].flatMap(([task, { outcome, note }]) => {
      const meant = desk.meant.get(task);
      return meant?.outcome === outcome && meant.note === note
        ? []
        : [`${task} wrongly ${outcome}`];
    }),
    ...[...desk.meant.keys()].flatMap((task) =>
      taken.has(task) || isReported(task) || isFileRefused ? [] : [`${task} lost`],
    ),
    ...[...desk.destroyed].flatMap((task) =>
      taken.has(task) || isReported(task) || isFileRefused
        ? []
        : [`${task} destroyed, not reported`],
    ),
  ];
}

describe("returned worklists after what clerks do to them", () => {
  it(`lose nothing and put nothing on another case, in ${RUNS} ways`, {
    timeout: 600_000,
  }, async () => {
    let takenInAll = 0;
    const bad: string[] = [];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const desk = sitDown(seed);
      fillIn(desk);
      const deeds = 1 + Math.floor(desk.random() * 3);
      const did: string[] = [];
      const doOne = ({ name, edit }: Edit) => {
        did.push(name);
        edit(desk, pick(desk.random, desk.pages));
      };
      for (let deed = 0; deed < deeds; deed += 1) doOne(pick(desk.random, EDITS));
      if (desk.random() < 0.3) doOne(pick(desk.random, LAST));
      const as = pick<SaveAs>(desk.random, ["xlsx", "xlsx", "xls", "csv", "copied"]);
      const folder = mkdtempSync(join(tmpdir(), "doudi-clerk-"));
      const ledger = freshLedger(county);
      const collected = await handIn(saveBook(desk, folder, `交回${seed}`, as), ledger);
      const found = wrongs(desk, collected, ledger);
      if (found.length > 0)
        bad.push(`seed ${seed} as ${as} after ${did.join(", ")}: ${found.slice(0, 3).join("; ")}`);
      takenInAll += readAnswers({ ledgerFolder: ledger }).flatMap((batch) => batch.answers).length;
      rmSync(folder, { recursive: true });
      rmSync(dirname(ledger), { recursive: true });
    }
    expect(bad).toEqual([]);
    // Refusing everything would lose nothing either.
    expect(takenInAll / RUNS).toBeGreaterThan(15);
  });
});
