import { describe, expect, it } from "vitest";
import { marginOf, sizesForMargin, sizesForTotal } from "../../../src/reports/sampling/allocate.ts";
import { estimate } from "../../../src/reports/sampling/estimate.ts";
import { partInterval, shareInterval } from "../../../src/reports/sampling/interval.ts";

const part = (
  stratum: string,
  people: number,
  sampled: number,
  answered: number,
  missed: number,
) => ({ stratum, isListed: stratum !== "unlisted", people, sampled, answered, missed });

describe("shareInterval", () => {
  it("is Wilson's where the population is endless", () => {
    // Wilson 95 % of 10 in 100, as published in tables.
    const { low, high } = shareInterval(10, 100, 1e12);
    expect(low).toBeCloseTo(0.0552, 3);
    expect(high).toBeCloseTo(0.1744, 3);
  });

  it("shrinks to a point where everybody was asked, and says nothing where nobody was", () => {
    expect(shareInterval(3, 10, 10)).toEqual({ value: 0.3, low: 0.3, high: 0.3 });
    expect(shareInterval(0, 0, 10)).toEqual({ value: 0, low: 0, high: 1 });
  });

  it("never goes below those already found or above those not yet ruled out", () => {
    const { low, high } = shareInterval(8, 9, 10);
    expect(low).toBeGreaterThanOrEqual(0.8);
    expect(high).toBeLessThanOrEqual(0.9);
  });
});

describe("partInterval", () => {
  it("holds its value, stays inside 0 … 1, and has no value where there is nothing", () => {
    const some = { value: 30, low: 20, high: 45 };
    const none = { value: 0, low: 0, high: 12 };
    const whole = partInterval(some, none);
    expect(whole).toMatchObject({ value: 1, high: 1 });
    expect(whole?.low).toBeGreaterThan(0.5);
    expect(partInterval(none, some)).toMatchObject({ value: 0, low: 0 });
    expect(partInterval(none, none)).toBeUndefined();
  });
});

describe("estimate", () => {
  it("weights each stratum by its people", () => {
    const { rate, missed } = estimate([
      part("hit", 100, 50, 50, 25),
      part("unlisted", 900, 90, 90, 9),
    ]);
    expect(missed.value).toBeCloseTo(50 + 90, 9);
    expect(rate.value).toBeCloseTo(0.14, 9);
    expect(rate.low).toBeLessThan(0.14);
    expect(rate.high).toBeGreaterThan(0.14);
  });

  it("reports those who did not answer, with what they could change", () => {
    const result = estimate([part("hit", 100, 50, 40, 20)]);
    expect(result).toMatchObject({ sampled: 50, answered: 40 });
    expect(result.rate.value).toBe(0.5);
    expect(result.withoutAnswer).toEqual({ none: 0.4, all: 0.6 });
  });

  it("lets a stratum that nobody answered in be anything", () => {
    const result = estimate([part("hit", 100, 50, 50, 25), part("unlisted", 900, 90, 0, 0)]);
    expect(result.silent).toEqual(["unlisted"]);
    expect(result.rate.high).toBeGreaterThanOrEqual((50 + 900) / 1000);
  });
});

describe("sizes", () => {
  const strata = [
    { people: 1000, assumed: 0.5 },
    { people: 500, assumed: 0.2 },
    { people: 20_000, assumed: 0.03 },
  ];

  it("reach the margin that was asked for, and no more than a little over it", () => {
    const sizes = sizesForMargin(strata, { margin: 0.01, response: 1 });
    expect(marginOf(strata, sizes)).toBeLessThanOrEqual(0.01);
    const fewer = sizes.map((size) => Math.floor(size * 0.95));
    expect(marginOf(strata, fewer)).toBeGreaterThan(0.01);
  });

  it("reach the margin also where a stratum is too small for its share, by asking more of the others", () => {
    const small = [
      { people: 60, assumed: 0.5 },
      { people: 2000, assumed: 0.03 },
    ];
    const sizes = sizesForMargin(small, { margin: 0.01, response: 0.9 });
    expect(sizes[0]).toBe(60);
    const answering = sizes.map((size) => size * 0.9);
    expect(marginOf(small, answering)).toBeLessThanOrEqual(0.01);
    const fewer = answering.map((size, index) => (index === 0 ? size : size * 0.95));
    expect(marginOf(small, fewer)).toBeGreaterThan(0.01);
  });

  it("ask everybody where not even that is enough", () => {
    const few = [
      { people: 72, assumed: 0.5 },
      { people: 43, assumed: 0.03 },
    ];
    expect(sizesForMargin(few, { margin: 0.01, response: 0.8 })).toEqual([72, 43]);
  });

  it("ask more people where fewer will answer, and never more than there are", () => {
    const all = sizesForMargin(strata, { margin: 0.01, response: 1 });
    const some = sizesForMargin(strata, { margin: 0.01, response: 0.8 });
    expect(some[2]).toBeGreaterThan(all[2] as number);
    expect(sizesForTotal([{ people: 7, assumed: 0.5 }], 500)).toEqual([7]);
  });

  it("are as many as there is time for, unless the strata need more to say anything", () => {
    const total = (visits: number, of = strata) =>
      sizesForTotal(of, visits).reduce((sum, size) => sum + size, 0);
    expect([60, 61, 100, 300, 1000].map((visits) => total(visits))).toEqual([
      60, 61, 100, 300, 1000,
    ]);
    expect(total(30)).toBe(60);
    const small = [
      { people: 30, assumed: 0.5 },
      { people: 2000, assumed: 0.03 },
    ];
    expect([total(200, small), total(5000, small)]).toEqual([200, 2030]);
  });
});
