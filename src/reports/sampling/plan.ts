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
  response: number;
}

/** How many people of each stratum to visit, and how wide the interval will be. */
export function planSample(frame: readonly FramePart[], wishes: PlanWishes): SamplePlan {
  const strata = frame.map(({ stratum, people }) => ({
    ...{ stratum, people },
    assumed: wishes.assumed[stratum],
  }));
  const { response } = wishes;
  const sizes =
    wishes.visits === undefined
      ? sizesForMargin(strata, { margin: wishes.margin ?? 0.02, response })
      : sizesForTotal(strata, wishes.visits);
  const answering = sizes.map((size) => size * response);
  return {
    strata: strata.map((stratum, index) => ({ ...stratum, size: sizes[index] ?? 0 })),
    visits: sizes.reduce((sum, size) => sum + size, 0),
    margin: marginOf(strata, answering),
    response,
  };
}
