import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../src/engine/database.ts";
import { estimate, type StratumAnswers } from "../../../src/reports/sampling/estimate.ts";
import { drawSample } from "../../../src/reports/sampling/frame.ts";
import { startOf } from "../../../src/reports/sampling/start.ts";
import { isListed, STRATA, type Stratum } from "../../../src/reports/sampling/strata.ts";

/** People, share of them missed, and visits, of each stratum. */
type Design = Record<Stratum, { people: number; missed: number; visits: number }>;

const DESIGNS: Record<string, Design> = {
  "a county after a first round": {
    hit: { people: 600, missed: 420, visits: 120 },
    weak: { people: 300, missed: 90, visits: 60 },
    unlisted: { people: 4000, missed: 60, visits: 250 },
  },
  "a few missed among many": {
    hit: { people: 300, missed: 150, visits: 80 },
    weak: { people: 200, missed: 20, visits: 40 },
    unlisted: { people: 5000, missed: 25, visits: 400 },
  },
  "a small county visited nearly whole": {
    hit: { people: 60, missed: 36, visits: 40 },
    weak: { people: 40, missed: 10, visits: 25 },
    unlisted: { people: 600, missed: 15, visits: 150 },
  },
};
const DRAWS = 600;

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

/** A frame whose missed people are spread over five townships by their number. */
async function makeFrame(design: Design): Promise<void> {
  const parts = STRATA.map(
    (stratum) =>
      `SELECT i AS person_key, '${stratum}' || CAST(i AS VARCHAR) AS person_id, '${stratum}' AS stratum,
        '第' || CAST(i % 5 AS VARCHAR) || '乡' AS town, CAST(NULL AS VARCHAR) AS village FROM range(${design[stratum].people}) t(i)`,
  );
  await db.script(`CREATE OR REPLACE TEMP TABLE sample_frame AS ${parts.join(" UNION ALL ")}`);
}

/** Draw with one seed, ask everybody, estimate. */
async function estimateOnce(design: Design, seed: string, answers = 1) {
  const sizes = STRATA.map((stratum) => ({
    ...{ stratum, people: design[stratum].people, size: design[stratum].visits },
    start: startOf(seed, stratum),
  }));
  const drawn = await drawSample(db, seed, sizes);
  const strata = STRATA.map((stratum): StratumAnswers => {
    const people = drawn.filter((row) => row.stratum === stratum);
    // `sample_frame` gave numbers; the first ones of a stratum are the missed.
    const heard = people.filter((_, index) => index % 10 < answers * 10);
    return {
      ...{ stratum, isListed: isListed(stratum), people: design[stratum].people },
      sampled: people.length,
      answered: heard.length,
      missed: heard.filter(
        ({ personId }) => Number(personId.slice(stratum.length)) < design[stratum].missed,
      ).length,
    };
  });
  return { drawn, result: estimate(strata) };
}

function truth(design: Design) {
  const missed = STRATA.map((stratum) => design[stratum].missed);
  const people = STRATA.map((stratum) => design[stratum].people);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const listed = STRATA.filter(isListed).map((stratum) => design[stratum].missed);
  return { rate: sum(missed) / sum(people), listed: sum(listed) / sum(missed) };
}

describe("the estimate of the missed rate", () => {
  it.each(Object.keys(DESIGNS))(
    "has intervals that hold the truth in 93 to 97 of 100 draws: %s",
    async (name) => {
      const design = DESIGNS[name] as Design;
      await makeFrame(design);
      const { rate, listed } = truth(design);
      let held = 0;
      let heldListed = 0;
      let sum = 0;
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const { result } = await estimateOnce(design, `${name} ${draw}`);
        held += Number(result.rate.low <= rate && rate <= result.rate.high);
        heldListed += Number(
          result.listed && result.listed.low <= listed && listed <= result.listed.high,
        );
        sum += result.rate.value;
      }
      // Unbiased: the mean over the draws lies within four of its own standard errors, generously taken.
      expect(Math.abs(sum / DRAWS - rate)).toBeLessThan(0.004);
      expect(held / DRAWS).toBeGreaterThanOrEqual(0.93);
      expect(held / DRAWS).toBeLessThanOrEqual(0.97);
      expect(heldListed / DRAWS).toBeGreaterThanOrEqual(0.93);
    },
    120_000,
  );

  it("draws the sizes that were asked for, each township its share, and the same again by the same seed", async () => {
    const design = DESIGNS["a county after a first round"] as Design;
    await makeFrame(design);
    const first = await estimateOnce(design, "one");
    for (const stratum of STRATA) {
      const people = first.drawn.filter((row) => row.stratum === stratum);
      expect(people).toHaveLength(design[stratum].visits);
      const ofTown = people.filter(({ town }) => town === "第0乡").length;
      expect(Math.abs(ofTown - design[stratum].visits / 5)).toBeLessThanOrEqual(1);
    }
    const again = await estimateOnce(design, "one");
    expect(again.drawn).toEqual(first.drawn);
    const other = await estimateOnce(design, "two");
    expect(other.drawn).not.toEqual(first.drawn);
  });

  it("gives nobody away: a code follows from the seed, and the list is not in order of strata", async () => {
    const design = DESIGNS["a county after a first round"] as Design;
    await makeFrame(design);
    const { drawn } = await estimateOnce(design, "one");
    expect(new Set(drawn.map(({ code }) => code)).size).toBe(drawn.length);
    const changes = drawn.filter(
      (row, index) => index > 0 && row.stratum !== drawn[index - 1]?.stratum,
    );
    expect(changes.length).toBeGreaterThan(drawn.length / 4);
  });
});
