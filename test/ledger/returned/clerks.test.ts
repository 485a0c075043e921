import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { type Collected, collectReturns } from "../../../src/ledger/returned/collect.ts";
import { receiptsOf } from "../../../src/ledger/returned/receipt.ts";
import { seeded } from "../../support/habits.ts";
import { convertAll, whyNoOffice } from "../../worklists/support/soffice.ts";
import { type Desk, fillIn, openBook, pick, type Said, type SaveAs, saveBook } from "./clerk.ts";
import { EDITS, type Edit, LAST } from "./edits.ts";
import { freshLedger, type IssuedCounty, issueCounty } from "./issued-county.ts";

/** `npm run test:clerks` runs a thousand. */
const RUNS = Number(process.env.DOUDI_CLERKS ?? 60);
/** Two people with a copy each. */
const PAIRS = Math.ceil(RUNS / 5);
/** Files that LibreOffice saves again, all in one start. */
const RESAVED = Math.max(4, Math.ceil(RUNS / 20));
const WAYS: readonly SaveAs[] = ["xlsx", "xlsx", "xls", "csv", "copied"];

let county: IssuedCounty;
beforeAll(async () => {
  county = await issueCounty();
});

function sitDown(seed: number): Desk {
  const { pages, hidden } = openBook(readFileSync(county.file));
  const random = seeded(seed);
  const [destroyed, deleted] = [new Set<string>(), new Set<string>()];
  return { pages, hidden, meant: new Map(), tasks: [], destroyed, deleted, random };
}

/** Up to three deeds, and at times one of those that nothing may follow. Returns: what was done. */
function doDeeds(desk: Desk): string[] {
  const did: string[] = [];
  const doOne = ({ name, edit }: Edit) => {
    did.push(name);
    edit(desk, pick(desk.random, desk.pages));
  };
  const deeds = 1 + Math.floor(desk.random() * 3);
  for (let deed = 0; deed < deeds; deed += 1) doOne(pick(desk.random, EDITS));
  if (desk.random() < 0.3) doOne(pick(desk.random, LAST));
  return did;
}

interface HandedIn {
  collected: Collected;
  /** What the ledger holds of each lead. */
  taken: Map<string, Said>;
  /** Leads that the receipt or the sheet of conflicts speaks of. */
  told: Set<string>;
  asked: Set<string>;
  /** Townships whose counts do not add up to what was sent out. */
  unbalanced: string[];
}

async function handIn(paths: readonly string[], ledgerFolder: string): Promise<HandedIn> {
  const collected = await collectReturns({ ledgerFolder }, paths, {
    ...{ who: "test", today: "2019-12-01" },
    spoolFolder: join(dirname(ledgerFolder), "spool"),
  });
  const records = readAnswers({ ledgerFolder });
  const receipts = receiptsOf(collected, records);
  const asked = collected.conflicts.map(({ task }) => task);
  return {
    collected,
    taken: new Map(
      records
        .flatMap((batch) => batch.answers)
        .map(({ task, outcome, note, verifier, verifiedOn }) => [
          task,
          { outcome, note, verifier, day: verifiedOn ?? "" },
        ]),
    ),
    told: new Set([
      ...receipts.flatMap((receipt) => receipt.refused.map(({ task }) => task)),
      ...receipts.flatMap((receipt) => receipt.missing),
      ...asked,
    ]),
    asked: new Set(asked),
    unbalanced: receipts
      .filter(({ rows, issued }) => Object.values(rows).reduce((a, b) => a + b, 0) !== issued)
      .map(({ town }) => `the receipt of ${town} does not add up`),
  };
}

const isSaid = (said: Said, taken: Said) =>
  (["outcome", "note", "verifier", "day"] as const).every((part) => said[part] === taken[part]);

const EXTENSION = "15";
const isFoundOut = ({ outcome }: Said) => outcome !== EXTENSION;

/** Two things found out, or more time asked for on a later day than something was found out. */
function isContested(all: readonly Said[]): boolean {
  const found = all.filter(isFoundOut);
  const put = all.filter((said) => !isFoundOut(said));
  return (
    new Set(found.map(({ outcome }) => outcome)).size > 1 ||
    put.some(({ day }) => found.some((said) => day !== "" && said.day !== "" && said.day < day))
  );
}

/** What is wrong with how the work of these desks was taken: nothing may be lost, nothing on the wrong case. */
function wrongs(
  desks: readonly Desk[],
  { collected, taken, told, asked, unbalanced }: HandedIn,
): string[] {
  const isTold = (task: string) => told.has(task) || collected.refusedFiles.length > 0;
  const meantBy = (task: string) => desks.flatMap(({ meant }) => meant.get(task) ?? []);
  /** Deleted on one copy, and blank on the other: told as not filled in. */
  const blank = new Set(collected.files.flatMap((file) => file.blank.map((issued) => issued.task)));
  const isDropped = (task: string) =>
    desks.length > 1 && blank.has(task) && desks.some(({ deleted }) => deleted.has(task));
  const tasks = new Set(desks.flatMap(({ meant }) => [...meant.keys()]));
  const destroyed = desks.flatMap((desk) => [...desk.destroyed]);
  return [
    ...[...taken].flatMap(([task, said]) =>
      meantBy(task).some((meant) => isSaid(meant, said))
        ? []
        : [`${task} wrongly ${JSON.stringify(said)} for ${JSON.stringify(meantBy(task))}`],
    ),
    ...[...tasks].flatMap((task) =>
      taken.has(task) || isTold(task) || isDropped(task) ? [] : [`${task} lost`],
    ),
    ...destroyed.flatMap((task) =>
      taken.has(task) || isTold(task) ? [] : [`${task} destroyed, not reported`],
    ),
    ...[...tasks].flatMap((task) => {
      const there = desks.filter(({ deleted }) => !deleted.has(task));
      const all = there.flatMap(({ meant }) => meant.get(task) ?? []);
      const said = taken.get(task);
      if (!said || asked.has(task) || isTold(task)) return [];
      if (isContested(all)) return [`${task} decided silently`];
      const isPutOff = said.outcome === EXTENSION && all.some(isFoundOut);
      return isPutOff ? [`${task} put off although it was found out`] : [];
    }),
    ...unbalanced,
  ];
}

/** Hand in on a ledger of its own, and remove everything. Returns: what is wrong, how much was taken. */
async function settle(
  desks: readonly Desk[],
  groups: readonly (readonly string[])[],
): Promise<{ bad: string[]; taken: number }> {
  const ledger = freshLedger(county);
  let last: HandedIn | undefined;
  const told = new Set<string>();
  for (const paths of groups) {
    last = await handIn(paths, ledger);
    for (const task of last.told) told.add(task);
  }
  const result = last as HandedIn;
  const bad = wrongs(desks, { ...result, told });
  for (const path of groups.flat()) rmSync(path, { force: true });
  rmSync(dirname(ledger), { recursive: true });
  return { bad: bad.slice(0, 3), taken: result.taken.size };
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
      const did = doDeeds(desk);
      const as = pick(desk.random, WAYS);
      const folder = mkdtempSync(join(tmpdir(), "doudi-clerk-"));
      const result = await settle([desk], [saveBook(desk, folder, `交回${seed}`, as)]);
      if (result.bad.length > 0)
        bad.push(`seed ${seed} as ${as} after ${did.join(", ")}: ${result.bad.join("; ")}`);
      takenInAll += result.taken;
      rmSync(folder, { recursive: true });
    }
    expect(bad).toEqual([]);
    // Refusing everything would lose nothing either.
    expect(takenInAll / RUNS).toBeGreaterThan(15);
  });

  it(`decide nothing where two people filled in copies, in ${PAIRS} pairs`, {
    timeout: 600_000,
  }, async () => {
    let takenInAll = 0;
    let askedAtAll = 0;
    const bad: string[] = [];
    for (let seed = 1; seed <= PAIRS; seed += 1) {
      const folder = mkdtempSync(join(tmpdir(), "doudi-clerk-"));
      const desks = [sitDown(seed), sitDown(seed + 50_000)];
      const did = desks.map((desk) => {
        fillIn(desk, 0.5);
        return doDeeds(desk).join(", ");
      });
      const [first = [], second = []] = desks.map((desk, index) =>
        saveBook(desk, folder, `第${index + 1}人`, pick(desk.random, WAYS)),
      );
      const groups = seed % 2 === 0 ? [[...first, ...second]] : [first, second];
      const result = await settle(desks, groups);
      const [one, two] = desks as [Desk, Desk];
      for (const [task, { outcome }] of one.meant)
        if ((two.meant.get(task)?.outcome ?? outcome) !== outcome) askedAtAll += 1;
      if (result.bad.length > 0)
        bad.push(`seed ${seed} after ${did.join(" | ")}: ${result.bad.join("; ")}`);
      takenInAll += result.taken;
      rmSync(folder, { recursive: true });
    }
    expect(bad).toEqual([]);
    expect(takenInAll / PAIRS).toBeGreaterThan(12);
    expect(askedAtAll / PAIRS).toBeGreaterThan(4);
  });

  it.skipIf(whyNoOffice() !== undefined)(
    `read as before what LibreOffice saved again, in ${RESAVED} ways`,
    { timeout: 600_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "doudi-clerk-"));
      const desks = new Map<string, { desk: Desk; did: string[] }>();
      for (let seed = 1; seed <= RESAVED; seed += 1) {
        const desk = sitDown(seed + 90_000);
        fillIn(desk);
        const did = doDeeds(desk);
        const [path = ""] = saveBook(desk, folder, `交回${seed}`, "xlsx");
        desks.set(basename(path, ".xlsx"), { desk, did });
      }
      const bad: string[] = [];
      let takenInAll = 0;
      const before = [...desks.keys()].map((name) => join(folder, `${name}.xlsx`));
      for (const [index, format] of (["xlsx", "xls", "ods"] as const).entries()) {
        const mine = before.filter((_, at) => at % 3 === index);
        for (const path of convertAll(mine, format)) {
          const work = desks.get(basename(path, `.${format}`));
          if (!work) throw new Error(`${path} is nobody's`);
          const result = await settle([work.desk], [[path]]);
          if (result.bad.length > 0)
            bad.push(`${basename(path)} after ${work.did.join(", ")}: ${result.bad.join("; ")}`);
          takenInAll += result.taken;
        }
      }
      rmSync(folder, { recursive: true });
      expect(bad).toEqual([]);
      expect(takenInAll / RESAVED).toBeGreaterThan(10);
    },
  );
});
