import type { Database } from "../../engine/database.ts";
import { resolvePeople } from "../../people/resolve-people.ts";
import type { Survey, SurveyOptions } from "../bench.ts";
import {
  ABLATED,
  type Ablated,
  ablationTable,
  comparisonTable,
  findingTable,
  kindTable,
  poolTable,
  type Scored,
} from "./linkage-tables.ts";
import { type Method, scoreLinks } from "./score-links.ts";
import { ownCounty, type TestSet, twoRolls, writtenCounty } from "./test-sets.ts";

const METHODS: readonly Method[] = ["written", "normalised", "doudi"];
const FACTORS = [1, 1.5, 2.5, 4] as const;
/** Never used while rules were tuned; these are also matched by the joins of spreadsheets, and go through the whole pack. */
const COUNTY_SEEDS: Readonly<Record<(typeof FACTORS)[number], readonly number[]>> = {
  1: [31001],
  1.5: [31101],
  2.5: [31201],
  4: [31301],
};
/** Never used either, and only counted: what one county has of a kind of damage is too little to tell a thousandth by. */
const POOLED_SEEDS: Readonly<Record<(typeof FACTORS)[number], readonly number[]>> = {
  1: [],
  1.5: range(31102, 9),
  2.5: range(31202, 9),
  4: range(31302, 13),
};
const ROLL_SEED = 12303;
/** From here on each rule is left out in turn: of less damage few rules have much to do. */
const ABLATION_FACTOR: (typeof FACTORS)[number] = 2.5;

/** How well rows are brought to persons, where the truth is known. */
export const linkageSurvey: Survey = {
  name: "Accuracy",
  page: "linkage.md",
  about:
    "Rolls whose truth is known: counties of the project's own generator from their files on, and two rolls of mentions in which errors do not depend on each other; 1 × is the damage of real rolls (3 % of the IDs, 2 % of the names, 3 % of the villages), the seeds were not used in tuning.",
  async *survey(options) {
    const scored: Scored[] = [];
    const ablated: Ablated[] = [];
    const tables = () => [
      comparisonTable(scored),
      poolTable(scored),
      kindTable(scored),
      findingTable(scored),
      ablationTable(ablated),
    ];
    const sets = testSets(options);
    for (const set of sets) {
      options.progress(set.name);
      scored.push(await set.with((db) => scoreSet(set, db)));
      yield tables();
    }
    // Last: each set is brought to persons once for every rule.
    for (const set of sets.filter(({ isAblated }) => isAblated)) {
      ablated.push(await ablate(set, options));
      yield tables();
    }
  },
};

function testSets({ quick, folder, node, county }: SurveyOptions): TestSet[] {
  const people = quick ? 3_000 : 100_000;
  const factors: readonly (typeof FACTORS)[number][] = quick ? [ABLATION_FACTOR] : FACTORS;
  const rolls = factors.map((damage) =>
    twoRolls(folder, node, { people, seed: ROLL_SEED, damage }),
  );
  const few = { people: quick ? 3_000 : 20_000, seed: ROLL_SEED, damage: ABLATION_FACTOR };
  const left = { ...twoRolls(folder, node, few), isAblated: true };
  const own = factors.flatMap((damage) =>
    COUNTY_SEEDS[damage].map((seed, index) => ({
      ...ownCounty(folder, { people: quick ? 2_000 : 20_000, seed, damage }),
      isAblated: damage >= ABLATION_FACTOR && index === 0,
    })),
  );
  const pooled = quick
    ? []
    : factors.flatMap((damage) =>
        POOLED_SEEDS[damage].map((seed) => ({
          ...ownCounty(folder, { people: 20_000, seed, damage }),
          isOnlyCounted: true,
        })),
      );
  return [
    ...(county ? [writtenCounty("open county", county, folder)] : []),
    ...own,
    ...pooled,
    left,
    ...rolls,
  ];
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

async function scoreSet(set: TestSet, db: Database): Promise<Scored> {
  await resolvePeople(db);
  const scores = new Map<Method, Awaited<ReturnType<typeof scoreLinks>>>();
  for (const method of set.isOnlyCounted ? (["doudi"] as const) : METHODS)
    scores.set(method, await scoreLinks(db, method));
  const findings = set.isOnlyCounted ? null : ((await set.findings?.(db)) ?? null);
  return { set: set.name, scores, findings };
}

async function ablate(set: TestSet, { progress }: SurveyOptions): Promise<Ablated> {
  return set.with(async (db) => {
    const without = [];
    for (const rule of ["", ...ABLATED]) {
      progress(`${set.name} without ${rule || "nothing"}`);
      await resolvePeople(db, { without: new Set(rule ? [rule] : []) });
      without.push({ rule, score: await scoreLinks(db, "doudi") });
    }
    return { set: set.name, without };
  });
}
