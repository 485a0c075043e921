import { Z95 } from "./interval.ts";

/** One part of the frame and what its share of missed people is taken to be before anybody was visited. */
export interface StratumSize {
  people: number;
  assumed: number;
}

/** Fewer answers say nothing about a stratum by itself. */
const LEAST_IN_STRATUM = 20;
/** By how much a sample grows that is still too small, because a stratum is asked whole and cannot give its share. */
const GROWTH = 1.02;

/**
 * People to visit in each stratum so that the estimate of the missed rate is right to ± `margin`: Neyman's allocation with the
 * finite-population correction (Cochran, Sampling Techniques, 5.5 and 5.8), enlarged by the answers that will not come.
 *
 * `margin` and `response` are shares (0.01 is one percentage point). Returns sizes in the order of `strata`, none above its people; what a
 * stratum is too small to bear, the others do. Where not even everybody is enough for the margin, everybody.
 */
export function sizesForMargin(
  strata: readonly StratumSize[],
  { margin, response }: { margin: number; response: number },
): number[] {
  const people = sum(strata.map((stratum) => stratum.people));
  if (people === 0) return strata.map(() => 0);
  const spread = strata.map((stratum) => (stratum.people / people) * deviation(stratum.assumed));
  const variance = (margin / Z95) ** 2;
  const correction = sum(
    strata.map((stratum) => ((stratum.people / people) * deviation(stratum.assumed) ** 2) / people),
  );
  let total = sum(spread) ** 2 / (variance + correction) / response;
  for (;;) {
    const sizes = fitted(strata, spread, total);
    const answering = sizes.map((size) => size * response);
    const isEverybody = strata.every((stratum, index) => {
      return spread[index] === 0 || (sizes[index] ?? 0) >= stratum.people;
    });
    if (isEverybody || marginOf(strata, answering) <= margin) return sizes;
    total *= GROWTH;
  }
}

/**
 * The same allocation of a number of visits that is given: no more than there is time for, unless the strata need more to say anything at all;
 * what a stratum is too small to bear, the others do.
 */
export function sizesForTotal(strata: readonly StratumSize[], total: number): number[] {
  const people = sum(strata.map((stratum) => stratum.people));
  if (people === 0) return strata.map(() => 0);
  const spread = strata.map((stratum) => (stratum.people / people) * deviation(stratum.assumed));
  const isWhole = (sizes: readonly number[]) =>
    strata.every(({ people: of }, index) => spread[index] === 0 || (sizes[index] ?? 0) >= of);
  let sizes = fitted(strata, spread, total);
  for (let wanted = total; sum(sizes) < total && !isWhole(sizes); wanted *= GROWTH)
    sizes = fitted(strata, spread, wanted * GROWTH);
  return trimmed(strata, sizes, total);
}

/** One visit less, again and again, where most are: each stratum keeps what it needs. */
function trimmed(
  strata: readonly StratumSize[],
  sizes: readonly number[],
  total: number,
): number[] {
  const left = [...sizes];
  const least = strata.map(({ people }) => Math.min(people, LEAST_IN_STRATUM));
  for (let over = sum(left) - total; over > 0; over -= 1) {
    const free = left.map((size, index) => size - (least[index] ?? 0));
    const most = Math.max(...free);
    if (most <= 0) break;
    const at = free.indexOf(most);
    left[at] = (left[at] ?? 0) - 1;
  }
  return left;
}

/** Half the width that the interval will have when `sizes` answer and the assumed shares hold; a share. */
export function marginOf(strata: readonly StratumSize[], sizes: readonly number[]): number {
  const people = sum(strata.map((stratum) => stratum.people));
  const variance = strata.map(({ people: of, assumed }, index) => {
    const size = sizes[index] ?? 0;
    if (of === 0 || size >= of) return 0;
    if (size === 0) return (of / people) ** 2;
    return (of / people) ** 2 * (1 - size / of) * (deviation(assumed) ** 2 / size);
  });
  return Z95 * Math.sqrt(sum(variance));
}

function fitted(strata: readonly StratumSize[], spread: readonly number[], total: number) {
  const all = sum(spread);
  return strata.map(({ people }, index) => {
    const wanted = all === 0 ? 0 : Math.ceil((total * (spread[index] ?? 0)) / all);
    return Math.min(people, Math.max(LEAST_IN_STRATUM, wanted));
  });
}

function deviation(share: number): number {
  return Math.sqrt(share * (1 - share));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
