import { checkCharacter } from "../../src/people/resident-id.ts";

/** A valid number: seventeen digits and the check character that they ask for. */
export function number(body: string): string {
  return body + checkCharacter(body);
}
