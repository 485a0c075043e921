import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { learnHitRates, type VisitCount } from "../../src/ledger/learning/hit-rates.ts";
import { type ExpectedRate, orderVisits } from "../../src/worklists/visit-order.ts";

/** Priority and how often a lead of the rule is true, unlike what its priority suggests, as in the field. */
const RULES: Record<string, { priority: string; truth: number }> = {
  LB01: { priority: "A", truth: 0.55 },
  LB04: { priority: "A", truth: 0.15 },
  LB05: { priority: "B", truth: 0.6 },
  LB06: { priority: "B", truth: 0.3 },
  TB01: { priority: "A", truth: 0.25 },
  TB02: { priority: "B", truth: 0.7 },
  LB12: { priority: "A", truth: 0.1 },
  LB13: { priority: "B", truth: 0.2 },
};
const TOWNS = ["东乡", "西乡", "南乡"];

interface Lead {
  town: string;
  household: string;
  rule: string;
  isTrue: boolean;
}

/** A repeatable stream of numbers from 0 up to 1. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function makeRound(chance: () => number, round: number): Lead[] {
  const names = Object.keys(RULES);
  return Array.from({ length: 450 }, (_, n) => {
    const town = TOWNS[n % 3] as string;
    const few = Math.floor(chance() * names.length);
    const rules = names.filter((_, index) => index === few || chance() < 0.06);
    // Townships differ too: one writes its rolls better than another.
    const tilt = 1 + ((n % 3) - 1) * 0.3;
    return rules.map((rule) => ({
      ...{ town, household: `${round}-${n}`, rule },
      isTrue: chance() < Math.min(0.95, (RULES[rule]?.truth ?? 0) * tilt),
    }));
  }).flat();
}

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

/** Households of the first `visits` visits in each township, in order. */
async function visited(leads: Lead[], rates: ExpectedRate[], visits: number): Promise<string[]> {
  await db.script(
    "CREATE OR REPLACE TEMP TABLE visit_lead (town VARCHAR, household VARCHAR, rule VARCHAR, priority VARCHAR, level_order INTEGER)",
  );
  await db.append(
    "visit_lead",
    leads.map(({ town, household, rule }) => [
      ...[town, household, rule, RULES[rule]?.priority ?? "C", 1],
    ]),
  );
  await orderVisits(db, rates);
  const rows = await db.rows<{ household: string }>(
    "SELECT household FROM visit_turn WHERE turn <= $visits ORDER BY town, turn",
    { visits },
  );
  return rows.map(({ household }) => household);
}

function settled(leads: Lead[], households: readonly string[]): Lead[] {
  const seen = new Set(households);
  return leads.filter(({ household }) => seen.has(household));
}

function countsOf(leads: readonly Lead[]): VisitCount[] {
  return Object.keys(RULES).flatMap((rule) =>
    TOWNS.map((town) => {
      const own = leads.filter((lead) => lead.rule === rule && lead.town === town);
      return {
        ...{ rule, town, visited: own.length },
        confirmed: own.filter(({ isTrue }) => isTrue).length,
      };
    }),
  );
}

function ratesOf(counts: readonly VisitCount[]): ExpectedRate[] {
  const learned = learnHitRates(counts);
  return counts.map(({ rule, town }) => {
    const { expected, visited } = learned.here(rule, town);
    return { rule, town, expected, visited };
  });
}

describe("the order of visits", () => {
  it("finds more confirmed cases a visit than the order of priority, once answers came back", async () => {
    let byPriority = 0;
    let learned = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const chance = dice(seed);
      const first = makeRound(chance, 1);
      const answers = settled(first, await visited(first, [], 40));
      const next = makeRound(chance, 2);
      const count = (leads: Lead[]) => leads.filter(({ isTrue }) => isTrue).length;
      byPriority += count(settled(next, await visited(next, [], 40)));
      learned += count(settled(next, await visited(next, ratesOf(countsOf(answers)), 40)));
    }
    expect(learned / byPriority).toBeGreaterThan(1.2);
  });

  it("keeps a tenth of the visits for rules of which little is known", async () => {
    const leads = makeRound(dice(3), 1);
    const rates = Object.keys(RULES).flatMap((rule) =>
      TOWNS.map((town) => ({
        ...{ rule, town, expected: rule === "LB12" ? 0.02 : 0.6 },
        visited: rule === "LB12" ? 1 : 50,
      })),
    );
    const first = settled(leads, await visited(leads, rates, 30));
    const unknown = new Set(
      first.filter(({ rule }) => rule === "LB12").map(({ household }) => household),
    );
    expect(unknown.size).toBeGreaterThanOrEqual(TOWNS.length * 3);
  });

  it("goes by priority before the first answers, and puts each household once", async () => {
    const leads = makeRound(dice(5), 1);
    const order = await visited(leads, [], 1000);
    expect(new Set(order).size).toBe(order.length);
    const households = new Set(leads.map(({ household }) => household));
    expect(order.length).toBe(households.size);
    const first = settled(leads, order.slice(0, 5));
    for (const household of order.slice(0, 5)) {
      const own = first.filter((lead) => lead.household === household);
      expect(own.some(({ rule }) => RULES[rule]?.priority === "A")).toBe(true);
    }
  });
});
