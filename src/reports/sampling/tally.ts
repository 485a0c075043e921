import { answersTo, type DrawRecord, type SampleRecord } from "../../ledger/samples.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { isListed } from "./strata.ts";

/** What is known of one draw today. */
export function evaluateDraw(draw: DrawRecord, records: readonly SampleRecord[]): Estimate {
  const answers = answersTo(draw.n, records);
  return estimate(
    draw.strata.map(({ stratum, people }) => {
      const drawn = draw.drawn.filter((person) => person.stratum === stratum);
      const results = drawn.flatMap(({ code }) => answers.get(code)?.result ?? []);
      return {
        stratum,
        isListed: isListed(stratum),
        people,
        sampled: drawn.length,
        answered: results.filter((result) => result !== "unseen").length,
        missed: results.filter((result) => result === "missed").length,
      };
    }),
  );
}
