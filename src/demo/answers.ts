import type { Answer } from "./answers/answer.ts";
import { clerical } from "./answers/clerical.ts";
import { dropped } from "./answers/dropped.ts";
import { Facts } from "./answers/facts.ts";
import { grants } from "./answers/grants.ts";
import { households } from "./answers/households.ts";
import { ledgers } from "./answers/ledgers.ts";
import { children, missed } from "./answers/missed.ts";
import { payments } from "./answers/payments.ts";
import { stoppedHouseholds } from "./answers/stopped-households.ts";
import { wronglyCovered } from "./answers/wrongly-covered.ts";
import type { County } from "./county.ts";

export type { Answer } from "./answers/answer.ts";

/** Of the rules without published answers. */
const ofEveryRule = (facts: Facts) => [
  ...stoppedHouseholds(facts),
  ...ledgers(facts),
  ...clerical(facts),
];

/**
 * What every scored rule should find, worked out person by person from the offices' clean rolls and the
 * words of the rules. It shares nothing with the SQL pack, so that each can prove the other.
 */
export function answersOf(county: County): Answer[] {
  const facts = new Facts(county);
  return [
    ...dropped(facts),
    ...missed(facts),
    ...children(facts),
    ...households(facts),
    ...wronglyCovered(facts),
    ...payments(facts),
    ...grants(facts),
    ...(county.everyRule ? ofEveryRule(facts) : []),
  ].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.pid - b.pid));
}
