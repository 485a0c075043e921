import type { Answer } from "./answers/answer.ts";
import { dropped } from "./answers/dropped.ts";
import { Facts } from "./answers/facts.ts";
import { grants } from "./answers/grants.ts";
import { households } from "./answers/households.ts";
import { children, missed } from "./answers/missed.ts";
import { payments } from "./answers/payments.ts";
import { wronglyCovered } from "./answers/wrongly-covered.ts";
import type { County } from "./county.ts";

export type { Answer } from "./answers/answer.ts";

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
  ].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.pid - b.pid));
}
