import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";

/**
 * Rows for `unsure_person` (rule, person_key, reason): a payment that says nothing but a name which several bear (R12, without candidates) may
 * be that of any of them. No rule that asks for payments can say for certain that one of these got none.
 *
 * Reads: mention, link, person.
 */
export function namesakesPaidSql(pack: Pack): string | undefined {
  const rules = pack
    .filter(({ header }) =>
      header.needs.some(({ kind, optional }) => kind === "payment" && !optional),
    )
    .map(({ header }) => `(${quoteText(header.id)})`);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, d.person_key, '发放流水有同名的一行，分不清是谁的' AS reason
FROM (
  SELECT DISTINCT p.person_key
  FROM main.mention m
  JOIN main.link l ON l.mention_id = m.mention_id AND l.rule = 'R12'
  JOIN main.person p ON p.name = m.name_text AND (m.town IS NULL OR p.town IS NULL OR p.town = m.town)
  WHERE m.kind = 'payment'
) d CROSS JOIN (VALUES ${rules.join(", ")}) t (rule)`;
}
