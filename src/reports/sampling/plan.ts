import { marginOf, sizesForMargin, sizesForTotal } from "./allocate.ts";
import type { FramePart } from "./frame.ts";
import type { Stratum } from "./strata.ts";

export interface PlanWishes {
  /** Half the width of the interval of the missed rate, as a share; left out where `visits` is given. */
  margin?: number;
  /** Number of visits there is time for. */
  visits?: number;
  assumed: Readonly<Record<Stratum, number>>;
  response: number;
}

export interface SamplePlan {
  strata: { stratum: Stratum; people: number; assumed: number; size: number }[];
  visits: number;
  /** Half the width to be expected, as a share. */
  margin: number;
  /** The half width that was asked for; null where the number of visits was. */
  wished: number | null;
  /** The number of visits that there is time for; null where the margin was asked for. */
  possible: number | null;
  response: number;
}

const DEFAULT_MARGIN = 0.02;

/** How many people of each stratum to visit, and how wide the interval will be. */
export function planSample(frame: readonly FramePart[], wishes: PlanWishes): SamplePlan {
  const strata = frame.map(({ stratum, people }) => ({
    ...{ stratum, people },
    assumed: wishes.assumed[stratum],
  }));
  const { response } = wishes;
  const wished = wishes.visits === undefined ? (wishes.margin ?? DEFAULT_MARGIN) : null;
  const sizes =
    wished === null
      ? sizesForTotal(strata, wishes.visits ?? 0)
      : sizesForMargin(strata, { margin: wished, response });
  const answering = sizes.map((size) => size * response);
  return {
    strata: strata.map((stratum, index) => ({ ...stratum, size: sizes[index] ?? 0 })),
    visits: sizes.reduce((sum, size) => sum + size, 0),
    margin: marginOf(strata, answering),
    wished,
    possible: wishes.visits ?? null,
    response,
  };
}
