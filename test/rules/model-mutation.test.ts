import { afterAll, describe, expect, it } from "vitest";
import { loadModelFiles } from "../../src/rules/build-model.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { scoreModels } from "../../src/rules/mutation/score-models.ts";
import type { MutationScore } from "../../src/rules/score-mutants.ts";
import { EVERY, LEAST, report, shareNoticed } from "./mutation-run.ts";

const models = loadModelFiles();
const rules = loadPack().filter((rule) => rule.header.status === "stable");

describe("mutants of the shipped model files", () => {
  const scores: MutationScore[] = [];
  afterAll(() => report("model files", scores));

  it("are noticed by the cases of the pack", { timeout: 3_600_000 }, async () => {
    const db = await openCaseDatabase();
    try {
      const options = EVERY === 1 ? { db } : { db, every: EVERY };
      scores.push(...(await scoreModels(models, rules, options)));
    } finally {
      db.close();
    }
    expect(scores.length).toBe(models.length);
    expect(shareNoticed(scores)).toBeGreaterThanOrEqual(LEAST);
  });
});
