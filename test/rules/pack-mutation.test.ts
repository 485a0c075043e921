import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { loadModelFiles } from "../../src/rules/build-model.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { scoreModel } from "../../src/rules/mutation/score-model.ts";
import { type MutationScore, scoreMutants } from "../../src/rules/score-mutants.ts";

// Every mutant with DOUDI_MUTATION=1 (minutes); else every sixteenth, to see that none of this has come loose.
// One rule in full: DOUDI_MUTATION=1 npx vitest run test/rules/pack-mutation.test.ts -t LB06
const IS_WHOLE = process.env.DOUDI_MUTATION === "1";
const LEAST = IS_WHOLE ? 0.95 : 0.7;

const models = loadModelFiles();
const rules = loadPack().filter((rule) => rule.header.status === "stable");

describe.skipIf(rules.length === 0)("mutants of the shipped pack", () => {
  let db: Database;
  const scores: MutationScore[] = [];
  beforeAll(async () => {
    db = await openCaseDatabase();
  });
  afterAll(() => {
    db?.close();
    const lines = scores.flatMap((score) =>
      score.survivors.map((said) => `${score.rule} ${score.killed}/${score.total} ${said}`),
    );
    if (lines.length > 0) console.log(`mutants no case notices:\n${lines.join("\n")}`);
  });

  it.each(rules.map((rule) => ({ id: rule.header.id, rule })))(
    "$id",
    { timeout: 300_000 },
    async ({ rule }) => {
      const score = await scoreMutants(rule, IS_WHOLE ? { db } : { db, every: 16 });
      scores.push(score);
      expect(score.total).toBeGreaterThan(0);
    },
  );

  it.runIf(IS_WHOLE).each(models.map((model) => ({ name: model.header.name, model })))(
    "model $name",
    { timeout: 900_000 },
    async ({ model }) => {
      const score = await scoreModel(model, models, rules, { db });
      scores.push(score);
      expect(score.total).toBeGreaterThan(0);
    },
  );

  it("are noticed by the cases of the pack", () => {
    const killed = scores.reduce((sum, score) => sum + score.killed, 0);
    const total = scores.reduce((sum, score) => sum + score.total, 0);
    expect(killed / Math.max(1, total)).toBeGreaterThanOrEqual(LEAST);
  });
});
