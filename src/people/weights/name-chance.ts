import { nameKey } from "../names/name-key.ts";

/** How many people bear a name, as written on some roll. */
export interface BornName {
  text: string;
  people: number;
}

/** Chance that two people taken at random have names of this level or better. */
export interface NameChance {
  alike: number;
  oneOff: number;
  part: number;
}

/**
 * How often names agree by chance, in closed form from the characters at each place of the names; places are taken as
 * independent.
 */
export function nameChance(names: readonly BornName[]): NameChance {
  const total = names.reduce((sum, { people }) => sum + people, 0);
  const chance: NameChance = { alike: 0, oneOff: 0, part: 0 };
  if (total === 0) return chance;
  for (const [length, { places, people }] of namesByLength(names)) {
    const share = (people / total) ** 2;
    const alike = places.map((place) => agreement(place, "sound"));
    const all = alike.reduce((product, each) => product * each, 1);
    chance.alike += share * all;
    const surname = agreement(places[0] ?? new Map(), "folded");
    chance.oneOff += share * (all + (length >= 3 ? surname * oneApart(alike) : 0));
    chance.part += share * surname;
  }
  return chance;
}

type Place = Map<string, { sound: string; people: number }>;

/** Names of one length: the characters at each place, and how many people bear such names. */
interface SameLength {
  places: Place[];
  people: number;
}

function namesByLength(names: readonly BornName[]): Map<number, SameLength> {
  const byLength = new Map<number, SameLength>();
  for (const { text, people } of names) {
    const { characters } = nameKey(text);
    const same = byLength.get(characters.length) ?? {
      places: characters.map((): Place => new Map()),
      people: 0,
    };
    byLength.set(characters.length, same);
    same.people += people;
    for (const [index, { folded, fuzzy }] of characters.entries()) {
      const seen = same.places[index]?.get(folded)?.people ?? 0;
      same.places[index]?.set(folded, { sound: fuzzy[0] ?? folded, people: seen + people });
    }
  }
  return byLength;
}

/** Sum of the squared shares of the values at one place. */
function agreement(place: Place, by: "folded" | "sound"): number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [folded, { sound, people }] of place) {
    const value = by === "folded" ? folded : sound;
    counts.set(value, (counts.get(value) ?? 0) + people);
    total += people;
  }
  return [...counts.values()].reduce((sum, count) => sum + (count / total) ** 2, 0);
}

/** All places after the first agree but one. */
function oneApart(alike: readonly number[]): number {
  return alike.slice(1).reduce((sum, each, index) => {
    const others = alike.slice(1).filter((_, at) => at !== index);
    return sum + (1 - each) * others.reduce((product, other) => product * other, 1);
  }, 0);
}
