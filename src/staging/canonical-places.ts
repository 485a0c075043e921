import type { Database } from "../engine/database.ts";
import { plainText } from "../rolls/plain-text.ts";

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
 * Give one spelling to a township and a village that rolls spell in several ways (洛恩村, 洛恩村委会): the one
 * that the household register uses most, else the most frequent one. A village that exists in one
 * township only brings its township along where a roll leaves it out. Names a place has had before count as its own.
 *
 * Reads mention.town_text and village_text, writes mention.town and village; so it can be run again when a
 * file has changed, with the same result as a first run.
 */
export async function canonicalisePlaces(
  db: Database,
  former: readonly FormerPlace[] = [],
): Promise<void> {
  const today = todaysNames(former);
  const written = await db.rows<Place & Record<string, string | number | null>>(
    `SELECT town_text AS town, village_text AS village, count(*) AS people, count(*) FILTER (kind = 'hukou') AS registered
     FROM mention WHERE town_text IS NOT NULL OR village_text IS NOT NULL
     GROUP BY ALL ORDER BY registered DESC, people DESC, town, village`,
  );
  const places = written.map((place) => ({ ...place, ...today(place.town, place.village) }));
  const towns = new Map<string, string>();
  const villages = new Map<string, string>();
  const townOfVillage = new Map<string, Set<string>>();
  for (const { town, village } of places) {
    if (town !== null) keepFirst(towns, townKey(town), town);
    if (village === null || town === null) continue;
    keepFirst(villages, `${townKey(town)}|${villageKey(village, town)}`, village);
    const key = villageKey(village, town);
    townOfVillage.set(key, (townOfVillage.get(key) ?? new Set()).add(townKey(town)));
  }
  const rows = places.map(({ town, village }, index) => {
    const lone = village === null ? undefined : townOfVillage.get(villageKey(village, town ?? ""));
    const key = town !== null ? townKey(town) : lone?.size === 1 ? [...lone][0] : undefined;
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

/** 某某县洛恩乡人民政府 and 洛恩乡 are one township. */
export function townKey(town: string): string {
  return plainText(town)
    .replace(/(人民政府|政府|办事处|党工委|民政所|民政办)$/, "")
    .replace(/^.{2,8}?(?:自治县|县|市|区|旗)(?=.{1,8}(?:乡|镇|街道)$)/, "")
    .replace(/[()]/g, "");
}

/** 洛恩村, 洛恩村委会 and 洛恩村民委员会 are one village; 洛恩社区 is another. */
export function villageKey(village: string, town: string): string {
  const text = plainText(village).replace(/[()]/g, "");
  const own =
    town !== "" && text.startsWith(town) && text.length > town.length + 1
      ? text.slice(town.length)
      : text;
  const urban = /(社区|居委会|居民委员会)/.test(own);
  const stem = own
    .replace(/(第?[一二三四五六七八九十\d]+(?:村民小组|组|社))$/, "")
    .replace(
      /(社区居民委员会|社区居委会|居民委员会|居委会|社区|村民委员会|村委会|行政村|村委|村)$/,
      "",
    );
  return `${stem || own}|${urban ? "urban" : "rural"}`;
}
