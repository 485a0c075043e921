import type { Database } from "../engine/database.ts";
import { runFile } from "./identity-file.ts";
import { compareNamePairs } from "./name-dictionary.ts";

/** The cascade in order: the rule's name and the file of `queries/identity` that finds its blocks, or its pairs. */
export const RULES: readonly (readonly [rule: string, file: string])[] = [
  ["R2", "40-r2-repaired"],
  ["R3", "42-r3-prefix"],
  ["R2s", "41-r2s-parts"],
  ["R2m", "58-r2m-masked"],
  ["R3s", "43-r3s-scientific"],
  ["R4", "44-r4-birth-and-town"],
  ["R6", "46-r6-household"],
  ["R10", "47-r10-same-text"],
  ["R6", "46-r6-household"],
  ["R10", "47-r10-same-text"],
  ["R5", "45-r5-birth"],
  ["R6b", "48-r6b-household-alike"],
  ["R9", "52-r9-borrowed"],
  ["R7", "49-r7-village"],
  ["R13", "50-r13-contradicted"],
  ["R8", "51-r8-same-number"],
  ["R11", "53-r11-name-alone"],
  ["R14", "56-r14-village-alike"],
];

/** What some rules look up before they find their blocks. */
const LOOKED_UP: Readonly<Record<string, string>> = { R7: "48-payees" };

/** What some rules ask of their pairs besides: of the others it would be asked for nothing. */
const ASKED_BESIDES: Readonly<Record<string, string>> = {
  R2: "63-resembled",
  ...{ R6: "63-rivalled", R7: "63-rivalled", R11: "63-only-bearer" },
  R3s: "63-named-in-town",
};

/** Rules that look for everybody who shares a key; a block of more pairs than the limit is not compared, and says so. */
const BLOCKED = new Set(["R2", "R3", "R2s", "R2m", "R3s", "R4", "R10", "R5", "R9", "R7", "R14"]);
const PAIR_LIMIT = 2500;

/** What keeps pairs apart, or below certain, whatever the rule; columns of the table `guard`. */
export const GUARDS = [
  /** A person is once on a roll that lists each person once. */
  "listed",
  /** Birth date and sex of the row against those of the number. */
  "contradiction",
  /** A damaged number that has neither birth nor sequence left of the person's. */
  "little_left",
  /** A name under a number that only resembles its owner's. */
  "brothers",
  /** A number that the row's own birth date or sex contradicts. */
  "own_birth",
  /** A name of the village that its own roll has under one number only, in its other months. */
  "continued",
] as const;

/** Switch the guards on, but for those that are left out. */
export function setGuards(db: Database, without: ReadonlySet<string>): Promise<number> {
  const columns = GUARDS.map((name) => `${!without.has(name)} AS ${name}`);
  return db.run(`CREATE OR REPLACE TEMP TABLE guard AS SELECT ${columns.join(", ")}`);
}

/** One rule: find its pairs among the units nobody owns, judge them, take the sure ones that stand alone. */
export async function applyRule(
  db: Database,
  at: number,
  without: ReadonlySet<string>,
): Promise<void> {
  const [rule = "", name = ""] = RULES[at] ?? [];
  // A rule that runs twice has the place of its first turn.
  const order = RULES.findIndex(([first]) => first === rule);
  await setRule(db, rule, order, without.has("R12") ? Number.MAX_SAFE_INTEGER : PAIR_LIMIT);
  const before = LOOKED_UP[rule];
  if (before) await runFile(db, before);
  await runFile(db, name);
  // Its tables are there all the same: other rules read them.
  if (without.has(rule)) return;
  if (BLOCKED.has(rule))
    await runFile(db, (await hasKeys(db)) ? "57-pairs-of-blocks" : "57-no-blocks");
  if (!(await hasPairs(db))) return;
  await runFile(db, "61-names-to-compare");
  await compareNamePairs(db);
  await runFile(db, "62-judge");
  const besides = ASKED_BESIDES[rule];
  if (besides) await runFile(db, besides);
  await runFile(db, "64-verdict");
  const owned = await ownedUnits(db);
  await runFile(db, "65-take");
  if ((await ownedUnits(db)) === owned) return;
  for (const next of ["66-household-grows", "37-open-unit", "66-kin-grows"])
    await runFile(db, next);
}

/** Whether a rule names a key for any row at all: most do not in a county of a few thousand. */
async function hasKeys(db: Database): Promise<boolean> {
  return (await db.rows("SELECT 1 AS one FROM unit_key LIMIT 1")).length > 0;
}

/** Whether there is anything to judge, or what an earlier round of the same rule has left to be judged again. */
async function hasPairs(db: Database): Promise<boolean> {
  const rows = await db.rows(
    "SELECT 1 AS one FROM pair UNION ALL SELECT 1 FROM candidate SEMI JOIN rule_now USING (rule) LIMIT 1",
  );
  return rows.length > 0;
}

function setRule(db: Database, rule: string, order: number, limit: number): Promise<number> {
  return db.run(
    `CREATE OR REPLACE TEMP TABLE rule_now AS SELECT '${rule}' AS rule, ${order} AS rule_order, ${limit} AS pair_limit`,
  );
}

async function ownedUnits(db: Database): Promise<number> {
  const [owned] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM owner");
  return owned?.n ?? 0;
}
