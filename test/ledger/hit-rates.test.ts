import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerRecord } from "../../src/ledger/answers.ts";
import { betaCumulative, betaQuantile } from "../../src/ledger/learning/beta.ts";
import { countVisits } from "../../src/ledger/learning/count-visits.ts";
import { hitRateText, learnHitRates } from "../../src/ledger/learning/hit-rates.ts";

describe("the beta distribution", () => {
  it("agrees with sums of the binomial distribution", () => {
    // I_x(a, b) = P(at least a of a + b - 1 tries succeed), each with chance x.
    const binomialTail = (x: number, a: number, b: number) => {
      const tries = a + b - 1;
      let term = (1 - x) ** tries;
      let below = 0;
      for (let k = 0; k < a; k += 1) {
        below += term;
        term *= ((tries - k) / (k + 1)) * (x / (1 - x));
      }
      return 1 - below;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (a, b, x) => {
          expect(betaCumulative(x, a, b)).toBeCloseTo(binomialTail(x, a, b), 9);
        },
      ),
    );
  });

  it("has quantiles that give their probability back, also of fractions", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 400, noNaN: true }),
        fc.double({ min: 0.05, max: 400, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, p) => {
          const x = betaQuantile(p, a, b);
          fc.pre(x > 1e-9 && x < 1 - 1e-9);
          expect(betaCumulative(x, a, b)).toBeCloseTo(p, 6);
        },
      ),
    );
  });
});

const visits = (rule: string, town: string, visited: number, confirmed: number) => ({
  ...{ rule, town, visited, confirmed },
});

describe("learnHitRates", () => {
  it("says what a rule's own visits say once there are many", () => {
    const rates = learnHitRates([
      visits("LB06", "东乡", 1000, 290),
      visits("TB01", "东乡", 1000, 700),
    ]);
    expect(rates.rule("LB06").expected).toBeCloseTo(0.29, 1);
    expect(rates.rule("TB01").expected).toBeCloseTo(0.7, 1);
    expect(rates.rule("LB06").low).toBeGreaterThan(0.25);
    expect(rates.rule("LB06").high).toBeLessThan(0.34);
  });

  it("draws a rule with few visits towards the others, and a township towards its rule", () => {
    const counts = [
      visits("LB06", "东乡", 100, 50),
      visits("LB07", "东乡", 100, 40),
      visits("LB08", "东乡", 2, 0),
      visits("LB06", "西乡", 3, 3),
    ];
    const rates = learnHitRates(counts);
    expect(rates.rule("LB08").expected).toBeGreaterThan(0.1);
    expect(rates.rule("LB08").expected).toBeLessThan(0.45);
    expect(rates.here("LB06", "西乡").expected).toBeLessThan(1);
    expect(rates.here("LB06", "西乡").expected).toBeGreaterThan(rates.rule("LB06").expected);
    expect(rates.here("LB06", "北乡").expected).toBeCloseTo(rates.rule("LB06").expected, 9);
    expect(rates.rule("LB13").expected).toBeCloseTo(rates.overall.expected, 9);
  });

  it("keeps intervals around what is expected, whatever was counted", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            rule: fc.constantFrom("TB01", "LB06", "FF01"),
            town: fc.constantFrom("东乡", "西乡", "南乡"),
            visited: fc.nat(300),
            share: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
          { maxLength: 9 },
        ),
        (drawn) => {
          const rates = learnHitRates(
            drawn.map(({ rule, town, visited, share }) =>
              visits(rule, town, visited, Math.round(visited * share)),
            ),
          );
          for (const rate of [rates.overall, rates.rule("TB01"), rates.here("LB06", "西乡")]) {
            expect(rate.expected).toBeGreaterThan(0);
            expect(rate.expected).toBeLessThan(1);
            expect(rate.low).toBeLessThanOrEqual(rate.high);
          }
        },
      ),
    );
  });

  it("holds the true rate of new rules in about 95 of 100 intervals", () => {
    // Rules whose rates differ as a beta distribution says; each visited now and then.
    let seed = 42;
    const chance = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    let held = 0;
    const rounds = 60;
    const rules = 20;
    for (let round = 0; round < rounds; round += 1) {
      const truths = Array.from({ length: rules }, () => betaQuantile(chance(), 3, 6));
      const counts = truths.map((truth, rule) => {
        const visited = 5 + Math.floor(chance() * 60);
        const confirmed = Array.from({ length: visited }, chance).filter((c) => c < truth).length;
        return visits(`R${rule}`, "东乡", visited, confirmed);
      });
      const rates = learnHitRates(counts);
      held += truths.filter((truth, rule) => {
        const { low, high } = rates.rule(`R${rule}`);
        return low <= truth && truth <= high;
      }).length;
    }
    expect(held / (rounds * rules)).toBeGreaterThan(0.92);
    expect(held / (rounds * rules)).toBeLessThan(0.985);
  });

  it("is told in plain words", () => {
    const text = hitRateText({
      ...{ visited: 212, confirmed: 61, expected: 0.288, low: 0.231, high: 0.35 },
    });
    expect(text).toBe("走访 212，属实 61，29 %（23–35）");
  });
});

describe("countVisits", () => {
  it("counts the latest answer of each task, and leaves out what settles nothing", () => {
    const answer = (task: string, rule: string, outcome: string) => ({
      ...{ task, findingKey: task, rule, personId: null, householdNo: null, town: "东乡" },
      ...{ village: "", outcome, note: "", verifier: "", verifiedOn: null, sheet: "", row: 1 },
      corrections: [],
    });
    const batch = (n: number, answers: ReturnType<typeof answer>[]): AnswerRecord => ({
      ...{ n, at: "", previous: "", hash: "", who: "", round: "", answers },
      source: { file: "", sha256: "" },
    });
    const counts = countVisits([
      batch(1, [answer("a", "LB06", "06"), answer("b", "LB06", "15"), answer("d", "CB01", "07")]),
      batch(2, [answer("a", "LB06", "01"), answer("c", "LB06", "12")]),
    ]);
    expect(counts).toEqual([visits("CB01", "东乡", 1, 1), visits("LB06", "东乡", 2, 1)]);
  });
});
