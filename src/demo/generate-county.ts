import { monthNumber } from "../rolls/cell/read-date.ts";
import type { County } from "./county.ts";
import { keepLedgers } from "./keep-ledgers.ts";
import { keepRolls } from "./keep-rolls.ts";
import { makePeople } from "./make-people.ts";
import { plantMistakes } from "./plant-mistakes.ts";
import { createRandom } from "./random.ts";

export interface CountyOptions {
  people: number;
  seed: number;
  /** How often each mistake is made; 0 gives a county in which no rule has a hit. */
  mistakes?: number;
  month?: { year: number; month: number };
  /** Also what only the rules without published answers look for: ledgers, accounts, clerical errors. */
  everyRule?: boolean;
  /** Six digits of region codes no county has; the generator also uses the eight after it. */
  region?: string;
}

/**
 * A synthetic county: people and households, the rolls that offices keep of them, and the mistakes they make.
 * The same options give the same county on every machine. Region codes belong to no real county.
 */
export function generateCounty(options: CountyOptions): County {
  const random = createRandom(options.seed);
  const { year, month } = options.month ?? { year: 2019, month: 10 };
  const settings = {
    people: options.people,
    seed: options.seed,
    month: monthNumber(year, month),
    before: monthNumber(year - 1, 12),
    region: options.region ?? "999901",
    name: "青溪县",
    standards: { rural: 420, urban: 600 },
    priceLinkage: [4, 5, 6].map((linked) => monthNumber(year, linked)),
    // 民发〔2021〕57号 is in force from July 2021.
    edition: year * 12 + month >= 2021 * 12 + 7 ? ("current" as const) : ("2019" as const),
    everyRule: options.everyRule ?? false,
  };
  const persons = makePeople(settings, random.fork("people"));
  const county = keepRolls(settings, persons, random.fork("offices"));
  if (settings.everyRule) keepLedgers(county);
  const mistakes = options.mistakes ?? Math.max(2, Math.round(options.people / 900));
  if (mistakes > 0) plantMistakes(county, mistakes, random.fork("mistakes"));
  return county;
}
