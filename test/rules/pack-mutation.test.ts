import { afterAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { loadModelFiles } from "../../src/rules/build-model.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { scoreModel } from "../../src/rules/mutation/score-model.ts";
import { type MutationScore, scoreMutants } from "../../src/rules/score-mutants.ts";

// Every mutant with DOUDI_MUTATION=1 (minutes); else every sixteenth, to see that none of this has come loose.
// One rule in full: DOUDI_MUTATION=1 npx vitest run test/rules/pack-mutation.test.ts -t LB06
// A sample of the whole pack: DOUDI_MUTATION=1 DOUDI_MUTATION_EVERY=5 npm run test:mutation
const IS_WHOLE = process.env.DOUDI_MUTATION === "1";
const EVERY = Number(process.env.DOUDI_MUTATION_EVERY ?? (IS_WHOLE ? 1 : 16));
const LEAST = IS_WHOLE ? 0.95 : 0.7;

const models = loadModelFiles();
const rules = loadPack().filter((rule) => rule.header.status === "stable");

const sampled = (db: Database) => (EVERY === 1 ? { db } : { db, every: EVERY });

describe.skipIf(rules.length === 0)("mutants of the shipped pack", () => {
  const scores: MutationScore[] = [];
  /** A database a rule: what one mutant breaks is nobody else's. */
  const inDatabase = async (score: (db: Database) => Promise<MutationScore>) => {
    const db = await openCaseDatabase();
    try {
      scores.push(await score(db));
    } finally {
      db.close();
    }
    expect(scores.at(-1)?.total).toBeGreaterThan(0);
  };
  afterAll(() => {
    const all = scores.reduce((sum, { total }) => sum + total, 0);
    const noticed = scores.reduce((sum, { killed }) => sum + killed, 0);
    if (IS_WHOLE) console.log(`${noticed} of ${all} mutants noticed`);
    const lines = scores.flatMap((score) =>
      score.survivors.map((said) => `${score.rule} ${score.killed}/${score.total} ${said}`),
    );
    if (lines.length > 0) console.log(`mutants no case notices:\n${lines.join("\n")}`);
  });

  it.each(rules.map((rule) => ({ id: rule.header.id, rule })))(
    "$id",
    { timeout: 3_600_000 },
    ({ rule }) => inDatabase((db) => scoreMutants(rule, sampled(db))),
  );

  it.runIf(IS_WHOLE).each(models.map((model) => ({ name: model.header.name, model })))(
    "model $name",
    { timeout: 3_600_000 },
    ({ model }) => inDatabase((db) => scoreModel(model, models, rules, sampled(db))),
  );

  it("are noticed by the cases of the pack", () => {
    const killed = scores.reduce((sum, score) => sum + score.killed, 0);
    const total = scores.reduce((sum, score) => sum + score.total, 0);
    expect(killed / Math.max(1, total)).toBeGreaterThanOrEqual(LEAST);
  });
});
