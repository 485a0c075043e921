import { isSpelling } from "../../../rolls/resolve-code.ts";
import type { Header } from "../header/find-header.ts";
import type { Known } from "../known.ts";
import { applyKnown } from "./column-questions.ts";
import type { Assignment } from "./match-columns.ts";

/** A number of a household says who was paid where nothing else does. */
const WHO = new Set(["id", "name", "householder_name", "household_no", "card_no", "account_name"]);

/**
 * Whether any column says who the rows are about. A list of nobody would count as one that nobody is on: whoever is covered by it
 * would be thought missed.
 */
export function tellsWho(assignments: Assignment[], header: Header, known: Known): boolean {
  return applyKnown(assignments, header, known).some(
    (assignment) => WHO.has(assignment.field) && !isOfChoices(assignment),
  );
}

const MOST = 0.8;

/** 户主, 配偶, 子, 女 under 与户主关系: what a sheet of choices offers for the cells of another one names nobody. */
function isOfChoices({ field, column: { sample } }: Assignment): boolean {
  if (!/name$/.test(field) || sample.length === 0) return false;
  const choices = sample.filter((text) => isSpelling("relation", text));
  return choices.length >= MOST * sample.length;
}
