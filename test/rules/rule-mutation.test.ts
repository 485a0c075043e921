import { afterAll, describe, expect, it } from "vitest";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { scoreMutants } from "../../src/rules/score-mutants.ts";
import { EVERY, type JudgedScore, judged, report, requireNoticed } from "./mutation-run.ts";

const rules = loadPack().filter((rule) => rule.header.status === "stable");

describe("mutants of the shipped rules", () => {
  const scores: JudgedScore[] = [];
  afterAll(() => report("rules", scores));

  it.each(rules.map((rule) => ({ id: rule.header.id, rule })))(
    "$id",
    { timeout: 3_600_000 },
    async ({ rule }) => {
      // A database a rule: what one mutant breaks is nobody else's.
      const db = await openCaseDatabase();
      try {
        const score = await scoreMutants(rule, EVERY === 1 ? { db } : { db, every: EVERY });
        scores.push(judged(score, rule.file));
      } finally {
        db.close();
      }
      expect(scores.at(-1)?.total).toBeGreaterThan(0);
    },
  );

  it("are noticed by the cases of the pack", () => requireNoticed(scores));
});
