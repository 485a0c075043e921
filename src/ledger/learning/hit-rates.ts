import { betaQuantile } from "./beta.ts";

/** Visits that settled a lead of one rule in one township, and how many of the leads were true. */
export interface VisitCount {
  rule: string;
  town: string;
  visited: number;
  confirmed: number;
}

/** How often the leads of a rule turn out to be true; shares. */
export interface HitRate {
  visited: number;
  confirmed: number;
  /** Shrunk towards what is known of the others: what to expect of the next visit. */
  expected: number;
  /** 95 % interval of it. */
  low: number;
  high: number;
}

export interface HitRates {
  /** Of all rules together. */
  overall: HitRate;
  rule(rule: string): HitRate;
  /** Of one rule in one township. */
  here(rule: string, town: string): HitRate;
}

/**
 * How many visits the knowledge about the others is worth, at least and at most. No source: below the least a rule would be judged
 * by one visit, above the most its own visits would hardly count.
 */
const LEAST_WORTH = 4;
const MOST_WORTH = 60;
/** Before anybody was visited: one in two, worth two visits. */
const BEGINNING = { share: 0.5, worth: 2 };

interface Prior {
  share: number;
  worth: number;
}

/**
 * Learn from visits: a Beta-Binomial model on two levels. A rule is drawn towards all rules, a township of a rule towards the rule,
 * the more the fewer visits it has; how strongly follows from how much they differ (moments, Kleinman 1973).
 */
export function learnHitRates(counts: readonly VisitCount[]): HitRates {
  const overall = posterior(sumOf(counts), BEGINNING);
  const byRule = new Map<string, VisitCount[]>();
  for (const count of counts) byRule.set(count.rule, [...(byRule.get(count.rule) ?? []), count]);
  const sums = [...byRule.values()].map(sumOf);
  const rulePrior = { share: overall.expected, worth: worthOf([sums]) };
  const townWorth = worthOf([...byRule.values()]);
  const rule = (id: string) => posterior(sumOf(byRule.get(id) ?? []), rulePrior);
  return {
    overall,
    rule,
    here: (id, town) => {
      const own = (byRule.get(id) ?? []).filter((count) => count.town === town);
      return posterior(sumOf(own), { share: rule(id).expected, worth: townWorth });
    },
  };
}

function posterior({ visited, confirmed }: Counted, prior: Prior): HitRate {
  const a = prior.share * prior.worth + confirmed;
  const b = (1 - prior.share) * prior.worth + visited - confirmed;
  return {
    ...{ visited, confirmed, expected: a / (a + b) },
    low: betaQuantile(0.025, a, b),
    high: betaQuantile(0.975, a, b),
  };
}

type Counted = Pick<VisitCount, "visited" | "confirmed">;

/** How many visits the group is worth to one of its members, from how much the members differ; groups are pooled. */
function worthOf(groups: readonly (readonly Counted[])[]): number {
  let excess = 0;
  let room = 0;
  for (const group of groups) {
    const { visited, confirmed } = sumOf(group);
    const share = confirmed / visited;
    if (group.length < 2 || visited === 0 || share === 0 || share === 1) continue;
    const members = group.filter((each) => each.visited > 0);
    const spread = members.reduce(
      (sum, each) => sum + each.visited * (each.confirmed / each.visited - share) ** 2,
      0,
    );
    const squares = members.reduce((sum, each) => sum + each.visited ** 2, 0);
    excess += spread / (share * (1 - share)) - (members.length - 1);
    room += visited - squares / visited - (members.length - 1);
  }
  if (room <= 0) return LEAST_WORTH;
  const likeness = excess / room;
  if (likeness <= 0) return MOST_WORTH;
  return Math.min(MOST_WORTH, Math.max(LEAST_WORTH, (1 - likeness) / likeness));
}

function sumOf(counts: readonly Counted[]): Counted {
  return {
    visited: counts.reduce((sum, { visited }) => sum + visited, 0),
    confirmed: counts.reduce((sum, { confirmed }) => sum + confirmed, 0),
  };
}

/** `走访 212，属实 61，29 %（23–35）`; the interval is left out before the first visit. */
export function hitRateText({ visited, confirmed, expected, low, high }: HitRate): string {
  if (visited === 0) return "还没有走访结果";
  const percent = (share: number) => Math.round(share * 100);
  return `走访 ${visited}，属实 ${confirmed}，${percent(expected)} %（${percent(low)}–${percent(high)}）`;
}
