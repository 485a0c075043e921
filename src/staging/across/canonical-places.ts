import type { Database } from "../../engine/database.ts";
import { mergedTowns } from "./merged-towns.ts";
import { townKey, townMeant, villageKey, withoutGroup, withoutShortCounty } from "./place-key.ts";
import { townsInVillages } from "./towns-in-villages.ts";

/** A place that had other names, or that others were merged into; a township where no village is named. */
export interface FormerPlace {
  town: string;
  village?: string | undefined;
  formerly: readonly string[];
}

interface Place {
  town: string | null;
  village: string | null;
  people: number;
  registered: number;
}

/**
 * Give one spelling to a township and a village that rolls spell in several ways (青石村, 青石村委会; 青石, 青石乡): the
 * one that the household register uses most, else the most frequent one. A village that exists in one
 * township only brings its township along where a roll leaves it out; one written behind its township is taken apart. Names a place has had before count as its own.
 *
 * Reads mention.town_text and village_text, writes mention.town and village; so it can be run again when a
 * file has changed, with the same result as a first run. Townships that some lists call by a former name which nobody told of go into merged_town.
 */
export async function canonicalisePlaces(
  db: Database,
  former: readonly FormerPlace[] = [],
): Promise<void> {
  await spellPlaces(db, former);
  const kept = new Set(former.map(({ town }) => town));
  const merged = await mergedTowns(db, kept);
  await db.run("DELETE FROM merged_town");
  if (merged.length === 0) return;
  await db.append(
    "merged_town",
    merged.map(({ formerly, town, people }) => [formerly, town, people]),
  );
  const told = merged.map(({ town, formerly }) => ({ town, formerly: [formerly] }));
  await spellPlaces(db, [...former, ...told]);
}

async function spellPlaces(db: Database, former: readonly FormerPlace[]): Promise<void> {
  const today = todaysNames(former);
  const written = await db.rows<Place & Record<string, string | number | null>>(
    `SELECT town_text AS town, village_text AS village, count(*) AS people, count(*) FILTER (kind = 'hukou') AS registered
     FROM mention WHERE town_text IS NOT NULL OR village_text IS NOT NULL
     GROUP BY ALL ORDER BY registered DESC, people DESC, town, village`,
  );
  const now = written.map((place) => ({ ...place, ...today(place.town, place.village) }));
  const apart = townsInVillages(now, keysOfTowns(now));
  const places = now.map((place) => {
    const { town, village, ...others } = apart(place);
    return { ...others, ...today(town, village) };
  });
  const keyOf = keysOfTowns(places);
  const towns = new Map<string, string>();
  const villages = new Map<string, string>();
  const townOfVillage = new Map<string, Set<string>>();
  for (const { town, village } of places) {
    if (town === null) continue;
    const townOf = keyOf(town);
    // The names of a key come in the order of who writes them; one that stands for another is none of its names.
    if (townKey(town) === townOf) keepFirst(towns, townOf, town);
    if (village === null) continue;
    // Whoever lives in another group of the village does not live in this one.
    keepFirst(villages, `${townOf}|${villageKey(village, town)}`, withoutGroup(village));
    const key = villageKey(village, town);
    townOfVillage.set(key, (townOfVillage.get(key) ?? new Set()).add(townOf));
  }
  const rows = places.map(({ town, village }, index) => {
    const lone = village === null ? undefined : townOfVillage.get(villageKey(village, town ?? ""));
    const key = town !== null ? keyOf(town) : lone?.size === 1 ? [...lone][0] : undefined;
    const newTown = key === undefined ? town : (towns.get(key) ?? town);
    const newVillage =
      village === null
        ? null
        : (villages.get(`${key}|${villageKey(village, newTown ?? "")}`) ?? village);
    return [written[index]?.town ?? null, written[index]?.village ?? null, newTown, newVillage];
  });
  await db.run(
    "CREATE OR REPLACE TEMP TABLE place (town VARCHAR, village VARCHAR, new_town VARCHAR, new_village VARCHAR)",
  );
  await db.append("place", rows);
  await db.run(`UPDATE mention SET town = p.new_town, village = p.new_village FROM place p
    WHERE mention.town_text IS NOT DISTINCT FROM p.town
      AND mention.village_text IS NOT DISTINCT FROM p.village
      AND (mention.town IS DISTINCT FROM p.new_town OR mention.village IS DISTINCT FROM p.new_village)`);
}

/** Under which key a township stands, however it is written. */
function keysOfTowns(places: readonly Place[]): (town: string) => string {
  const registered = new Map<string, number>();
  for (const { town, registered: people } of places) {
    if (town === null) continue;
    const key = townKey(town);
    registered.set(key, (registered.get(key) ?? 0) + Number(people));
  }
  const meant = townMeant(registered);
  return (town) => meant(withoutShortCounty(townKey(town), registered));
}

/** What a township and a village are called now. */
function todaysNames(former: readonly FormerPlace[]) {
  const towns = new Map<string, string>();
  const villages = new Map<string, string>();
  for (const { town, village, formerly } of former) {
    for (const name of formerly) {
      if (village === undefined) towns.set(townKey(name), town);
      else villages.set(`${townKey(town)}|${villageKey(name, town)}`, village);
    }
  }
  return (town: string | null, village: string | null) => {
    const now = town === null ? null : (towns.get(townKey(town)) ?? town);
    if (village === null) return { town: now, village };
    const key = `${townKey(now ?? "")}|${villageKey(village, now ?? "")}`;
    return { town: now, village: villages.get(key) ?? village };
  };
}

function keepFirst(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
