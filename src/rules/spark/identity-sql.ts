import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { patternOf } from "../../people/in-place-of-number.ts";

const FILE = fileURLToPath(new URL("../../../queries/spark/identity.sql", import.meta.url));
/** Weights of the first 17 digits, from the left (GB 11643-1999). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const LUHN_PLACES = Array.from({ length: 18 }, (_, place) => place);

/** The statement that turns the cells of `raw_id` into keys on Spark, for data that are on the platform already. */
export function identitySql(): string {
  return readFileSync(FILE, "utf8")
    .replaceAll(/@id_sum\(([\w.]+)\)/g, (_, body: string) =>
      WEIGHTS.map((weight, index) => `${digitOf(body, 16 - index)} * ${weight}`).join(" + "),
    )
    .replaceAll(/@luhn_sum\(([\w.]+)\)/g, (_, body: string) =>
      LUHN_PLACES.map((place) => luhnOf(digitOf(body, place), place)).join(" + "),
    )
    .replaceAll(
      /@whole\('([^']+)'\)/g,
      (_, template: string) => `'\\\\A(?:${patternOf(template)})\\\\z'`,
    );
}

/** Before the check digit of a card every other digit from the last counts twice, less nine where that has two figures. */
function luhnOf(digit: string, place: number): string {
  return place % 2 === 0 ? `${digit} * 2 - ${digit} DIV 5 * 9` : digit;
}

function digitOf(body: string, place: number): string {
  return `${body} DIV ${10n ** BigInt(place)} % 10`;
}
