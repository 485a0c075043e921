import { type Interval, partInterval, scaled, shareInterval, sumInterval } from "./interval.ts";

/** What was asked and heard of one stratum. */
export interface StratumAnswers {
  stratum: string;
  /** On the worklists, whatever the level. */
  isListed: boolean;
  people: number;
  sampled: number;
  answered: number;
  missed: number;
}

export interface StratumEstimate extends StratumAnswers {
  /** Share of the stratum that should be covered and is not. */
  rate: Interval;
  /** How many people one answer stands for; null where nobody answered. */
  weight: number | null;
}

export interface Estimate {
  strata: StratumEstimate[];
  people: number;
  sampled: number;
  answered: number;
  /** Share of the frame that should be covered and is not. */
  rate: Interval;
  /** The same as a number of people. */
  missed: Interval;
  /** Share of the missed who are on the worklists: what the rules find. Undefined where nobody missed was found. */
  listed: Interval | undefined;
  /** The rate if nobody, and if everybody, who did not answer were missed. */
  withoutAnswer: { none: number; all: number };
  /** Strata that nobody answered in: the interval then covers everything they might hold. */
  silent: string[];
}

/**
 * Estimate from a stratified sample: each stratum by its own weight, those who did not answer taken to be like those of their
 * stratum who did.
 */
export function estimate(strata: readonly StratumAnswers[]): Estimate {
  const people = total(strata, ({ people: of }) => of);
  const known = strata.map((stratum): StratumEstimate => {
    const { missed, answered, people: of } = stratum;
    const rate = shareInterval(missed, answered, of);
    return { ...stratum, rate, weight: answered === 0 ? null : of / answered };
  });
  const missed = missedIn(known);
  const listed = missedIn(known.filter(({ isListed }) => isListed));
  const others = missedIn(known.filter(({ isListed }) => !isListed));
  return {
    strata: known,
    people,
    sampled: total(strata, ({ sampled }) => sampled),
    answered: total(strata, ({ answered }) => answered),
    rate: people === 0 ? missed : scaled(missed, 1 / people),
    missed,
    listed: partInterval(listed, others),
    withoutAnswer: { none: bound(strata, people, 0), all: bound(strata, people, 1) },
    silent: strata
      .filter(({ sampled, answered }) => sampled > 0 && answered === 0)
      .map(({ stratum }) => stratum),
  };
}

/** Number of missed people; of a stratum that nobody answered in, anything from nobody to everybody. */
function missedIn(strata: readonly StratumEstimate[]): Interval {
  const heard = strata.filter(({ answered }) => answered > 0);
  const unheard = total(strata, ({ people, answered }) => (answered > 0 ? 0 : people));
  const sum = sumInterval(heard.map(({ rate, people }) => scaled(rate, people)));
  return { ...sum, high: sum.high + unheard };
}

function bound(strata: readonly StratumAnswers[], people: number, share: 0 | 1): number {
  if (people === 0) return 0;
  const weighted = strata.map(({ people: of, sampled, answered, missed }) =>
    sampled === 0 ? share * of : (of * (missed + share * (sampled - answered))) / sampled,
  );
  return weighted.reduce((sum, each) => sum + each, 0) / people;
}

function total(
  strata: readonly StratumAnswers[],
  pick: (stratum: StratumAnswers) => number,
): number {
  return strata.reduce((sum, stratum) => sum + pick(stratum), 0);
}
