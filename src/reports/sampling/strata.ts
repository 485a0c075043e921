/** Parts of the frame, by what the worklists say of a person. */
export const STRATA = ["hit", "weak", "unlisted"] as const;
export type Stratum = (typeof STRATA)[number];

export const STRATUM_LABELS: Readonly<Record<Stratum, string>> = {
  hit: "列为疑点的",
  weak: "列为待核、提示的",
  unlisted: "没有列出的",
};

/**
 * What share of each stratum is taken to be missed before anybody was visited. It decides how many visits go where, never the
 * estimate. No source: careful starting values, to be replaced by `--expect` once a county has a sample of its own.
 */
export const ASSUMED_SHARES: Readonly<Record<Stratum, number>> = {
  hit: 0.5,
  weak: 0.2,
  unlisted: 0.03,
};

/** Share of visits that are expected to meet somebody; no source, a careful starting value. */
export const ASSUMED_RESPONSE = 0.9;

export function isListed(stratum: string): boolean {
  return stratum !== "unlisted";
}
