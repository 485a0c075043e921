import { afterAll, describe, expect, it } from "vitest";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { type MutationScore, scoreMutants } from "../../src/rules/score-mutants.ts";
import { EVERY, LEAST, report, shareNoticed } from "./mutation-run.ts";

const rules = loadPack().filter((rule) => rule.header.status === "stable");

describe("mutants of the shipped rules", () => {
  const scores: MutationScore[] = [];
  afterAll(() => report("rules", scores));

  it.each(rules.map((rule) => ({ id: rule.header.id, rule })))(
    "$id",
    { timeout: 3_600_000 },
    async ({ rule }) => {
      // A database a rule: what one mutant breaks is nobody else's.
      const db = await openCaseDatabase();
      try {
        scores.push(await scoreMutants(rule, EVERY === 1 ? { db } : { db, every: EVERY }));
      } finally {
        db.close();
      }
      expect(scores.at(-1)?.total).toBeGreaterThan(0);
    },
  );

  it("are noticed by the cases of the pack", () => {
    expect(shareNoticed(scores)).toBeGreaterThanOrEqual(LEAST);
  });
});
