import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";

/** Who a row is about stands on its own row: a merged name would make one person of several. */
const OWN = /^(id|name)$|_(id|name)$/;
/** Kinds whose money is an event: paid once, however many rows its cell is merged over. */
const EVENTS: ReadonlySet<string> = new Set(["payment", "aid", "benefit", "referral"]);

/** Whether a field says who somebody is: each row is of another person, unless name and number both say that he is the same. */
export function isOfSomebody(field: string): boolean {
  return field !== "householder_name" && OWN.test(field);
}

/** Whether a merged cell of this field says on every row it covers what it says on the first, as 脱贫属性 does for a household. */
export function isFilledDown(roll: Roll, field: string): boolean {
  if (isOfSomebody(field)) return false;
  const type = kindOf(roll.kind).fields[field]?.type;
  if (type !== "yuan") return true;
  return roll.householdSpace !== undefined && !EVENTS.has(roll.kind);
}
