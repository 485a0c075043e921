import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { appendAnswers } from "../../src/ledger/answers.ts";
import { projectPaths } from "../../src/project/project.ts";
import type { RoundManifest } from "../../src/screening/round.ts";
import { taskCode } from "../../src/worklists/task-code.ts";
import { csvObjects, doudi, newFolder } from "../cli/support/doudi.ts";

/** A year takes a quarter of an hour: `npm run test:year`. Three rounds go through every step that twelve do. */
const ROUNDS = Number(process.env.DOUDI_ROUNDS ?? 3);
const IS_YEAR = ROUNDS > 3;
/** A whole pack in the year, one family of each kind in the suite. */
const ONLY = IS_YEAR ? [] : ["--rules", "TB01,TB03,LB07,LB13,FF01,CB07"];

vi.setConfig({ testTimeout: ROUNDS * 240_000 });

const project = join(newFolder(), "项目");
const paths = projectPaths(project);

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await doudi([...args, "--json"]);
  expect(code, `${args.join(" ")}: ${stderr}`).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The offices deliver the month's files; every month fewer mistakes are left, at last none. */
async function deliver(number: number, month: string): Promise<void> {
  const files = join(newFolder(), "名册");
  const left = Math.round((3 * (ROUNDS - number)) / (ROUNDS - 1));
  const when = { year: 2019, month: Number(month.slice(5)) };
  await writeCounty(
    generateCounty({ people: 700, seed: 11, mistakes: left, month: when }),
    files,
    0,
  );
  mkdirSync(paths.inputFolder, { recursive: true });
  for (const name of readdirSync(paths.inputFolder).filter((each) => !each.startsWith("."))) {
    rmSync(join(paths.inputFolder, name));
  }
  const settings = [`month=${month}`, "standards.rural=420", "standards.urban=600"];
  const set = [...settings, "price_linkage=2019-04,2019-05,2019-06"].flatMap((s) => ["--set", s]);
  const made = await doudi([
    ...["init", project, "--from", files, "--month", month, "--yes"],
    ...set,
  ]);
  expect(made.code, made.stderr).toBe(0);
}

const TRUE_RESULT: Readonly<Record<string, string>> = {
  ...{ TB: "01", LB: "01", FF: "16", CB: "17", DQ: "13" },
};

/** What a township answers: mostly that it is true; some say no, some ask for time, some are silent until the next round. */
function outcomeOf(rule: string, key: string): string | undefined {
  const lot = Number.parseInt(createHash("md5").update(key).digest("hex").slice(0, 4), 16) % 20;
  if (lot < 3) return undefined;
  if (lot < 5) return "15";
  if (lot < 8) return ["06", "11", "12"][lot - 5];
  return TRUE_RESULT[rule.slice(0, 2)] ?? "13";
}

async function townshipsAnswer(round: string, month: string, isLast: boolean): Promise<number> {
  const { stdout } = await doudi(["export", project, "findings"]);
  const open = csvObjects(stdout).filter(({ status }) => status === "open");
  let answered = 0;
  for (const [index, lead] of open.entries()) {
    const { finding_key: key = "", rule = "" } = lead;
    const outcome = outcomeOf(rule, isLast ? `${key}!` : key) ?? (isLast ? "13" : undefined);
    if (outcome === undefined) continue;
    answered += 1;
    await appendAnswers(paths, {
      ...{ who: "clerk", round, source: { file: `${lead.township}.xlsx`, sha256: "0" } },
      answers: [
        {
          ...{ task: taskCode(rule, month, key), findingKey: key, rule, outcome, note: "核实" },
          ...{ personId: lead.person_id || null, householdNo: lead.household_no || null },
          ...{ town: lead.township ?? "", village: lead.village ?? "", verifier: "甲、乙" },
          ...{ verifiedOn: `${month}-25`, sheet: "漏保", row: index + 2, corrections: [] },
        },
      ],
    });
  }
  return answered;
}

it(`goes through ${ROUNDS} rounds from the first screen to all closed, and each can be made again`, async () => {
  const made: { round: string; hash: string; findings: number }[] = [];
  for (let number = 1; number <= ROUNDS; number += 1) {
    const month = `2019-${String(12 - ROUNDS + number).padStart(2, "0")}`;
    await deliver(number, month);
    const screened = await json("screen", project, ...ONLY, "--on", `${month}-05`);
    const round = String(screened.round);
    expect(round).toBe(`${month}-1`);
    const text = readFileSync(join(paths.resultsFolder, round, "manifest.json"), "utf8");
    const { findings, findingsHash } = JSON.parse(text) as RoundManifest;
    made.push({ round, hash: findingsHash, findings });
    await townshipsAnswer(round, month, number === ROUNDS);
    const before = made.at(-2);
    if (before) {
      const { totals, ...diff } = (await json("diff", project, before.round, round)) as {
        totals: Record<string, number>;
        before: number;
        now: number;
      };
      const sum = (...names: string[]) => names.reduce((n, name) => n + (totals[name] ?? 0), 0);
      expect(diff).toMatchObject({ before: before.findings, now: findings });
      expect(sum("still", "accepted", "cleared_by_data", "cleared_by_visit", "not_checked")).toBe(
        before.findings,
      );
      expect(sum("still", "accepted", "new", "reopened", "not_checked_before")).toBe(findings);
    }
    const drawn = await json("cases", "draw", project, "--on", `${month}-28`);
    if (Number(drawn.drawn) > 0) await recheckAll();
  }
  expect(made[0]?.findings).toBeGreaterThan(10);
  await closeTheRest();
  const status = await json("status", project, "--on", "2020-01-31", "--excel");
  for (const town of status.towns as Record<string, number | string>[]) {
    expect(Number(town.closed) + Number(town.cleared), String(town.town)).toBe(town.cases);
    expect(town.next_step).toBe("全部办结");
  }
  for (const { round, hash } of IS_YEAR ? made : [made[0], made.at(-1)].filter(isThere)) {
    expect(await json("replay", project, round)).toMatchObject({
      isSame: true,
      findingsHash: hash,
      replayed: { findingsHash: hash },
    });
  }
});

async function tasksIn(...stages: string[]): Promise<string[]> {
  const { cases } = (await json("cases", "list", project)) as {
    cases: { task: string; stage: string }[];
  };
  return cases.filter(({ stage }) => stages.includes(stage)).map(({ task }) => task);
}

async function recheckAll(): Promise<void> {
  await json("cases", "recheck", project, ...(await tasksIn("recheck")), "--agree");
}

/** What no roll shows is closed by the county, with a proof. */
async function closeTheRest(): Promise<void> {
  await recheckWhatIsLeft();
  const rest = await tasksIn("answered", "rectifying", "finished");
  if (rest.length > 0) await json("cases", "close", project, ...rest, "--proof", "2019-佐-1");
  expect(await tasksIn("open", "reopened", "recheck")).toEqual([]);
}

async function recheckWhatIsLeft(): Promise<void> {
  if ((await tasksIn("recheck")).length > 0) await recheckAll();
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
