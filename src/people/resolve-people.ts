import { type Database, quoteName } from "../engine/database.ts";
import { applyRule, RULES, setGuards } from "./cascade.ts";
import { clusterGhosts } from "./cluster-ghosts.ts";
import { type Decided, followBeside, loadDecisions } from "./decided.ts";
import { runFile } from "./identity-file.ts";
import { keepReadings, openReadings } from "./kept-readings.ts";
import { markDifferences } from "./mark-differences.ts";
import { buildNames, compareNamePairs, keepLevels } from "./name-dictionary.ts";
import { readMentions } from "./own-readings.ts";
import { learnWeights } from "./weights/weigh-pairs.ts";

export interface PeopleSummary {
  persons: number;
  /** Mentions by tier: 确认, 疑似, 未匹配. */
  tiers: Record<string, number>;
  /** Mentions by the rule that placed them. */
  rules: Record<string, number>;
  /** Mentions by what was wrong with the number; valid ones left out. */
  damage: Record<string, number>;
  /** Rules that left blocks of too many pairs out; their rows are 疑似 同名过多. */
  skipped: { rule: string; blocks: number; rows: number; pairs: number }[];
  /** Milliseconds of each step, in order. */
  timings: [step: string, ms: number][];
}

export interface PeopleOptions {
  /** What people decided; applied before every rule. */
  decisions?: readonly Decided[];
  /** The version of the program and its engine: texts that an earlier run of the same has read are not read again. All are without it. */
  version?: string;
  /** Rules to leave out, such as R6, G for the bonds between rows without an owner, or a guard (`GUARDS`): shows what each earns. Never set in a run. */
  without?: ReadonlySet<string>;
  progress?: (step: string, done: number, total: number) => void;
}

type Step = readonly [
  name: string,
  run: (db: Database, without: ReadonlySet<string>) => Promise<void>,
];

const file =
  (name: string): Step[1] =>
  (db) =>
    runFile(db, name);

const STEPS: readonly Step[] = [
  ["macros", file("05-macros")],
  ["read", readMentions],
  ["dirty ids", readDirtyIds],
  ["reading", file("12-reading")],
  ["names", buildNames],
  ["decided rows", file("18-decided-rows")],
  ["naming", file("20-naming")],
  ["compare", compareNamePairs],
  ["seeds", file("25-seed")],
  ["rest", file("30-unit")],
  ["families", file("32-household")],
  ["paid", file("33-paid")],
  ["decided", file("35-decided")],
  ["decided beside", followBeside],
  ["decided households", file("66-household-grows")],
  ["open units", file("37-open-unit")],
  ["kin", file("38-kin")],
  ["namesakes", file("39-namesake")],
  ...RULES.map(([rule], at): Step => [rule, (db, without) => applyRule(db, at, without)]),
  ["beside", followBeside],
  ["doubted numbers", findDoubted],
  ["ghost bonds", bindGhosts],
  ["ghosts", clusterGhosts],
  ["ghost keys", file("75-ghost")],
  ["ghosts alike", pairGhosts],
  ["candidates", file("80-link")],
  ["person", file("81-person")],
  ["told", file("82-told")],
  ["marks", markDifferences],
  ["reasons", file("84-reason")],
  ["reasons of numbers", file("85-reason-of-number")],
  ["link", file("87-link")],
  ["households", file("92-household")],
  ["weight pairs", file("88-weight-pairs")],
  ["weights", learnWeights],
  ["weigh", file("89-weigh")],
  ["review", file("90-review")],
];

/**
 * Work out whose every mention is.
 *
 * Reads:   mention.
 * Writes:  person, link, link_told (and the view link_why), link_candidate, near_miss, household, household_member, household_overlap, loose_naming, id_fault, review_pair, weight, weight_session, block_log,
 *          block_skipped, anew; its working tables are dropped at the end.
 * Returns: counts.
 * The result does not depend on the order of files or rows: every choice between equals is made by content.
 */
export async function resolvePeople(
  db: Database,
  options: PeopleOptions = {},
): Promise<PeopleSummary> {
  const timings: [string, number][] = [];
  const before = new Set((await workingTables(db)).map(({ name }) => name));
  const without = options.without ?? new Set<string>();
  await loadDecisions(db, options.decisions ?? []);
  await setGuards(db, without);
  await openReadings(db, options.version);
  for (const [index, [name, run]] of STEPS.entries()) {
    options.progress?.(name, index, STEPS.length);
    const start = performance.now();
    await run(db, without);
    timings.push([name, Math.round(performance.now() - start)]);
  }
  await keepLevels(db);
  for (const { name, form } of await workingTables(db)) {
    if (!before.has(name)) await db.run(`DROP ${form} ${quoteName(name)}`);
  }
  return summarisePeople(db, timings);
}

/** The working tables must not outlive the run: they hold personal data, and their names would hide the model's. */
async function workingTables(db: Database): Promise<{ name: string; form: string }[]> {
  return db.rows(
    `SELECT table_name AS name, 'TABLE' AS form FROM duckdb_tables() WHERE temporary
     UNION ALL SELECT view_name, 'VIEW' FROM duckdb_views() WHERE temporary AND NOT internal
     ORDER BY name`,
  );
}

/** Define the arithmetic of IDs and the signature of a naming for this connection. */
export function defineIdentityMacros(db: Database): Promise<void> {
  return runFile(db, "05-macros");
}

/** Cells with a number that do not look clean, each read once; not those that an earlier run has read. */
async function readDirtyIds(db: Database): Promise<void> {
  await runFile(db, "10-dirty-ids");
  await keepReadings(db, "id_text", [{ table: "id_read", made: "id_made" }], "id_dirty_text");
  await runFile(db, "11-dirty-ids");
}

async function bindGhosts(db: Database, without: ReadonlySet<string>): Promise<void> {
  await runFile(db, "70-ghost-bonds");
  if (without.has("G")) await db.run("DELETE FROM ghost_bond");
}

/** Persons without a valid number who may be one another. */
async function pairGhosts(db: Database, without: ReadonlySet<string>): Promise<void> {
  await runFile(db, "77-ghost-maybe");
  if (without.has("G")) await db.run("DELETE FROM ghost_pair");
  await compareNamePairs(db);
  await runFile(db, "78-ghost-maybe");
}

/** Two valid numbers, one name, one family: neither is changed, the lone one is to be verified. */
async function findDoubted(db: Database, without: ReadonlySet<string>): Promise<void> {
  await runFile(db, "54-r9-own-number");
  await compareNamePairs(db);
  await runFile(db, "55-doubted");
  if (without.has("R9")) await db.run("DELETE FROM doubted");
}

/** What the links of the last run come to. */
export async function summarisePeople(
  db: Database,
  timings: [string, number][],
): Promise<PeopleSummary> {
  const [persons] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM person");
  return {
    persons: persons?.n ?? 0,
    tiers: await counts(db, "tier", "link"),
    rules: await counts(db, "rule", "link"),
    damage: await counts(db, "damage", "id_fault"),
    skipped: await db.rows(
      `SELECT rule, count(*) AS blocks, CAST(sum(units) AS BIGINT) AS rows, CAST(sum(pairs) AS BIGINT) AS pairs
       FROM block_skipped GROUP BY rule ORDER BY rule`,
    ),
    timings,
  };
}

async function counts(
  db: Database,
  column: string,
  table: string,
): Promise<Record<string, number>> {
  const rows = await db.rows<{ value: string; n: number }>(
    `SELECT ${column} AS value, count(*) AS n FROM ${table} GROUP BY ${column} ORDER BY ${column}`,
  );
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}
