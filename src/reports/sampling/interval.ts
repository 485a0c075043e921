/** 97.5 % point of the normal distribution: all intervals are two-sided at 95 %. */
export const Z95 = 1.959963984540054;

export interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * Share of a finite population from a simple random sample: Wilson's interval on the sample size that the finite-population
 * correction makes of it. It stays inside 0 … 1 and is not empty where nothing or everything was found.
 *
 * `found` of `sampled` out of `population`; shares, not percent. A sample of nobody says nothing: 0 … 1. Wilson 1927; the
 * correction after Cochran, Sampling Techniques, 2.6.
 */
export function shareInterval(found: number, sampled: number, population: number): Interval {
  if (population === 0) return { value: 0, low: 0, high: 0 };
  if (sampled === 0) return { value: 0, low: 0, high: 1 };
  const value = found / sampled;
  if (sampled >= population) return { value, low: value, high: value };
  const size = (sampled * (population - 1)) / (population - sampled);
  const centre = (value + Z95 ** 2 / (2 * size)) / (1 + Z95 ** 2 / size);
  const half =
    (Z95 / (1 + Z95 ** 2 / size)) *
    Math.sqrt((value * (1 - value)) / size + Z95 ** 2 / (4 * size ** 2));
  // Those already found, and those already found not to be, are known.
  const least = found / population;
  const most = (population - (sampled - found)) / population;
  return { value, low: clamp(centre - half, least, most), high: clamp(centre + half, least, most) };
}

/**
 * Sum of independent quantities with the distances to their bounds added as squares (MOVER, Zou & Donner 2008), so that a
 * stratum in which nothing was found still widens the interval upwards.
 */
export function sumInterval(parts: readonly Interval[]): Interval {
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  const below = parts.reduce((sum, part) => sum + (part.value - part.low) ** 2, 0);
  const above = parts.reduce((sum, part) => sum + (part.high - part.value) ** 2, 0);
  return { value, low: Math.max(0, value - Math.sqrt(below)), high: value + Math.sqrt(above) };
}

/**
 * `part / (part + rest)` of two independent quantities, by MOVER for their ratio (Donner & Zou 2012).
 *
 * Returns: undefined where both are 0: there is nothing to be a share of.
 */
export function partInterval(part: Interval, rest: Interval): Interval | undefined {
  const total = part.value + rest.value;
  if (total === 0) return undefined;
  return {
    value: part.value / total,
    low: shareOf(bound(part.value, part.low, rest.value, rest.high, -1)),
    high: shareOf(bound(part.value, part.high, rest.value, rest.low, 1)),
  };
}

/** A bound of the ratio a / b: `aBound` is that bound of a, `bBound` the other one of b. */
function bound(a: number, aBound: number, b: number, bBound: number, sign: 1 | -1): number {
  const across = aBound * (2 * a - aBound);
  const down = bBound * (2 * b - bBound);
  if (Math.abs(down) < 1e-12) {
    if (sign === 1) return Number.POSITIVE_INFINITY;
    return a * b === 0 ? 0 : Math.max(0, across / (2 * a * b));
  }
  const root = Math.sqrt(Math.max(0, (a * b) ** 2 - across * down));
  return Math.max(0, (a * b + sign * root) / down);
}

function shareOf(ratio: number): number {
  return ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** An interval times a number, such as a share of a stratum times its people. */
export function scaled({ value, low, high }: Interval, by: number): Interval {
  return { value: value * by, low: low * by, high: high * by };
}
