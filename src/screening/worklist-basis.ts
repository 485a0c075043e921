import { readAnswers } from "../ledger/answers.ts";
import { countVisits } from "../ledger/learning/count-visits.ts";
import { learnHitRates } from "../ledger/learning/hit-rates.ts";
import type { ProjectPaths } from "../project/project.ts";
import { NO_TOWN } from "../worklists/round.ts";
import type { WorklistOptions } from "../worklists/write-worklists.ts";

/** What the ledger adds to the worklists: where it lies, and what was learned from the answers. */
export function worklistBasis({
  ledgerFolder,
}: Pick<ProjectPaths, "ledgerFolder">): Pick<WorklistOptions, "ledgerFolder" | "rates"> {
  const counts = countVisits(readAnswers({ ledgerFolder }));
  const learned = learnHitRates(counts);
  const rules = [...new Set(counts.map(({ rule }) => rule))];
  const towns = [...new Set(counts.map(({ town }) => town))];
  return {
    ledgerFolder,
    rates: rules.flatMap((rule) =>
      towns.map((town) => {
        const { expected, visited } = learned.here(rule, town);
        return { rule, town: town === NO_TOWN ? null : town, expected, visited };
      }),
    ),
  };
}
