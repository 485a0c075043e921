import type { Random } from "../random.ts";
import { BIRTH_BLANK_RATE, BIRTH_WRONG_RATE, VILLAGE_RATE } from "./kinds.ts";

/** The village as another office has it: a neighbouring one of the township, on the same side of 城乡. */
export function damageVillage(
  village: string,
  neighbours: () => readonly string[],
  factor: number,
  random: Random,
): string {
  if (!random.chance(VILLAGE_RATE * factor)) return village;
  const others = neighbours();
  return others.length > 0 ? random.pick(others) : village;
}

/** A date of birth (YYYY-MM-DD) as an office's column has it: left out, or wrong in its month, day or year. */
export function damageBirth(
  birth: string,
  factor: number,
  random: Random,
  blankRate = BIRTH_BLANK_RATE,
): string {
  if (random.chance(blankRate)) return "";
  if (!random.chance(BIRTH_WRONG_RATE * factor)) return birth;
  const two = (number: number) => String(number).padStart(2, "0");
  return random.pick([
    `${birth.slice(0, 8)}${two(random.between(1, 28))}`,
    `${birth.slice(0, 5)}${two(random.between(1, 12))}-${two(Math.min(28, Number(birth.slice(8))))}`,
    `${Number(birth.slice(0, 4)) - random.between(1, 10)}${birth.slice(4, 8)}${two(Math.min(28, Number(birth.slice(8))))}`,
  ]);
}
